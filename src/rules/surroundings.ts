import { type Demands } from './demand';
import { type Labels } from './helpers/label-selector';
import { Limits } from './limits';
import { type MadeSecret, madeSecret, MAKING_KINDS, outlineOfMaker, withoutValues } from './made-secret';
import { type Owner, ownerOf, type Reference, REFERRING_KINDS, type Selection } from './reference';
import { Referrers, type RoleSubject, type Strays, TARGET } from './referrers';
import { Candidate, findRivals, keyOf, nameOf, namespaceOf, type Rival, type Rivals } from './rivals';
import { twinsIn } from './twins';
import { Watch } from './watch';
import { maps } from '../api/graph';
import { isClusterScoped } from '../api/scopes';
import { NamespaceSurroundings } from '../expand/surroundings';
import { isObject, type Json, type JsonObject } from '../private/json';
import { asText } from '../private/scalar';
import { valueAt } from '../private/value-at';

/** The kinds, besides SeldonDeployments, that rules look up or the operator reads. */
const KINDS = [
  'ServiceAccount',
  'Secret',
  'Gateway',
  'HorizontalPodAutoscaler',
  'PodDisruptionBudget',
  'ScaledObject',
  'Namespace',
  'PersistentVolumeClaim',
  'ValidatingWebhookConfiguration',
  'ConfigMap',
  'Service',
  'Deployment',
  'StatefulSet',
  'ResourceQuota',
  'LimitRange',
  ...MAKING_KINDS,
] as const;

export type SurroundingKind = (typeof KINDS)[number];

/** Whether a rule may look up an object: callers with many objects can drop the rest. */
export function isSurrounding(object: JsonObject): boolean {
  return (KINDS as readonly unknown[]).includes(object.kind) || isReferring(object);
}

/** Whether an object refers to others by name or labels. */
export function isReferring({ kind }: JsonObject): boolean {
  return REFERRING_KINDS.includes(asText(kind));
}

/**
 * The parts of an object that rules need: name and resources of workloads other than operators, keys of ConfigMaps,
 * the Secrets that are made from others.
 */
export function outline(object: JsonObject): JsonObject {
  if (object.kind === 'ConfigMap') {
    const { apiVersion, kind, metadata, data, binaryData } = object;
    return { apiVersion, kind, metadata, data: withoutValues(data), binaryData: withoutValues(binaryData) };
  }
  if ((MAKING_KINDS as readonly unknown[]).includes(object.kind)) {
    return outlineOfMaker(object);
  }
  if ((object.kind !== 'Deployment' && object.kind !== 'StatefulSet') || Watch.of(object)) {
    return object;
  }
  const { apiVersion, kind, metadata } = object;
  const replicas = valueAt(object, 'spec.replicas');
  const pods = valueAt(object, 'spec.template.spec');
  return {
    apiVersion,
    kind,
    metadata,
    spec: {
      ...(replicas !== undefined && { replicas }),
      template: { metadata: { labels: { ...podLabels(object) } }, spec: countedSpec(isObject(pods) ? pods : {}) },
    },
  };
}

/** The fields of a pod that quotas count. */
function countedSpec({ containers, initContainers, priorityClassName }: JsonObject): JsonObject {
  const counted = (list: Json | undefined) =>
    maps(list).map(({ name, resources, restartPolicy }) => definedOnly({ name, resources, restartPolicy }));
  return definedOnly({
    containers: counted(containers),
    initContainers: counted(initContainers),
    priorityClassName,
  });
}

