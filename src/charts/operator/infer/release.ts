import { FoundValues } from './found';
import { readManager } from './manager';
import { KEEP_ANNOTATIONS } from '../../../api/crd-keep';
import { CRD_NAME } from '../../../api/facts/group';
import { OPERATOR_CHART_NAME, OPERATOR_CONFIG_MAP } from '../../../api/facts/names';
import { asText, isObject, type Json, type JsonObject, valueAt, without } from '../../../private/json';
import { parseJson } from '../../../private/parse-json';

/** What the operator's chart was given. */
export interface InferredRelease {
  /** Name of the release. */
  readonly release: string;
  readonly namespace: string;
  /** Values that differ from the chart's defaults; null if a default was deleted. */
  readonly values: JsonObject;
}

/**
 * The values with which the operator's chart renders objects such as these. It reads what values can change; whether
 * the chart makes the same objects of them is for the caller to compare.
 *
 * @param manager the Deployment of the operator
 * @param objects those of its release, among any others
 */
export function inferRelease(manager: JsonObject, objects: readonly JsonObject[]): InferredRelease {
  const labels = valueAt(manager, 'metadata.labels');
  const { 'app.kubernetes.io/instance': release, 'app.kubernetes.io/name': name } = isObject(labels) ? labels : {};
  const namespace = asText(valueAt(manager, 'metadata.namespace') ?? '');
  const found = new FoundValues();
  readManager(found, manager, namespace);
  found.note('nameOverride', name === OPERATOR_CHART_NAME ? undefined : name);
  const own = new Objects(objects, namespace);
  readConfiguration(found, own);
  readPresence(found, own);
  readDefinition(found, own, namespace);
  return { release: typeof release === 'string' ? release : OPERATOR_CHART_NAME, namespace, values: found.values };
}

/** Objects of the cluster and of one namespace. */
class Objects {
  private readonly own: readonly JsonObject[];

  public constructor(
    private readonly all: readonly JsonObject[],
    private readonly namespace: string,
  ) {
    this.own = all.filter(({ metadata }) => {
      const other = isObject(metadata) ? metadata.namespace : undefined;
      return other === undefined || other === namespace;
    });
  }

  public named(kind: string, name: string): JsonObject | undefined {
    return this.own.find((object) => object.kind === kind && valueAt(object, 'metadata.name') === name);
  }

  /** An object of the whole cluster, whose name ends with the operator's namespace. */
  public clusterWide(kind: string, prefix: string): JsonObject | undefined {
    return this.named(kind, `${prefix}-${this.namespace}`);
  }

  /** Namespaces that hold a Role of the operator. */
  public namespacesWith(role: string): string[] {
    return this.all
      .filter((object) => object.kind === 'Role' && valueAt(object, 'metadata.name') === `${role}-${this.namespace}`)
      .map((object) => asText(valueAt(object, 'metadata.namespace')));
  }
}

function readConfiguration(found: FoundValues, objects: Objects): void {
  const data = objects.named('ConfigMap', OPERATOR_CONFIG_MAP)?.data;
  for (const [key, text] of Object.entries(isObject(data) ? data : {})) {
    const value = parsed(text);
    if (isObject(value)) {
      found.noteMap(key, value);
    }
  }
}

/** Numbers are those that values can hold: -0 becomes 0, and one beyond all doubles null. */
function parsed(text: Json): Json | undefined {
  try {
    return typeof text === 'string' ? (JSON.parse(JSON.stringify(parseJson(text))) as Json) : undefined;
  } catch {
    return undefined;
  }
}

/** Values that decide which objects there are. */
function readPresence(found: FoundValues, objects: Objects): void {
  const hasRoles = objects.named('Role', 'seldon-leader-election-role') !== undefined;
  const readers = objects.namespacesWith('seldon-secret-reader');
  const readsSecrets =
    objects.clusterWide('ClusterRole', 'seldon-manager-sas-role') ?? objects.named('Role', 'seldon1-manager-sas-role');
  const hook = objects.clusterWide('ValidatingWebhookConfiguration', 'seldon-validating-webhook-configuration');
  const account = valueAt(found.values, 'serviceAccount.name') ?? 'seldon-manager';
  const usesCertManager = objects.named('Certificate', 'seldon-serving-cert') !== undefined;
  found.note('certManager.enabled', usesCertManager);
  found.note(
    'webhook.caBundle',
    usesCertManager || !hook ? undefined : valueAt(hook, 'webhooks[0].clientConfig.caBundle'),
  );
  found.note('kubeflow', hook !== undefined && valueAt(hook, ONLY_KUBEFLOW) !== undefined);
  found.note('rbac.create', hasRoles);
  found.note('rbac.configmap.create', !hasRoles || readers.length > 0 || readsSecrets !== undefined);
  found.note('rbac.secretNamespaces', readers.length > 0 ? readers : undefined);
  found.note('serviceAccount.create', objects.named('ServiceAccount', asText(account)) !== undefined);
  found.note('usageMetrics.enabled', objects.clusterWide('ClusterRole', 'seldon-spartakus-volunteer') !== undefined);
}

const ONLY_KUBEFLOW = ['webhooks', 0, 'namespaceSelector', 'matchLabels', 'serving.kubeflow.org/inferenceservice'];

/** Annotations of the CRD that the chart writes itself. */
const OF_DEFINITION: readonly string[] = ['cert-manager.io/inject-ca-from', 'controller-gen.kubebuilder.io/version'];

function readDefinition(found: FoundValues, objects: Objects, namespace: string): void {
  const all = objects.named('CustomResourceDefinition', CRD_NAME);
  const certificate = all && valueAt(all, ['metadata', 'annotations', 'cert-manager.io/inject-ca-from']);
  // Another operator of the cluster may have installed it.
  const definition = certificate === undefined || certificate === `${namespace}/seldon-serving-cert` ? all : undefined;
  found.note('crd.create', definition !== undefined);
  const annotations = definition && valueAt(definition, 'metadata.annotations');
  const own = without(isObject(annotations) ? annotations : {}, OF_DEFINITION);
  const isKept = Object.entries(KEEP_ANNOTATIONS).every(([key, value]) => own[key] === value);
  found.noteMap('crd.annotations', isKept ? without(own, Object.keys(KEEP_ANNOTATIONS)) : own);
}
