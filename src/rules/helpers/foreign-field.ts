import { levelOf } from './field-place';
import { DEFAULT_VERSION } from '../../api/facts/release';
import { entryOf, isObject, type Json, type JsonObject, valueAt } from '../../private/json';
import { formatPath, type Segment } from '../../private/path';
import { didYouMean } from '../../private/suggest';

/**
 * Fields of pods that Kubernetes has, but not the version of its API that the CRD contains, with the field that
 * contains them; `*` for any.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/go.mod
 */
const NEWER: Readonly<Record<string, string>> = {
  appArmorProfile: 'securityContext',
  claims: 'resources',
  clusterTrustBundle: 'sources',
  fileKeyRef: 'valueFrom',
  hostUsers: 'spec',
  hostnameOverride: 'spec',
  image: 'volumes',
  matchLabelKeys: '*',
  mismatchLabelKeys: '*',
  nodeAffinityPolicy: 'topologySpreadConstraints',
  nodeTaintsPolicy: 'topologySpreadConstraints',
  podCertificate: 'sources',
  recursiveReadOnly: 'volumeMounts',
  resizePolicy: '*',
  resourceClaims: 'spec',
  restartPolicy: 'initContainers',
  restartPolicyRules: '*',
  schedulingGates: 'spec',
  seLinuxChangePolicy: 'securityContext',
  sleep: '*',
  stopSignal: 'lifecycle',
  supplementalGroupsPolicy: 'securityContext',
};

/** Names of a pod's volume sources and of their fields in other words, by the field that contains them. */
const VOLUME_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  volumes: { pvc: 'persistentVolumeClaim', claim: 'persistentVolumeClaim', persistentVolume: 'persistentVolumeClaim' },
  secret: { name: 'secretName' },
  configMap: { configMapName: 'name', secretName: 'name' },
  persistentVolumeClaim: { name: 'claimName', claim: 'claimName', pvcName: 'claimName' },
  volumeMounts: { path: 'mountPath', volumeName: 'name', volume: 'name' },
};

/** The parts of KServe's InferenceService, and the explainers there. */
const KSERVE = /^(predictor|transformer)$/;
const KSERVE_EXPLAINER = /^(alibi|aix|art|custom)$/;

const NO_AUTOSCALER_FIELDS: Readonly<Record<string, string>> = {
  scaleTargetRef: 'remove it: the operator sets the Deployment that it scales',
  metadata: 'remove it: the operator names the object',
};

const POD_PLACE = 'write the pod in spec.predictors[0].componentSpecs[0].spec';

/** Fields of Deployments and of KServe at the level of the spec or of a predictor. */
const DEPLOYMENT_WORDS: Readonly<Record<string, string>> = {
  selector: 'remove it: the operator sets the selectors of its Deployments',
  strategy: 'remove it: the operator sets the strategy of its Deployments',
  template: POD_PLACE,
  podTemplate: POD_PLACE,
  podSpec: POD_PLACE,
  revisionHistoryLimit: 'remove it: the operator does not set it',
};

/** Fields that all objects had, by their names. */
const METADATA_WORDS: Readonly<Record<string, string>> = {
  clusterName: 'remove it: Kubernetes no longer has this field',
  initializers: 'remove it: Kubernetes no longer has this field',
};

/** Fields of an orchestrator that only the operator sets. */
const ORCHESTRATOR_WORDS: Readonly<Record<string, string>> = {
  enabled: 'remove it; the annotation seldon.io/no-engine: "true" removes the orchestrator',
  image: "set executor.image in the operator's values: all orchestrators have the same image",
  imagePullPolicy: "set executor.image.pullPolicy in the operator's values",
  serviceAccountName: "set executor.serviceAccount.name in the operator's values",
};

/**
 * What to do about an unknown field that another API has at this place: Deployments, KServe, HorizontalPodAutoscalers,
 * or the pods of a newer Kubernetes; undefined if the field means nothing there.
 */
export function foreignField(object: JsonObject, path: readonly Segment[]): string | undefined {
  const name = String(path[path.length - 1]);
  const parent = path.slice(0, -1);
  const container = String(parent.filter((step) => typeof step === 'string').pop());
  return (
    word(entryOf(VOLUME_WORDS, container), name, didYouMean) ??
    (container === 'metadata' ? word(METADATA_WORDS, name) : undefined) ??
    atLevel(object, path, name) ??
    inAutoscaler(parent, name) ??
    (isNewer(name, parent, container)
      ? `remove it: the pods of Seldon Core ${DEFAULT_VERSION} do not have this field of newer Kubernetes releases`
      : undefined)
  );
}

function atLevel(object: JsonObject, path: readonly Segment[], name: string): string | undefined {
  const level = levelOf(path.slice(0, -1));
  if (level === 'spec' && KSERVE.test(name)) {
    return kservePart(valueAt(object, path));
  }
  if (level === 'spec' || level === 'predictor') {
    return word(DEPLOYMENT_WORDS, name);
  }
  if (level === 'orchestrator') {
    return word(ORCHESTRATOR_WORDS, name);
  }
  return level === 'explainer' && KSERVE_EXPLAINER.test(name)
    ? `move its fields one level up: ${formatPath(path.slice(0, -1))} has type and modelUri`
    : undefined;
}

/** A part of an InferenceService, or a predictor that is not in a list. */
function kservePart(value: Json | undefined): string {
  return isObject(value) && isObject(value.graph)
    ? 'write predictors, with this as the only item of a list'
    : 'write predictors: [{name: ..., graph: {name: ..., implementation: ..., modelUri: ...}}]; ' +
        'this is the form of an InferenceService of KServe';
}

function inAutoscaler(parent: readonly Segment[], name: string): string | undefined {
  const owner = parent[parent.length - 1];
  if (owner !== 'hpaSpec' && owner !== 'kedaSpec') {
    return undefined;
  }
  if (name === 'behavior') {
    const keda = formatPath([...parent.slice(0, -1), 'kedaSpec', 'advanced', 'horizontalPodAutoscalerConfig', name]);
    return owner === 'kedaSpec' ? `move it to ${keda}` : `remove it; with KEDA, write it in ${keda}`;
  }
  return word(NO_AUTOSCALER_FIELDS, name);
}

function isNewer(name: string, parent: readonly Segment[], container: string): boolean {
  const isInPod = parent[3] === 'componentSpecs' && parent[5] === 'spec';
  const isInExplainer = parent.includes('containerSpec');
  const wanted = entryOf(NEWER, name);
  return (isInPod || isInExplainer) && (wanted === '*' || wanted === container);
}

function word(
  words: Readonly<Record<string, string>> | undefined,
  name: string,
  write: (found: string) => string = (found) => found,
): string | undefined {
  const found = words && entryOf(words, name);
  return found === undefined ? undefined : write(found);
}