function definedOnly(map: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(map).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** The objects around a SeldonDeployment, indexed once for all SeldonDeployments that are checked together. */
export class Surroundings {
  /** Nothing else is known. */
  public static readonly NONE = new Surroundings([]);

  /** The operators among the objects. */
  public readonly watches: Watch[] = [];
  /** An operator for all namespaces that values describe: neither it nor its webhook is among the objects. */
  public described?: Watch;
  /** The ValidatingWebhookConfigurations among them. */
  public readonly webhooks: JsonObject[] = [];
  /** The limits of namespaces. */
  public readonly limits: Limits;

  private readonly byNamespace = new Map<string, NamespaceSurroundings>();
  private readonly index = new Map<string, JsonObject>();
  /** The namespaces of what pods refer to, by kind and name. */
  private readonly homes = new Map<string, Set<string>>();
  /** ServiceAccounts and Secrets by namespace. */
  private readonly credentials = new Map<string, JsonObject[]>();
  /** The objects from which controllers make Secrets, by the keys of these. */
  private readonly makers = new Map<string, Owner>();
  private readonly byKind = new Map<string, readonly JsonObject[]>();
  private readonly accounts = new Map<string, readonly string[]>();
  private readonly secrets = new Map<string, ReadonlySet<string>>();
  private readonly configMaps = new Map<string, ReadonlySet<string>>();
  private readonly deployments: JsonObject[] = [];
  private scalers = false;
  private readonly referring: JsonObject[] = [];
  private readonly labelled = new Map<string, Labels[]>();
  private aimed?: ReadonlyMap<string, readonly Owner[]>;
  private referrers?: Referrers;

  /**
   * Accepts any objects, including SeldonDeployments. An object without a namespace is found from all namespaces.
   * @param rivals if known; otherwise they are searched for among the objects
   * @param twins keys of SeldonDeployments that a file contains more than once, if known
   * @param demands what each SeldonDeployment uses of quotas, if known
   */
  public constructor(
    objects: readonly JsonObject[],
    private rivals?: Rivals,
    private twins?: ReadonlySet<string>,
    demands?: readonly Demands[],
  ) {
    this.limits = new Limits(demands);
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
      known = new NamespaceSurroundings(
        [...(this.credentials.get('') ?? []), ...(this.credentials.get(namespace) ?? [])],
        namespace,
      );
      this.byNamespace.set(namespace, known);
    }
    return known;
  }

  /** The object of a kind and name in a namespace. */
  public find(kind: SurroundingKind, namespace: string, name: string): JsonObject | undefined {
    return this.index.get(`${kind}/${namespace}/${name}`) ?? this.index.get(`${kind}//${name}`);
  }

  /** All objects of a kind. */
  public all(kind: SurroundingKind): readonly JsonObject[] {
    let objects = this.byKind.get(kind);
    if (!objects) {
      const prefix = `${kind}/`;
      objects = [...this.index].flatMap(([key, object]) => (key.startsWith(prefix) ? [object] : []));
      this.byKind.set(kind, objects);
    }
    return objects;
  }

  /** The namespaces that have a Secret, ConfigMap or ServiceAccount of a name, or that a controller makes it in. */
  public namespacesOf(kind: 'Secret' | 'ConfigMap' | 'ServiceAccount', name: string): readonly string[] {
    return [...(this.homes.get(`${kind}/${name}`) ?? [])];
  }

  /** The names of the ServiceAccounts in a namespace. */
  public accountsIn(namespace: string): readonly string[] {
    let names = this.accounts.get(namespace);
    if (!names) {
      names = (this.credentials.get(namespace) ?? []).filter(({ kind }) => kind === 'ServiceAccount').map(nameOf);
      this.accounts.set(namespace, names);
    }
    return names;
  }

  /** Whether another SeldonDeployment has the same name and namespace. */
  public isTwin(object: JsonObject): boolean {
    this.twins ??= new Set(twinsIn(this.deployments.map(keyFor), () => []));
    return this.twins.has(keyFor(object));
  }

  /** The object from which a controller makes a Secret; undefined for a Secret that is in the input itself. */
  public makerOf(namespace: string, secret: string): Owner | undefined {
    return this.makers.get(`Secret/${namespace}/${secret}`) ?? this.makers.get(`Secret//${secret}`);
  }

  /** The names of the Secrets in a namespace, with those that controllers make. */
  public secretsIn(namespace: string): ReadonlySet<string> {
    let names = this.secrets.get(namespace);
    if (!names) {
      const credentials = [
        ...(this.credentials.get('') ?? []),
        ...(namespace === '' ? [] : (this.credentials.get(namespace) ?? [])),
      ];
      const made = [...this.makers.keys()].flatMap((key) => {
        const home = key.split('/', 2)[1];
        return home === '' || home === namespace ? [key.slice(`Secret/${home}/`.length)] : [];
      });
      names = new Set([...credentials.filter(({ kind }) => kind === 'Secret').map(nameOf), ...made]);
      this.secrets.set(namespace, names);
    }
    return names;
  }

  /** The names of the ConfigMaps in a namespace. */
  public configMapsIn(namespace: string): ReadonlySet<string> {
    let names = this.configMaps.get(namespace);
    if (!names) {
      const found = [...this.homes].filter(
        ([key, namespaces]) => key.startsWith('ConfigMap/') && (namespaces.has('') || namespaces.has(namespace)),
      );
      names = new Set(found.map(([key]) => key.slice('ConfigMap/'.length)));
      this.configMaps.set(namespace, names);
    }
    return names;
  }

  /** The labels of a namespace, with the one that every namespace has; undefined if its object is unknown. */
  public labelsOfNamespace(name: string): Labels | undefined {
    const namespace = name === '' ? undefined : this.index.get(`Namespace//${name}`);
    return namespace && { ...labelsOf(namespace), 'kubernetes.io/metadata.name': name };
  }

  /** The autoscalers that target a SeldonDeployment itself. */
  public scalersOf(object: JsonObject): readonly Owner[] {
    this.aimed ??= aimedAtDeployments(this.referring);
    return this.aimed.get(keyFor(object)) ?? [];
  }

  /** The references in other objects to Deployments and Services whose names begin with that of a SeldonDeployment. */
  public referencesTo(object: JsonObject): readonly Reference[] {
    return this.referring.length === 0 ? [] : this.known().referencesTo(keyFor(object));
  }

  /** The references to Services of other names beside a SeldonDeployment that is the only one of its namespace. */
  public referencesBeside(object: JsonObject): readonly Reference[] {
    return this.referring.length === 0 ? [] : this.known().othersBeside(keyFor(object));
  }

  /** The selectors of other objects that require its name. */
  public selectionsOf(object: JsonObject): readonly Selection[] {
    return this.referring.length === 0 ? [] : this.known().selectionsOf(keyFor(object));
  }

  /** The service accounts in RoleBindings whose names begin with its name. */
  public subjectsOf(object: JsonObject): readonly RoleSubject[] {
    return this.referring.length === 0 ? [] : this.known().subjectsOf(keyFor(object));
  }

  /** References and selections in namespaces without any SeldonDeployment that may be meant for this one. */
  public straysOf(object: JsonObject): Strays {
    return this.referring.length === 0 ? NO_STRAYS : this.known().straysOf(keyFor(object));
  }

  /** The labels of pods or Services in a namespace that do not come from SeldonDeployments. */
  public labelsIn(namespace: string, kind: 'Pod' | 'Service'): readonly Labels[] {
    return this.labelled.get(`${kind}/${namespace}`) ?? [];
  }

  /** Whether there are autoscalers or budgets, which the operator might delete. */
  public get hasScalers(): boolean {
    return this.scalers;
  }

  /** The SeldonDeployments whose objects may have the same names as this one's. */
  public rivalsOf(object: JsonObject): readonly Rival[] {
    this.rivals ??= findRivals(this.deployments.map((each) => new Candidate(each)));
    return this.rivals.get(keyOf({ namespace: namespaceOf(object), name: nameOf(object) })) ?? [];
  }

  private known(): Referrers {
    return (this.referrers ??= new Referrers(this.referring, new Set(this.deployments.map(keyFor))));
  }

  private label(kind: 'Pod' | 'Service', namespace: string, labels: Labels): void {
    const list = this.labelled.get(`${kind}/${namespace}`) ?? [];
    this.labelled.set(`${kind}/${namespace}`, list);
    list.push(labels);
  }

  private make({ name, secret }: MadeSecret, maker: Owner, namespace: string): void {
    this.house(`Secret/${name}`, namespace);
    const key = `Secret/${namespace}/${name}`;
    if (!this.index.has(key)) {
      this.makers.set(key, maker);
      if (secret !== undefined) {
        this.index.set(key, secret);
      }
    }
  }

  private house(name: string, namespace: string): void {
    const known = this.homes.get(name) ?? new Set();
    this.homes.set(name, known.add(namespace));
  }

  private add(object: JsonObject): void {
    // cdk8s and others also set a namespace on cluster-scoped objects, where it means nothing.
    const namespace = isClusterScoped(asText(object.apiVersion), asText(object.kind)) ? '' : namespaceOf(object);
    const key = `${asText(object.kind)}/${namespace}/${nameOf(object)}`;
    const made = madeSecret(object);
    if (made !== undefined) {
      this.make(made, ownerOf(object), namespace);
    } else if (HOUSED.includes(asText(object.kind))) {
      this.house(`${asText(object.kind)}/${nameOf(object)}`, namespace);
    }
    this.index.set(key, object);
    if (object.kind === 'ServiceAccount' || object.kind === 'Secret') {
      const list = this.credentials.get(namespace) ?? [];
      this.credentials.set(namespace, list);
      list.push(object);
    }
    if (object.kind === 'ValidatingWebhookConfiguration') {
      this.webhooks.push(object);
    }
    if (isReferring(object)) {
      this.referring.push(object);
    }
    this.limits.add(object);
    if (object.kind === 'Service') {
      this.label('Service', namespace, labelsOf(object));
    } else if (object.kind === 'Deployment' || object.kind === 'StatefulSet') {
      this.label('Pod', namespace, podLabels(object));
    }
    this.scalers ||= SCALERS.includes(asText(object.kind));
    const watch = Watch.of(object);
    if (watch) {
      this.watches.push(watch);
    }
  }
}

