/** What the objects of a cluster refer to and do not bring. */
export interface Need {
  /**
   * The kind of the object, such as `Secret`, `StorageClass` or `Namespace`; `Controller` for what brings kinds of its own, such
   * as cert-manager; `Host` for a name that DNS must know.
   */
  readonly kind: string;
  /** Where it must be; absent for what belongs to the whole cluster. */
  readonly namespace?: string;
  readonly name: string;
  /** Keys that a Secret or ConfigMap must have, as far as they are known, in alphabetical order. */
  readonly keys: readonly string[];
  /** Objects that need it, such as `Certificate seldon-system/seldon-serving-cert`, in alphabetical order. */
  readonly because: readonly string[];
}

/** What one object needs. */
export type Demand = Omit<Need, 'keys' | 'because'> & { readonly keys?: readonly string[] };

/** Collects what objects need: each thing once, with all that need it. */
export class NeedList {
  private readonly needs = new Map<string, { demand: Demand; keys: Set<string>; because: Set<string> }>();

  public add(demand: Demand, because: string): void {
    const key = [demand.kind, demand.namespace ?? '', demand.name].join('/');
    const known = this.needs.get(key) ?? { demand, keys: new Set(), because: new Set() };
    this.needs.set(key, known);
    known.because.add(because);
    demand.keys?.forEach((each) => known.keys.add(each));
  }

  /** All of it by kind: what must be there first comes first. */
  public all(): Need[] {
    const rank = (kind: string) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
    return [...this.needs]
      .map(([key, { demand, keys, because }]) => ({
        key,
        need: { ...demand, keys: [...keys].sort(), because: [...because].sort() },
      }))
      .sort((a, b) => rank(a.need.kind) - rank(b.need.kind) || (a.key < b.key ? -1 : 1))
      .map(({ need }) => need);
  }
}

const ORDER = [
  'Controller',
  'Namespace',
  'StorageClass',
  'ClusterIssuer',
  'Issuer',
  'ClusterSecretStore',
  'SecretStore',
  'Secret',
];
