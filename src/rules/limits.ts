import { type Demand, type Demands, demandsOf, type NamespaceLimits, scalesBy } from './demand';
import { type Excess, excessesOf } from './quota-tally';
import { nameOf, namespaceOf } from './rivals';
import { asText, entryOf, isObject, type Json, type JsonObject, maps, valueAt } from '../private/json';
import { formatPath, type Segment } from '../private/path';

/** The role of an object for the limits of its namespace, by its kind. */
const ROLES: Readonly<Record<string, 'quotas' | 'ranges' | 'scalers' | 'others'>> = {
  ResourceQuota: 'quotas',
  LimitRange: 'ranges',
  HorizontalPodAutoscaler: 'scalers',
  ScaledObject: 'scalers',
  Deployment: 'others',
  StatefulSet: 'others',
  Service: 'others',
  ConfigMap: 'others',
  Secret: 'others',
  PersistentVolumeClaim: 'others',
};

type Role = (typeof ROLES)[string];

/** The quota that Kubeflow creates in the namespace of a Profile. */
const PROFILE_QUOTA = 'kf-resource-quota';

/**
 * The ResourceQuota that an object is, or that Kubeflow makes of it; undefined for others.
 * @see https://github.com/kubeflow/kubeflow/blob/v1.7.0/components/profile-controller/controllers/profile_controller.go
 */
export function quotaOf(object: JsonObject): JsonObject | undefined {
  if (object.kind !== 'Profile') {
    return object.kind === 'ResourceQuota' ? object : undefined;
  }
  const spec = valueAt(object, 'spec.resourceQuotaSpec');
  const isKubeflow = asText(object.apiVersion).startsWith('kubeflow.org/');
  return isKubeflow && isObject(spec) && isObject(spec.hard)
    ? {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: PROFILE_QUOTA, namespace: nameOf(object) },
        spec,
      }
    : undefined;
}

/** A field of a quota or LimitRange with an amount of a resource. */
export interface LimitField {
  readonly name: string;
  readonly value: Json;
  readonly path: string;
}

/** The amounts in a quota or LimitRange; the name is that of the resource without `requests.` or `limits.`. */
export function limitFields({ kind, spec }: JsonObject): LimitField[] {
  const within = (map: Json | undefined, path: readonly Segment[]): LimitField[] =>
    Object.entries(isObject(map) ? map : {}).map(([key, value]) => ({
      name: key.replace(/^(requests|limits)\./, ''),
      value,
      path: formatPath([...path, key]),
    }));
  if (kind === 'ResourceQuota') {
    return within(isObject(spec) ? spec.hard : undefined, ['spec', 'hard']);
  }
  return maps(isObject(spec) ? spec.limits : undefined).flatMap((item, index) =>
    ['default', 'defaultRequest', 'max', 'min'].flatMap((key) => within(item[key], ['spec', 'limits', index, key])),
  );
}

/** The limits of namespaces, and what is used of them. */
export class Limits {
  private readonly objects = new Map<string, JsonObject[]>();
  private byNamespace?: ReadonlyMap<string, readonly Demands[]>;
  private readonly limits = new Map<string, NamespaceLimits>();
  private readonly excesses = new Map<string, ReadonlyMap<string, readonly Excess[]>>();

  /** @param demands what each SeldonDeployment uses, in the order of the input; unknown if absent */
  public constructor(private readonly demands?: readonly Demands[]) {}

  /** Adds any object; one without a namespace counts in all namespaces. */
  public add(given: JsonObject): void {
    const object = quotaOf(given) ?? given;
    const role = entryOf(ROLES, asText(object.kind));
    if (role !== undefined) {
      const key = `${role}/${namespaceOf(object)}`;
      const list = this.objects.get(key) ?? [];
      this.objects.set(key, list);
      list.push(object);
      this.limits.clear();
    }
  }

  /** Whether no namespace has a quota. */
  public get isEmpty(): boolean {
    return ![...this.objects.keys()].some((key) => key.startsWith('quotas/'));
  }

  /** Whether a namespace has a quota. */
  public hasQuota(namespace: string): boolean {
    return this.in(namespace).quotas.length > 0;
  }

  /** The limits of a namespace. */
  public in(namespace: string): NamespaceLimits {
    let limits = this.limits.get(namespace);
    if (!limits) {
      limits = {
        quotas: this.all('quotas', namespace),
        ranges: this.all('ranges', namespace),
        scales: scalesBy(this.all('scalers', namespace)),
      };
      this.limits.set(namespace, limits);
    }
    return limits;
  }

  /**
   * What exceeds a quota of a namespace, by the `namespace/name` of the SeldonDeployment that causes it.
   * @param own what the SeldonDeployment being checked uses
   */
  public excessesOf(quota: JsonObject, namespace: string, own: () => Demands): ReadonlyMap<string, readonly Excess[]> {
    if (this.demands === undefined) {
      return excessesOf(quota, this.demandOfOthers(quota, namespace), [own()]);
    }
    const key = `${namespace}/${nameOf(quota)}`;
    const known = this.excesses.get(key);
    if (known !== undefined) {
      return known;
    }
    this.byNamespace ??= byNamespace(this.demands);
    const ofNamespace = this.byNamespace.get(namespace) ?? [];
    const found = excessesOf(quota, this.demandOfOthers(quota, namespace), ofNamespace);
    this.excesses.set(key, found);
    return found;
  }

  /** What other workloads and objects use of a quota. */
  private demandOfOthers(quota: JsonObject, namespace: string): Demand {
    return entryOf(
      demandsOf(this.all('others', namespace), { ...this.in(namespace), quotas: [quota] }),
      nameOf(quota),
    )!;
  }

  private all(role: Role, namespace: string): readonly JsonObject[] {
    const everywhere = this.objects.get(`${role}/`) ?? [];
    return namespace === '' ? everywhere : [...everywhere, ...(this.objects.get(`${role}/${namespace}`) ?? [])];
  }
}

/** Demands by the namespace of their SeldonDeployment, in the given order. */
function byNamespace(demands: readonly Demands[]): ReadonlyMap<string, readonly Demands[]> {
  const found = new Map<string, Demands[]>();
  for (const each of demands) {
    const namespace = each.key.slice(0, each.key.indexOf('/'));
    const list = found.get(namespace) ?? [];
    found.set(namespace, list);
    list.push(each);
  }
  return found;
}
