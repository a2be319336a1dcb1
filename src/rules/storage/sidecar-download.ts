import { SIDECAR_INJECT } from '../../api/facts/third-party-keys';
import { isObject } from '../../private/json';
import { withoutCredentials } from '../../private/redact';
import { type Labels } from '../helpers/label-selector';
import { downloadsIn, podsOf, type Pods } from '../helpers/pods';
import { diff, trap, upstream } from '../rule';

/**
 * Annotations of a pod that let its init containers reach the network.
 * @see https://istio.io/latest/docs/setup/additional-setup/cni/#compatibility-with-application-init-containers
 */
const WAYS_OUT =
  /^(traffic\.sidecar\.istio\.io\/(exclude|include)Outbound(Ports|IPRanges)|sidecar\.istio\.io\/(nativeSidecar|interceptionMode))$/;

export const sidecarDownload = trap({
  id: 'SELDON302',
  severity: 'info',
  stage: 'expansion',
  title: 'a model download works however the mesh starts its sidecars',
  consequence:
    "The storage initializer runs before an ordinary sidecar. If Istio's CNI plugin redirects its traffic " +
    '(OpenShift, managed meshes), the download fails or hangs; native sidecars, and meshes without that plugin, are ' +
    'not affected.',
  example: () => diff`
      metadata: {name: iris, namespace: growth}
      spec:
    +   annotations: {traffic.sidecar.istio.io/excludeOutboundPorts: '443'}
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: growth, labels: {istio-injection: enabled}}
  `,
  source: upstream('operator/controllers/model_initializer_injector.go'),
  check(subject, report) {
    const namespace = subject.surroundings.labelsOfNamespace(subject.namespace) ?? {};
    for (const pods of podsOf(subject)) {
      if (!hasSidecar(pods, namespace) || Object.keys(mapOf(pods, 'annotations')).some((key) => WAYS_OUT.test(key))) {
        continue;
      }
      for (const { uri, path } of downloadsIn(subject, pods)) {
        report({
          path: path(),
          message: `${JSON.stringify(withoutCredentials(uri))} is downloaded before the Istio sidecar runs`,
          remedy:
            'if the mesh uses the CNI plugin, annotate the pods with sidecar.istio.io/nativeSidecar or ' +
            'traffic.sidecar.istio.io/excludeOutboundPorts (spec.annotations)',
        });
      }
    }
  },
});

/**
 * Whether Istio injects a sidecar into a pod.
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
 */
function hasSidecar(pods: Pods, namespace: Labels): boolean {
  const labels = mapOf(pods, 'labels');
  const wish = labels[SIDECAR_INJECT] ?? mapOf(pods, 'annotations')[SIDECAR_INJECT];
  if (namespace['istio-injection'] === 'disabled' || wish === 'false' || pods.spec.hostNetwork === true) {
    return false;
  }
  return namespace['istio-injection'] === 'enabled' || 'istio.io/rev' in namespace || labels[SIDECAR_INJECT] === 'true';
}

function mapOf({ template }: Pods, key: 'labels' | 'annotations'): Labels {
  const map = isObject(template.metadata) ? template.metadata[key] : undefined;
  return isObject(map) ? (map as Labels) : {};
}
