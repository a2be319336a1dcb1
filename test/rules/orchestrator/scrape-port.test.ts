import { yaml } from '../../../src/rules/example';
import { scrapePort } from '../../../src/rules/orchestrator/scrape-port';
import { describeRule } from '../describe-rule';

describeRule(scrapePort, {
  accepts: {
    'an orchestrator in the pod': yaml`
      predictors:
      - name: a
        annotations: {prometheus.io/port: '8000'}
        graph: {name: m, type: MODEL}
        componentSpecs: [{spec: {containers: [{name: m, image: 'i:1'}]}}]
    `,
    'the metrics port of the model': yaml`
      annotations: {seldon.io/engine-separate-pod: 'true'}
      predictors:
      - name: a
        annotations: {prometheus.io/port: '6000'}
        graph: {name: m, type: MODEL}
        componentSpecs: [{spec: {containers: [{name: m, image: 'i:1'}]}}]
    `,
  },
  rejects: {
    'the port of an orchestrator in its own pod, on each level': [
      yaml`
      annotations: {seldon.io/engine-separate-pod: 'true', prometheus.io/port: '8000'}
      predictors:
      - name: a
        annotations: {prometheus.io/port: '8000'}
        graph: {name: m, type: MODEL}
        componentSpecs:
        - {metadata: {annotations: {prometheus.io/port: '8000'}}, spec: {containers: [{name: m, image: 'i:1'}]}}
    `,
      ['spec.annotations[prometheus.io/port]', 'prometheus.io/port 8000 reaches the pods of the nodes only'],
      ['spec.predictors[0].annotations[prometheus.io/port]', '8000'],
      ['spec.predictors[0].componentSpecs[0].metadata.annotations[prometheus.io/port]', '8000'],
    ],
  },
});
