import { yaml } from '../../../src/rules/example';
import { uncalledPort } from '../../../src/rules/pods/uncalled-port';
import { describeRule } from '../describe-rule';

describeRule(uncalledPort, {
  accepts: {
    'ports of the right names': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', ports: [{name: http, containerPort: 8080}]}]}}]
    `,
    'the port that the operator would add': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', ports: [{containerPort: 9000}]}]}}]
    `,
    'a port for metrics': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', ports: [{name: prometheus, containerPort: 9100}]}]}}]
    `,
    'a container that reads its port from a variable': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', ports: [{containerPort: 5000}], env: [{name: PREDICTIVE_UNIT_HTTP_SERVICE_PORT, value: '5000'}]}]}}]
    `,
    'a sidecar': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs: [{spec: {containers: [{name: m, image: 'i:1'}, {name: s, image: 'i:1', ports: [{containerPort: 80}]}]}}]
    `,
  },
  rejects: {
    'a port without a name': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', ports: [{containerPort: 5000}]}]}}]
    `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].ports[0]', 'port 5000 is never called'],
    ],
    'a port of another name': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', ports: [{name: rest, containerPort: 8501}]}]}}]
    `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].ports[0]', '8501 (rest)'],
    ],
  },
});
