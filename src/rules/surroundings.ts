import { type Labels } from './helpers/label-selector';
import { Candidate, findRivals, keyOf, nameOf, namespaceOf, type Rival, type Rivals } from './rivals';
import { Watch } from './watch';
import { isClusterScoped } from '../api/scopes';
import { NamespaceSurroundings } from '../expand/surroundings';
import { isObject, type JsonObject } from '../private/json';

/** The kinds besides SeldonDeployments that rules ask for, or the operator reads. */
const KINDS = [
  'ServiceAccount', 'Secret', 'Gateway', 'HorizontalPodAutoscaler', 'PodDisruptionBudget', 'ScaledObject', 'Namespace', 'PersistentVolumeClaim',
  'ValidatingWebhookConfiguration',
] as const;

export type SurroundingKind = typeof KINDS[number];

/** Whether a rule may ask for an object: callers with many objects can drop the rest. */
export function isSurrounding(object: JsonObject): boolean {
  return (KINDS as readonly unknown[]).includes(object.kind) || Watch.of(object) !== undefined;
}

/** The objects around a SeldonDeployment, indexed once for all SeldonDeployments that are checked together. */
export class Surroundings {
  /** Nothing else is known. */
  public static readonly NONE = new Surroundings([]);

  /** The operators among the objects. */
  public readonly watches: Watch[] = [];
  /** The ValidatingWebhookConfigurations among them. */
  public readonly webhooks: JsonObject[] = [];

  private readonly byNamespace = new Map<string, NamespaceSurroundings>();
  private readonly index = new Map<string, JsonObject>();
  /** ServiceAccounts and Secrets by namespace. */
  private readonly credentials = new Map<string, JsonObject[]>();
  private readonly secrets = new Map<string, ReadonlySet<string>>();
  private readonly deployments: JsonObject[] = [];
  private scalers = false;

  /**
   * Takes any objects, SeldonDeployments too. One without a namespace goes wherever it is applied, so that it surrounds all.
   * @param rivals where they are known; else they are sought among the objects
   */
  public constructor(objects: readonly JsonObject[], private rivals?: Rivals) {
    for (const object of objects) {
      if (object.kind === 'SeldonDeployment') {
        this.deployments.push(object);
      } else if (isSurrounding(object)) {
        this.add(object);
      }
    }
  }

  /** What the operator reads for the SeldonDeployments of a namespace. */
  public inNamespace(namespace: string): NamespaceSurroundings {
    let known = this.byNamespace.get(namespace);
    if (!known) {
      known = new NamespaceSurroundings([...this.credentials.get('') ?? [], ...this.credentials.get(namespace) ?? []], namespace);
      this.byNamespace.set(namespace, known);
    }
    return known;
  }

  /** The object of a kind and name in a namespace. */
  public find(kind: SurroundingKind, namespace: string, name: string): JsonObject | undefined {
    return this.index.get(`${kind}/${namespace}/${name}`) ?? this.index.get(`${kind}//${name}`);
  }

  /** The names of the Secrets in a namespace. */
  public secretsIn(namespace: string): ReadonlySet<string> {
    let names = this.secrets.get(namespace);
    if (!names) {
      const credentials = [...this.credentials.get('') ?? [], ...(namespace === '' ? [] : this.credentials.get(namespace) ?? [])];
      names = new Set(credentials.filter(({ kind }) => kind === 'Secret').map(nameOf));
      this.secrets.set(namespace, names);
    }
    return names;
  }

  /** The labels of a namespace, with the one that every namespace has; undefined where its object is not here. */
  public labelsOfNamespace(name: string): Labels | undefined {
    const namespace = name === '' ? undefined : this.index.get(`Namespace//${name}`);
    return namespace && { ...labelsOf(namespace), 'kubernetes.io/metadata.name': name };
  }

  /** Whether there is anything that the operator might delete. */
  public get hasScalers(): boolean {
    return this.scalers;
  }

  /** The SeldonDeployments whose objects may have a name of this one's. */
  public rivalsOf(object: JsonObject): readonly Rival[] {
    this.rivals ??= findRivals(this.deployments.map((each) => new Candidate(each)));
    return this.rivals.get(keyOf({ namespace: namespaceOf(object), name: nameOf(object) })) ?? [];
  }

  private add(object: JsonObject): void {
    // Code that writes objects gives a namespace to those of the whole cluster too, where it means nothing.
    const namespace = isClusterScoped(String(object.apiVersion), String(object.kind)) ? '' : namespaceOf(object);
    this.index.set(`${String(object.kind)}/${namespace}/${nameOf(object)}`, object);
    if (object.kind === 'ServiceAccount' || object.kind === 'Secret') {
      const list = this.credentials.get(namespace) ?? [];
      this.credentials.set(namespace, list);
      list.push(object);
    }
    if (object.kind === 'ValidatingWebhookConfiguration') {
      this.webhooks.push(object);
    }
    this.scalers ||= SCALERS.includes(String(object.kind));
    const watch = Watch.of(object);
    if (watch) {
      this.watches.push(watch);
    }
  }
}

const SCALERS = ['HorizontalPodAutoscaler', 'PodDisruptionBudget', 'ScaledObject'];

function labelsOf({ metadata }: JsonObject): Labels {
  return isObject(metadata) && isObject(metadata.labels) ? metadata.labels as Labels : {};
}
