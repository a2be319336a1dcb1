/** Something that the objects of a cluster refer to but do not contain. */
export interface Need {
  /**
   * The kind of the object, such as `Secret`, `StorageClass` or `Namespace`; `Controller` for something that provides
   * its own kinds, such as cert-manager; `Host` for a name that DNS must resolve.
   */
  readonly kind: string;
  /** The namespace that it must be in; absent for cluster-scoped objects. */
  readonly namespace?: string;
  readonly name: string;
  /** Keys that a Secret or ConfigMap must have, as far as they are known, in alphabetical order. */
  readonly keys: readonly string[];
  /** Objects that need it, such as `Certificate seldon-system/seldon-serving-cert`, in alphabetical order. */
  readonly because: readonly string[];
}

/** What one object needs. */
export type Demand = Omit<Need, 'keys' | 'because'> & { readonly keys?: readonly string[] };

/** Collects needs: each one once, with all objects that have it. */
export class NeedList {
  private readonly needs = new Map<string, { demand: Demand; keys: Set<string>; because: Set<string> }>();

  public add(demand: Demand, because: string): void {
    const key = [demand.kind, demand.namespace ?? '', demand.name].join('/');
    const known = this.needs.get(key) ?? { demand, keys: new Set(), because: new Set() };
    this.needs.set(key, known);
    known.because.add(because);
    demand.keys?.forEach((each) => known.keys.add(each));
  }

  /** All needs by kind; those that must exist first come first. */
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
