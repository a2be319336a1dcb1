import { createdName } from '../../../src/rules/names/created-name';
import { describeRule } from '../describe-rule';

const server = (name: string) => `graph: {name: ${name}, implementation: SKLEARN_SERVER, modelUri: gs://b/m}`;

describeRule(createdName, {
  accepts: {
    'lower case, digits, dashes': `predictors: [{name: p-1, ${server('m-1')}}]`,
    'a long SeldonDeployment, which is shortened': `
      kind: SeldonDeployment
      apiVersion: machinelearning.seldon.io/v1
      metadata: {name: ${'a'.repeat(63)}}
      spec: {predictors: [{name: p, ${server('m')}}]}
    `,
    'labels and annotations': `predictors: [{name: p, ${server('m')}, labels: {team: a_B.c}, annotations: {Example.com/x: any text}}]`,
  },
  rejects: {
    'a node with an underscore': [
      `predictors: [{name: p, ${server('half_plus_two')}}]`,
      ['spec.predictors[0].graph.name', '"half_plus_two"'],
    ],
    'the container of such a node': [
      'predictors: [{name: p, graph: {name: my_model, type: MODEL}, componentSpecs: [{spec: {containers: [{name: my_model, image: i}]}}]}]',
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].name', '"my_model"'],
    ],
    'a predictor in upper case': [`predictors: [{name: Main, ${server('m')}}]`, ['spec.predictors[0].name', '"Main"']],
    'a SeldonDeployment that begins with a digit': [
      `
      kind: SeldonDeployment
      apiVersion: machinelearning.seldon.io/v1
      metadata: {name: 1st}
      spec: {predictors: [{name: p, ${server('m')}}]}
    `,
      ['metadata.name', '"1st"'],
    ],
    'a node whose name is too long for a label': [
      `predictors: [{name: p, ${server('m'.repeat(49))}}]`,
      ['spec.predictors[0].graph.name', 'mmm'],
    ],
    'a label of the predictor': [
      `predictors: [{name: p, ${server('m')}, labels: {team: a b}}]`,
      ['spec.predictors[0].labels.team', '"a b"'],
    ],
    'a label that the operator needs': [
      `predictors: [{name: p, ${server('m')}, labels: {seldon-deployment-id: other}}]`,
      ['spec.predictors[0].labels.seldon-deployment-id', 'selector'],
    ],
  },
});
