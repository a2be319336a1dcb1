import { describeDocumentRule } from './describe-document-rule';
import { coreTwo } from '../../../src/rules/schema/core-two';

describeDocumentRule(coreTwo, {
  'a pipeline': 'apiVersion: mlops.seldon.io/v1alpha1\nkind: Pipeline\nmetadata: {name: a}\n',
});
