import { describeDocumentRule } from './describe-document-rule';
import { knownKind } from '../../../src/rules/schema/known-kind';

describeDocumentRule(knownKind, {
  'a misspelled kind': 'apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployments\nmetadata: {name: a}\n',
  'the kind in a group that lacks it': 'apiVersion: apps/v1\nkind: SeldonDeployment\nmetadata: {name: a}\n',
  'the kind in the group of Seldon Core 2':
    'apiVersion: mlops.seldon.io/v1alpha1\nkind: SeldonDeployment\nmetadata: {name: a}\n',
  'a misspelled group': 'apiVersion: machinelearning.seldom.io/v1\nkind: Model\nmetadata: {name: a}\n',
  'no kind in the group': 'apiVersion: machinelearning.seldon.io/v1\nmetadata: {name: a}\n',
  'the field kind in upper case':
    'apiVersion: machinelearning.seldon.io/v1\nKind: SeldonDeployment\nmetadata: {name: a}\n',
  'an item of a list without kind':
    'kind: SeldonDeploymentList\nitems: [{metadata: {name: a}, spec: {predictors: [{graph: {name: m}}]}}]\n',
  'a list of objects': '- {apiVersion: machinelearning.seldon.io/v1, kind: SeldonDeployment, metadata: {name: a}}\n',
});
