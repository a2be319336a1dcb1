import { yaml } from '../example';
import { refusalRule } from '../helpers/refusal-rule';
import { upstream } from '../rule';

export const probeHandler = refusalRule(
  {
    id: 'SELDON222',
    title: 'a probe says what it asks',
    consequence:
      'The operator replaces a missing probe, not one that has timings alone. The API server refuses the Deployment: no pod ever starts.',
    example: {
      before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1', livenessProbe: {initialDelaySeconds: 300}}]}
    `,
      after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1', livenessProbe: {initialDelaySeconds: 300, tcpSocket: {port: http}}}]}
    `,
    },
    source: upstream('operator/controllers/seldondeployment_controller.go'),
    matches: ({ refusal: { detail } }) =>
      detail === 'must specify a handler type' || detail === 'may not specify more than 1 handler type',
  },
  ({ refusal: { detail } }) =>
    detail.startsWith('must')
      ? {
          message: 'a probe with timings and nothing to ask',
          remedy: 'add tcpSocket: {port: http}, or httpGet, grpc or exec',
        }
      : { message: 'a probe that asks two things', remedy: 'keep one of httpGet, tcpSocket, grpc and exec' },
);
