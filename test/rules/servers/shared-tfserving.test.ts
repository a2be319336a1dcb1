import { sharedTfserving } from '../../../src/rules/servers/shared-tfserving';
import { describeRule } from '../describe-rule';

const NODE = (name: string, more = '') =>
  `{name: ${name}, implementation: TENSORFLOW_SERVER, modelUri: gs://m/${name}${more}}`;
const graph = (spec: string, components = '', protocol = '') =>
  `spec: {${protocol} predictors: [{name: a, graph: ${spec}, componentSpecs: [${components}]}]}`;
const TWO = NODE('one', `, children: [${NODE('two')}]`);

describeRule(sharedTfserving, {
  accepts: {
    'one node': graph(NODE('one')),
    'two nodes in separate pods': graph(
      TWO,
      '{spec: {containers: [{name: one}]}}, {spec: {containers: [{name: two}]}}',
    ),
    'two nodes without proxies': graph(TWO, '', 'protocol: tensorflow,'),
    'two nodes of another server': graph(TWO.replaceAll('TENSORFLOW', 'SKLEARN')),
    'a node of that name without a proxy': graph(NODE('tfserving'), '', 'protocol: tensorflow,'),
  },
  rejects: {
    'two nodes without component specs': [
      graph(TWO),
      ['spec.predictors[0].graph.children[0]', '"two" runs in the pod of "one"'],
    ],
    'two nodes in one component spec': [
      graph(TWO, '{spec: {containers: [{name: two}, {name: one}]}}'),
      ['spec.predictors[0].graph.children[0]', '"two" runs in the pod of "one"'],
    ],
    'a node without a container and one with a container in the first entry': [
      graph(TWO, '{spec: {containers: [{name: one}]}}'),
      ['spec.predictors[0].graph.children[0]', 'no other model'],
    ],
    'a node with the name of the container': [
      graph(NODE('tfserving')),
      ['spec.predictors[0].graph.name', 'has the same name as the container'],
    ],
  },
});
