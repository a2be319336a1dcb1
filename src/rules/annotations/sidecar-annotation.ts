import { SIDECAR_INJECT } from '../../api/facts/third-party-keys';
import { formatPath } from '../../private/path';
import { writtenAnnotations } from '../helpers/written-annotations';
import { diff, type Subject, trap, upstream } from '../rule';

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

/** Labels that only have a meaning on pods. */
const LABELS_OF_PODS = [SIDECAR_INJECT, 'istio.io/rev', 'azure.workload.identity/use'];

/** A label that Istio reads from namespaces only. */
const OF_NAMESPACE = 'istio-injection';

export const sidecarAnnotation = trap({
  id: 'SELDON278',
  title: 'annotations and labels for pods are written where they reach the pods',
  consequence:
    'The operator copies annotations of `spec`, predictors and component specs to pods, and labels of predictors and ' +
    'component specs, but never what is in `metadata`. Istio reads the label `istio-injection` from namespaces only.',
  example: () => diff`
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
    for (const { labels, at } of labelsOf(subject)) {
      for (const key of Object.keys(labels ?? {})) {
        const path = `${at}${formatPath([key]).startsWith('[') ? '' : '.'}${formatPath([key])}`;
        if (key === OF_NAMESPACE) {
          report({
            path,
            message: `${key} is a label of namespaces, and is ignored here`,
            remedy: `write ${SIDECAR_INJECT}: "true" or "false" into spec.annotations, or label the namespace`,
          });
        } else if (at === IN_METADATA && LABELS_OF_PODS.includes(key)) {
          report({
            path,
            message: `${key} does not reach the pods from here`,
            remedy: 'move it to the labels of each predictor',
          });
        }
      }
    }
  },
});

const IN_METADATA = 'metadata.labels';

/** The labels of the SeldonDeployment, its predictors and its component specs, and their places. */
function labelsOf({ metadata, predictors }: Subject): { readonly labels: Labels; readonly at: string }[] {
  return [
    { labels: metadata.labels, at: IN_METADATA },
    ...predictors.flatMap(({ predictor, path, components }) => [
      { labels: predictor.labels, at: `${path}.labels` },
      ...components.map((each) => ({ labels: each.component.metadata?.labels, at: `${each.path}.metadata.labels` })),
    ]),
  ];
}

type Labels = { readonly [key: string]: string } | null | undefined;
