import { refusalRule } from '../helpers/refusal-rule';
import { podDiff, upstream } from '../rule';

export const probeHandler = refusalRule(
  {
    id: 'SELDON222',
    title: 'a probe or hook has exactly one handler',
    consequence:
      'The operator replaces a missing probe, but not one that has only timings. The API server rejects the ' +
      'Deployment: no pod ever starts.',
    example: () => podDiff`
        containers:
      - - {name: classifier, image: 'registry.example.com/iris:1', livenessProbe: {initialDelaySeconds: 300}}
      + - name: classifier
      +   image: 'registry.example.com/iris:1'
      +   livenessProbe: {initialDelaySeconds: 300, tcpSocket: {port: http}}
    `,
    source: upstream('operator/controllers/seldondeployment_controller.go'),
    matches: ({ refusal: { detail } }) =>
      detail === 'must specify a handler type' || detail === 'may not specify more than 1 handler type',
  },
  ({ refusal: { field, detail } }) => {
    const [what, add, keep] = /\.lifecycle\./.test(field)
      ? ['hook', 'add exec or httpGet', 'keep one of exec and httpGet']
      : [
          'probe',
          'add tcpSocket: {port: http}, or httpGet, grpc or exec',
          'keep one of httpGet, tcpSocket, grpc and exec',
        ];
    return detail.startsWith('must')
      ? { message: `the ${what} has no handler`, remedy: add }
      : { message: `the ${what} has more than one handler`, remedy: keep };
  },
);
