import { containerTwice } from '../../../src/rules/pods/container-twice';
import { describeRule } from '../describe-rule';

const server = (name: string, more = '') =>
  `{name: ${name}, implementation: SKLEARN_SERVER, modelUri: gs://m/x${more}}`;

describeRule(containerTwice, {
  accepts: {
    "your own init container instead of the operator's": `predictors: [{name: a, graph: ${server('m')}, componentSpecs: [{spec: {volumes: [{name: m-provision-location, emptyDir: {}}], containers: [{name: m}], initContainers: [{name: m-model-initializer, image: 'i:1', volumeMounts: [{name: m-provision-location, mountPath: /mnt/models}]}]}}]}]`,
    'the same name in two pods': `predictors: [{name: a, graph: ${server('m')}, componentSpecs: [{spec: {containers: [{name: m}]}}, {spec: {containers: [{name: x, image: 'i:1'}], initContainers: [{name: m, image: 'i:1'}]}}]}]`,
  },
  rejects: {
    'a node named like the init container of another node': [
      `predictors: [{name: a, graph: ${server('m', `, children: [${server('m-model-initializer')}]`)}}]`,
      ['spec.predictors[0].graph.name', 'the pod has two containers named "m-model-initializer"'],
    ],
    'an init container named like a container': [
      `predictors: [{name: a, graph: ${server('m')}, componentSpecs: [{spec: {containers: [{name: m}], initContainers: [{name: m, image: 'i:1'}]}}]}]`,
      ['spec.predictors[0].componentSpecs[0].spec.initContainers[0].name', 'two containers named "m"'],
    ],
  },
});
