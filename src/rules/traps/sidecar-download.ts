import { trap } from './trap';
import { isObject, type JsonObject } from '../../private/json';
import { valueAt } from '../../private/value-at';
import { yaml } from '../example';
import { type Labels } from '../label-selector';
import { Origin } from '../origin/origin';
import { upstream } from '../rule';

/**
 * Annotations of a pod that let its init containers reach the network.
 * @see https://istio.io/latest/docs/setup/additional-setup/cni/#compatibility-with-application-init-containers
 */
const WAYS_OUT = /^(traffic\.sidecar\.istio\.io\/(exclude|include)Outbound(Ports|IPRanges)|sidecar\.istio\.io\/(nativeSidecar|interceptionMode))$/;

export const sidecarDownload = trap({
  id: 'SELDON302',
  severity: 'info',
  stage: 'expansion',
  title: 'a model download does not depend on how the mesh starts its sidecars',
  consequence: 'The storage initializer runs before an ordinary sidecar. Where Istio\'s CNI plugin redirects its traffic (OpenShift, managed meshes), the download is refused or hangs; sidecars that are init containers themselves, and meshes without that plugin, are no problem.',
  example: {
    before: yaml`
      metadata: {name: iris, namespace: growth}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: growth, labels: {istio-injection: enabled}}
    `,
    after: yaml`
      metadata: {name: iris, namespace: growth}
      spec:
        annotations: {traffic.sidecar.istio.io/excludeOutboundPorts: '443'}
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: growth, labels: {istio-injection: enabled}}
    `,
  },
  source: upstream('operator/controllers/model_initializer_injector.go'),
  check({ namespace, metadata, spec, config, surroundings, expansion }, report) {
    const namespaceLabels = surroundings.labelsOfNamespace(namespace) ?? {};
    let origin: Origin | undefined;
    for (const object of expansion.objects) {
      const pod = object.kind === 'Deployment' ? valueAt(object, 'spec.template') : undefined;
      if (!isObject(pod) || !hasSidecar(pod, namespaceLabels) || Object.keys(mapOf(pod, 'annotations')).some((key) => WAYS_OUT.test(key))) {
        continue;
      }
      downloads(pod).forEach((uri, index) => {
        if (uri !== undefined) {
          origin ??= new Origin({ metadata, spec } as unknown as JsonObject, config.deploymentNameAsPrefix);
          report({
            path: origin.of(object, { type: 'FieldValueInvalid', field: `spec.template.spec.initContainers[${index}].args`, detail: '' }),
            message: `${JSON.stringify(uri)} is downloaded before an ordinary sidecar of Istio runs`,
            remedy: 'where the mesh uses the CNI plugin, annotate the pods with sidecar.istio.io/nativeSidecar or traffic.sidecar.istio.io/excludeOutboundPorts (spec.annotations)',
          });
        }
      });
    }
  },
});

/**
 * Whether Istio puts a sidecar into a pod.
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy
 */
function hasSidecar(pod: JsonObject, namespace: Labels): boolean {
  const labels = mapOf(pod, 'labels');
  const wish = labels['sidecar.istio.io/inject'] ?? mapOf(pod, 'annotations')['sidecar.istio.io/inject'];
  if (namespace['istio-injection'] === 'disabled' || wish === 'false' || valueAt(pod, 'spec.hostNetwork') === true) {
    return false;
  }
  return namespace['istio-injection'] === 'enabled' || 'istio.io/rev' in namespace || labels['sidecar.istio.io/inject'] === 'true';
}

/** What each init container downloads; undefined for one that does something else, or copies from a volume. */
function downloads(pod: JsonObject): (string | undefined)[] {
  const containers = valueAt(pod, 'spec.initContainers');
  return (Array.isArray(containers) ? containers : []).map((container) => {
    const { name, args } = isObject(container) ? container : {};
    const uri = Array.isArray(args) && /-model-initializer$/.test(String(name)) ? String(args[0]) : undefined;
    return uri?.startsWith('/') ? undefined : uri;
  });
}

function mapOf(pod: JsonObject, key: 'labels' | 'annotations'): Labels {
  const map = valueAt(pod, ['metadata', key]);
  return isObject(map) ? map as Labels : {};
}
