import { yaml } from '../../../src/rules/example';
import { probePort } from '../../../src/rules/pods/probe-port';
import { describeRule } from '../describe-rule';

describeRule(probePort, {
  accepts: {
    'a name': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', livenessProbe: {tcpSocket: {port: http}}}]}
    `,
    'the assigned number': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', livenessProbe: {grpc: {port: 9500}}}]}
    `,
    'a declared number': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', livenessProbe: {httpGet: {port: 8080}}, ports: [{containerPort: 8080}]}]}
    `,
    'a container that is not a node': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}, {name: s, image: 'i:1', livenessProbe: {tcpSocket: {port: 1}}}]}
    `,
  },
  rejects: {
    'another number': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', livenessProbe: {httpGet: {port: 5000}}}]}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].livenessProbe.httpGet.port', '5000'],
    ],
    'an unknown name': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1', livenessProbe: {tcpSocket: {port: web}}}]}
    `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].livenessProbe.tcpSocket.port', '"web"'],
    ],
  },
});
