import { writtenAnnotations } from '../helpers/written-annotations';
import { diff, trap, upstream } from '../rule';

/** Prefixes of annotations that only have a meaning on pods. */
const OF_PODS = [
  'sidecar.istio.io',
  'traffic.sidecar.istio.io',
  'proxy.istio.io',
  'prometheus.io',
  'cluster-autoscaler.kubernetes.io',
  'iam.amazonaws.com',
  'vault.hashicorp.com',
  'linkerd.io',
];

export const sidecarAnnotation = trap({
  id: 'SELDON278',
  severity: 'warning',
  title: 'annotations for pods are written where they reach the pods',
  consequence:
    'The operator copies annotations of `spec`, predictors and component specs to pods, but never those in ' +
    '`metadata.annotations`.',
  example: diff`
      metadata:
        name: iris
    -   annotations: {sidecar.istio.io/inject: 'false'}
      spec:
    +   annotations: {sidecar.istio.io/inject: 'false'}
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    for (const { key, level, path } of writtenAnnotations(subject)) {
      if (level === 'metadata' && OF_PODS.some((prefix) => key.startsWith(`${prefix}/`))) {
        report({ path, message: `${key} does not reach the pods from here`, remedy: 'move it to spec.annotations' });
      }
    }
  },
});
