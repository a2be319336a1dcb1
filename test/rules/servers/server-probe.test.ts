import { yaml } from '../../../src/rules/example';
import { serverProbe } from '../../../src/rules/servers/server-probe';
import { describeRule } from '../describe-rule';

describeRule(serverProbe, {
  accepts: {
    'only timings': yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m, livenessProbe: {periodSeconds: 5}}]}
    `,
    'another protocol': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m, livenessProbe: {tcpSocket: {port: http}}}]}
    `,
    'Triton, which keeps its handler': yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: TRITON_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m, livenessProbe: {tcpSocket: {port: http}}}]}
    `,
  },
  rejects: {
    'a handler': [
      yaml`
      protocol: v2
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m, readinessProbe: {exec: {command: [x]}}}]}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].readinessProbe.exec', 'replaced'],
    ],
  },
});
