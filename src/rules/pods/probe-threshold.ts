import { refusalRule } from '../helpers/refusal-rule';
import { podDiff } from '../rule';

export const probeThreshold = refusalRule(
  {
    id: 'SELDON223',
    title: 'the successThreshold of liveness and startup probes is 1',
    consequence:
      'The API server rejects the Deployment: no pod ever starts. Only a readiness probe may require several ' +
      'successes.',
    example: () => podDiff`
        containers:
      - - name: classifier
      -   image: 'registry.example.com/iris:1'
      -   livenessProbe: {tcpSocket: {port: http}, successThreshold: 3}
      + - {name: classifier, image: 'registry.example.com/iris:1', livenessProbe: {tcpSocket: {port: http}}}
    `,
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    matches: ({ refusal: { field } }) => field.endsWith('Probe.successThreshold'),
  },
  ({ refusal: { value } }) => ({
    message: `successThreshold ${value ?? ''} of a probe that accepts only 1`,
    remedy: 'remove successThreshold',
  }),
);
