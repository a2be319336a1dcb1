import { madeSecret } from './made-secret';
import { type ObjectIndex } from './object-index';
import { type Owner, ownerOf } from './reference';
import { nameOf } from './rivals';
import { NamespaceSurroundings } from '../expand/surroundings';
import { asText, type JsonObject } from '../private/json';

/** The kinds that pods refer to by name, in their own namespace only. */
export type PodSourceKind = 'Secret' | 'ConfigMap' | 'ServiceAccount';

const KINDS: readonly string[] = ['Secret', 'ConfigMap', 'ServiceAccount'] satisfies PodSourceKind[];

/** What pods refer to by name: Secrets, with those that controllers make, ConfigMaps and ServiceAccounts. */
export class PodSources {
  private readonly byNamespace = new Map<string, NamespaceSurroundings>();
  /** The namespaces that have an object of a kind and name. */
  private readonly homes = new Map<string, Set<string>>();
  /** ServiceAccounts and Secrets by namespace. */
  private readonly credentials = new Map<string, JsonObject[]>();
  /** The objects from which controllers make Secrets, by namespace and name of these. */
  private readonly makers = new Map<string, Owner>();
  /** The names of the Secrets that controllers make, by namespace and name of the objects that they make them from. */
  private readonly made = new Map<string, string>();
  private readonly accounts = new Map<string, readonly string[]>();
  private readonly secrets = new Map<string, ReadonlySet<string>>();
  private readonly configMaps = new Map<string, ReadonlySet<string>>();

  /** @param index where Secrets that controllers make are found, too */
  public constructor(private readonly index: ObjectIndex) {}

  /** What the operator reads for the SeldonDeployments of a namespace. */
  public inNamespace(namespace: string): NamespaceSurroundings {
    return once(
      this.byNamespace,
      namespace,
      () => new NamespaceSurroundings([...this.credentialsIn(''), ...this.credentialsIn(namespace)], namespace),
    );
  }

  /** Whether nothing that pods refer to is known. */
  public get isEmpty(): boolean {
    return this.homes.size === 0;
  }

  /** The namespaces that have an object of a kind and name, or that a controller makes it in. */
  public namespacesOf(kind: PodSourceKind, name: string): readonly string[] {
    return [...(this.homes.get(`${kind}/${name}`) ?? [])];
  }

  /** The names of the ServiceAccounts in a namespace. */
  public accountsIn(namespace: string): readonly string[] {
    return once(this.accounts, namespace, () => namesOf('ServiceAccount', this.credentialsIn(namespace)));
  }

  /** The names of the Secrets in a namespace, with those that controllers make. */
  public secretsIn(namespace: string): ReadonlySet<string> {
    return once(this.secrets, namespace, () => {
      const credentials = [...this.credentialsIn(''), ...(namespace === '' ? [] : this.credentialsIn(namespace))];
      const made = [...this.makers.keys()].flatMap((key) => {
        const home = key.split('/', 1)[0];
        return home === '' || home === namespace ? [key.slice(home.length + 1)] : [];
      });
      return new Set([...namesOf('Secret', credentials), ...made]);
    });
  }

  /** The names of the ConfigMaps in a namespace. */
  public configMapsIn(namespace: string): ReadonlySet<string> {
    return once(this.configMaps, namespace, () => {
      const found = [...this.homes].filter(
        ([key, namespaces]) => key.startsWith('ConfigMap/') && (namespaces.has('') || namespaces.has(namespace)),
      );
      return new Set(found.map(([key]) => key.slice('ConfigMap/'.length)));
    });
  }

  /** The object from which a controller makes a Secret; undefined for a Secret that is in the input itself. */
  public makerOf(namespace: string, secret: string): Owner | undefined {
    return this.makers.get(`${namespace}/${secret}`) ?? this.makers.get(`/${secret}`);
  }

  /** The Secret that a controller makes from an object of a name; undefined if there is no such object. */
  public madeFrom(namespace: string, maker: string): string | undefined {
    return this.made.get(`${namespace}/${maker}`) ?? this.made.get(`/${maker}`);
  }

  /** Adds an object; those of other kinds, which make no Secret, have no effect. */
  public add(object: JsonObject, namespace: string): void {
    const kind = asText(object.kind);
    const made = madeSecret(object);
    if (made !== undefined) {
      this.house('Secret', made.name, namespace);
      this.made.set(`${namespace}/${nameOf(object)}`, made.name);
      if (!this.index.has('Secret', namespace, made.name)) {
        this.makers.set(`${namespace}/${made.name}`, ownerOf(object));
        if (made.secret !== undefined) {
          this.index.add(made.secret, 'Secret', namespace, made.name);
        }
      }
    } else if (KINDS.includes(kind)) {
      this.house(kind, nameOf(object), namespace);
    }
    if (kind === 'ServiceAccount' || kind === 'Secret') {
      once(this.credentials, namespace, () => []).push(object);
    }
  }

  private credentialsIn(namespace: string): readonly JsonObject[] {
    return this.credentials.get(namespace) ?? [];
  }

  private house(kind: string, name: string, namespace: string): void {
    once(this.homes, `${kind}/${name}`, () => new Set()).add(namespace);
  }
}

function namesOf(kind: PodSourceKind, objects: readonly JsonObject[]): string[] {
  return objects.filter((object) => object.kind === kind).map(nameOf);
}

/** The value of a key, which is computed on first use. */
function once<T>(values: Map<string, T>, key: string, compute: () => T): T {
  let value = values.get(key);
  if (value === undefined) {
    value = compute();
    values.set(key, value);
  }
  return value;
}
