import { type SurroundingKind } from './outline';
import { type JsonObject } from '../private/json';

/** How many objects of one name are looked at besides the last one, so that many of them take no longer. */
const MOST_REPEATED = 20;

/** Objects by kind, namespace and name. */
export class ObjectIndex {
  /** The kinds of all objects. */
  public readonly kinds = new Set<string>();

  private readonly index = new Map<string, JsonObject>();
  private readonly repeated = new Map<string, JsonObject[]>();
  private readonly byKind = new Map<string, readonly JsonObject[]>();

  /** The object of a kind and name in a namespace; an object without a namespace is in all of them. */
  public find(kind: SurroundingKind, namespace: string, name: string): JsonObject | undefined {
    return this.index.get(`${kind}/${namespace}/${name}`) ?? this.index.get(`${kind}//${name}`);
  }

  /** The same, and others of that name: folders of one repository may be for different clusters. */
  public named(kind: SurroundingKind, namespace: string, name: string): readonly JsonObject[] {
    const own = `${kind}/${namespace}/${name}`;
    const key = this.index.has(own) ? own : `${kind}//${name}`;
    const found = this.index.get(key);
    return found === undefined ? [] : [...(this.repeated.get(key) ?? []), found];
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

  /** Whether there is an object of exactly this kind, namespace and name. */
  public has(kind: string, namespace: string, name: string): boolean {
    return this.index.has(`${kind}/${namespace}/${name}`);
  }

  /** Adds an object; the last one of a kind, namespace and name counts. */
  public add(object: JsonObject, kind: string, namespace: string, name: string): void {
    this.kinds.add(kind);
    const key = `${kind}/${namespace}/${name}`;
    const before = this.index.get(key);
    const others = this.repeated.get(key) ?? [];
    if (before !== undefined && others.length < MOST_REPEATED) {
      this.repeated.set(key, [...others, before]);
    }
    this.index.set(key, object);
  }
}
