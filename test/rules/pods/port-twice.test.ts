import { portTwice } from '../../../src/rules/pods/port-twice';
import { describeRule, ownModel } from '../describe-rule';

const pair = (one: string, two: string, between = '') =>
  `{predictors: [{name: a, graph: {name: t, type: TRANSFORMER, children: [{name: m, type: MODEL}]},
      componentSpecs: [{spec: {containers: [{name: t, image: 'i:1', ports: [${one}]}${between || ', '}{name: m, image: 'i:1', ports: [${two}]}]}}]}]}`;
const CONTAINERS = 'spec.predictors[0].componentSpecs[0].spec.containers';

describeRule(portTwice, {
  accepts: {
    'ports that the operator assigns': pair('', ''),
    'its own ports for each container': pair('{name: http, containerPort: 5000}', '{name: http, containerPort: 5002}'),
    'one port in two pods': pair(
      '{name: http, containerPort: 5000}',
      '{name: http, containerPort: 5000}',
      ']}}, {spec: {containers: [',
    ),
    'one port for TCP and UDP': pair('{name: a, containerPort: 5000}', '{name: b, containerPort: 5000, protocol: UDP}'),
  },
  rejects: {
    'one port in two containers': [
      pair('{name: http, containerPort: 5000}', '{name: http, containerPort: 5000}'),
      [`${CONTAINERS}[1].ports[0].containerPort`, 'containers "t" and "m" both listen on port 5000'],
    ],
    'the port of the orchestrator': [
      ownModel('', '', 'ports: [{name: http, containerPort: 8000}]'),
      [`${CONTAINERS}[0].ports[0].containerPort`, '"m" and "seldon-container-engine" both listen on port 8000'],
    ],
  },
});
