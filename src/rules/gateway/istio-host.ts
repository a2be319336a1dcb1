import { ISTIO_HOST } from '../../api/facts/settings';
import { writtenAnnotations } from '../helpers/written-annotations';
import { specDiff, trap, upstream } from '../rule';

export const istioHost = trap({
  id: 'SELDON285',
  ofOperator: true,
  title: `${ISTIO_HOST} names one host`,
  consequence: 'Before version 1.18.2, the whole value becomes one host of the VirtualService, which matches nothing.',
  example: () => ({
    ...specDiff`
      - annotations: {seldon.io/istio-host: 'a.example.com,b.example.com'}
      + annotations: {seldon.io/istio-host: '*.example.com'}
    `,
    operator: 'istio: {enabled: true}',
  }),
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    for (const { key, value, path } of subject.config.istio.enabled ? writtenAnnotations(subject) : []) {
      if (key === ISTIO_HOST && /[,\s]/.test(value.trim())) {
        report({
          path,
          message: `${JSON.stringify(value)} becomes a single host that matches nothing`,
          remedy: 'write one host, which may begin with "*."',
        });
      }
    }
  },
});
