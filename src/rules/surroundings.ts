import { type Aim, Aims } from './aims';
import { type Demands } from './demand';
import { type Labels, labelsOf, podLabels } from './helpers/label-selector';
import { Limits } from './limits';
import { ObjectIndex } from './object-index';
import { isReferring, isSurrounding, type SurroundingKind } from './outline';
import { PodSources } from './pod-sources';
import { EVERYWHERE, type Reference, type Selection } from './reference';
import { Referrers, type RoleSubject, type Strays } from './referrers';
import { Candidate, findRivals, keyOf, nameOf, namespaceOf, type Rival, type Rivals } from './rivals';
import { type Twin, type Twins, twinsAmong } from './twins';
import { Watch } from './watch';
import { isClusterScoped } from '../api/scopes';
import { asText, type JsonObject } from '../private/json';

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

  private readonly index = new ObjectIndex();
  /** What pods refer to by name. */
  public readonly sources = new PodSources(this.index);
  private readonly deployments: JsonObject[] = [];
  private scalers = false;
  private readonly referring: JsonObject[] = [];
  private readonly labelled = new Map<string, Labels[]>();
  private aims?: Aims;
  private referrers?: Referrers;

  /**
   * Accepts any objects, including SeldonDeployments. An object without a namespace is found from all namespaces.
   * @param rivals if known; otherwise they are searched for among the objects
   * @param twins SeldonDeployments that are one object to the cluster, if known
   * @param demands what each SeldonDeployment uses of quotas, if known
   */
  public constructor(
    objects: readonly JsonObject[],
    private rivals?: Rivals,
    private twins?: Twins,
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

  /** The object of a kind and name in a namespace. */
  public find(kind: SurroundingKind, namespace: string, name: string): JsonObject | undefined {
    return this.index.find(kind, namespace, name);
  }

  /** All objects of a kind and name in a namespace: several if folders of the input are for different clusters. */
  public named(kind: SurroundingKind, namespace: string, name: string): readonly JsonObject[] {
    return this.index.named(kind, namespace, name);
  }

  /** The kinds of objects that are there, including Secrets that controllers make of others. */
  public kinds(): Iterable<string> {
    return this.index.kinds;
  }

  /** All objects of a kind. */
  public all(kind: SurroundingKind): readonly JsonObject[] {
    return this.index.all(kind);
  }

  /** The SeldonDeployments that are the same object to the cluster; undefined if there is no other one. */
  public twinOf(object: JsonObject): Twin | undefined {
    this.twins ??= new Map(twinsAmong(this.deployments));
    return this.twins.get(keyFor(object));
  }

  /** The labels of a namespace, with the one that every namespace has; undefined if its object is unknown. */
  public labelsOfNamespace(name: string): Labels | undefined {
    const namespace = name === '' ? undefined : this.index.find('Namespace', '', name);
    return namespace && { ...labelsOf(namespace), 'kubernetes.io/metadata.name': name };
  }

  /** The autoscalers and rollouts that target a SeldonDeployment itself. */
  public aimsAt(object: JsonObject): readonly Aim[] {
    return this.knownAims().atSeldonDeployment(object, nameOf(object));
  }

  /** The autoscalers and rollouts that name a Deployment, but as another kind of workload. */
  public misaimedAt(namespace: string, deployment: string): readonly Aim[] {
    return this.referring.length === 0 ? [] : this.knownAims().atWorkload(namespace, deployment);
  }

  /** The references in other objects to Deployments and Services whose names begin with that of a SeldonDeployment. */
  public referencesTo(object: JsonObject): readonly Reference[] {
    return this.referring.length === 0 ? [] : this.known().referencesTo(keyFor(object));
  }

  /** Whether a name is one of the objects of another SeldonDeployment. */
  public isOfAnother(object: JsonObject, reference: Pick<Reference, 'namespace' | 'name'>): boolean {
    return this.known().isOfAnother(keyFor(object), reference);
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
    return namespace === EVERYWHERE
      ? [...this.labelled].flatMap(([key, labels]) => (key.startsWith(`${kind}/`) ? labels : []))
      : (this.labelled.get(`${kind}/${namespace}`) ?? []);
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

  /** Selections by labels that name no SeldonDeployment, in the namespace of one. */
  public selectionsBeside(object: JsonObject): readonly Selection[] {
    return this.referring.length === 0 ? [] : this.known().selectionsBeside(namespaceOf(object));
  }

  private knownAims(): Aims {
    return (this.aims ??= new Aims(this.referring));
  }

  private known(): Referrers {
    return (this.referrers ??= new Referrers(this.referring, new Set(this.deployments.map(keyFor))));
  }

  private label(kind: 'Pod' | 'Service', namespace: string, labels: Labels): void {
    const list = this.labelled.get(`${kind}/${namespace}`) ?? [];
    this.labelled.set(`${kind}/${namespace}`, list);
    list.push(labels);
  }

  private add(object: JsonObject): void {
    // cdk8s and others also set a namespace on cluster-scoped objects, where it means nothing.
    const namespace = isClusterScoped(asText(object.apiVersion), asText(object.kind)) ? '' : namespaceOf(object);
    this.sources.add(object, namespace);
    this.index.add(object, asText(object.kind), namespace, nameOf(object));
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

/** The identity of a SeldonDeployment. */
export function keyFor(object: JsonObject): string {
  return keyOf({ namespace: namespaceOf(object), name: nameOf(object) });
}

const SCALERS = ['HorizontalPodAutoscaler', 'PodDisruptionBudget', 'ScaledObject'];