const NO_STRAYS: Strays = { references: [], selections: [] };

function keyFor(object: JsonObject): string {
  return keyOf({ namespace: namespaceOf(object), name: nameOf(object) });
}

/** The labels of a workload's pods. */
function podLabels(object: JsonObject): Labels {
  const template = valueAt(object, 'spec.template');
  return isObject(template) ? labelsOf(template) : {};
}

/** The kinds that pods refer to by name, in their own namespace only. */
const HOUSED = ['Secret', 'ConfigMap', 'ServiceAccount'];

const SCALERS = ['HorizontalPodAutoscaler', 'PodDisruptionBudget', 'ScaledObject'];

/** Autoscalers by the SeldonDeployment that they target. */
function aimedAtDeployments(objects: readonly JsonObject[]): Map<string, Owner[]> {
  const aimed = new Map<string, Owner[]>();
  for (const object of objects) {
    const target = SCALERS.includes(asText(object.kind)) ? valueAt(object, TARGET) : undefined;
    if (isObject(target) && isDeploymentKind(target.kind) && typeof target.name === 'string') {
      const key = keyOf({ namespace: namespaceOf(object), name: target.name });
      const owners = aimed.get(key) ?? [];
      aimed.set(key, owners);
      owners.push(ownerOf(object));
    }
  }
  return aimed;
}

function labelsOf({ metadata }: JsonObject): Labels {
  return isObject(metadata) && isObject(metadata.labels) ? (metadata.labels as Labels) : {};
}

/** Whether a kind is that of a SeldonDeployment, also in the ways in which kubectl names it. */
function isDeploymentKind(kind: Json | undefined): boolean {
  return typeof kind === 'string' && /^(seldondeployments?|sdep)$/i.test(kind);
}
