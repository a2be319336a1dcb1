import { reservedName } from '../../../src/rules/names/reserved-name';
import { describeRule } from '../describe-rule';

const graph = (name: string, implementation = 'SKLEARN_SERVER') =>
  `graph: {name: ${name}, implementation: ${implementation}, modelUri: gs://m/x}`;
const apart = `
predictors:
- name: a
  graph: {name: clean, type: TRANSFORMER, children: [{name: tfserving, type: MODEL}]}
  componentSpecs:
  - spec: {containers: [{name: clean, image: 'i:1'}]}
  - spec: {containers: [{name: tfserving, image: 'i:1'}]}
`;

describeRule(reservedName, {
  accepts: {
    "a node named tfserving in the orchestrator's pod, which needs no Service": `predictors: [{name: a, ${graph('tfserving')}}]`,
    'the container of TensorFlow Serving, which is not a node': `predictors: [{name: a, ${graph('m', 'TENSORFLOW_SERVER')}, componentSpecs: [{spec: {containers: [{name: m}, {name: tfserving}]}}]}]`,
    'a container beside an orchestrator in its own pod': `spec: {annotations: {seldon.io/engine-separate-pod: 'true'}, predictors: [{name: a, ${graph('m')}, componentSpecs: [{spec: {containers: [{name: m}, {name: seldon-container-engine, image: 'i:1'}]}}]}]}`,
    'a name that only contains one': `predictors: [{name: a, ${graph('my-tfserving')}}]`,
  },
  rejects: {
    'the orchestrator': [
      `predictors: [{name: a, ${graph('seldon-container-engine')}}]`,
      ['spec.predictors[0].graph.name', 'nothing answers requests'],
    ],
    'a container beside the node, instead of which the operator would add its own': [
      `predictors: [{name: a, ${graph('m')}, componentSpecs: [{spec: {containers: [{name: m}, {name: seldon-container-engine, image: 'i:1'}]}}]}]`,
      ['spec.predictors[0].componentSpecs[0].spec.containers[1].name', 'nothing answers requests'],
    ],
    'a node named tfserving in another pod': [
      apart,
      ['spec.predictors[0].graph.children[0].name', 'nothing can call it'],
    ],
    'such a node if the orchestrator has its own pod': [
      `spec: {annotations: {seldon.io/engine-separate-pod: 'true'}, predictors: [{name: a, ${graph('tfserving')}}]}`,
      ['spec.predictors[0].graph.name', 'no Service'],
    ],
    'such a node if there is no orchestrator': [
      `predictors: [{name: a, annotations: {seldon.io/no-engine: 'true'}, ${graph('tfserving')}}]`,
      ['spec.predictors[0].graph.name', 'no Service'],
    ],
  },
});
