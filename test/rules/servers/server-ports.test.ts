import { yaml } from '../../../src/rules/example';
import { serverPorts } from '../../../src/rules/servers/server-ports';
import { describeRule } from '../describe-rule';

describeRule(serverPorts, {
  accepts: {
    http: yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m, ports: [{name: http, containerPort: 9005}]}]}
    `,
    'protocol seldon': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m, ports: [{name: metrics, containerPort: 6005}]}]}
    `,
  },
  rejects: {
    metrics: [
      yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m, ports: [{name: metrics, containerPort: 6005}]}]}
    `,
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].ports[0]',
        'port 6005 (metrics) of "m" is dropped; only its number is used',
      ],
    ],
    another: [
      yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m, ports: [{name: debug, containerPort: 7000}]}]}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].ports[0]', 'port 7000 (debug) of "m" is dropped'],
    ],
  },
});
