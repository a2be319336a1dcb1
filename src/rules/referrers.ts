import { nameFor, type Owner, ownerOf, type Reference, referencesOf, type Selection, selectionsOf } from './reference';
import { maps } from '../api/graph';
import { isObject, type JsonObject } from '../private/json';
import { valueAt } from '../private/value-at';

/** A service account to which a RoleBinding grants permissions. */
export interface RoleSubject {
  readonly from: string;
  readonly owner: Owner;
  readonly field: string;
  readonly namespace: string;
  readonly name: string;
}

/** References from other objects, grouped by the SeldonDeployment whose name they begin with. */
export class Referrers {
  private readonly references = new Map<string, Reference[]>();
  private readonly selections = new Map<string, Selection[]>();
  private readonly subjects = new Map<string, RoleSubject[]>();

  /** @param keys `namespace/name` of all SeldonDeployments */
  public constructor(
    objects: readonly JsonObject[],
    private readonly keys: ReadonlySet<string>,
  ) {
    for (const object of objects) {
      for (const reference of referencesOf(object)) {
        this.put(this.references, this.deploymentOf(reference.namespace, [reference.name]), reference);
      }
      for (const selection of selectionsOf(object)) {
        this.put(this.selections, this.deploymentOf(selection.namespace, valuesOf(selection.selector)), selection);
      }
      for (const subject of subjectsOf(object)) {
        this.put(this.subjects, this.deploymentOf(subject.namespace, [subject.name]), subject);
      }
    }
  }

  public referencesTo(key: string): readonly Reference[] {
    return this.references.get(key) ?? [];
  }

  public selectionsOf(key: string): readonly Selection[] {
    return this.selections.get(key) ?? [];
  }

  public subjectsOf(key: string): readonly RoleSubject[] {
    return this.subjects.get(key) ?? [];
  }

  private put<T>(map: Map<string, T[]>, key: string | undefined, item: T): void {
    if (key !== undefined) {
      const list = map.get(key) ?? [];
      map.set(key, list);
      list.push(item);
    }
  }

  /**
   * The SeldonDeployment with the longest name that equals one of the words, or that one begins with, before a dash.
   */
  private deploymentOf(namespace: string, words: readonly string[]): string | undefined {
    for (const word of words) {
      for (let end = word.length; end > 0; end = word.lastIndexOf('-', end - 1)) {
        const key = `${namespace}/${word.slice(0, end)}`;
        if (this.keys.has(key)) {
          return key;
        }
      }
    }
    return undefined;
  }
}

function valuesOf({ matchLabels, matchExpressions }: JsonObject): string[] {
  return [
    ...Object.values(isObject(matchLabels) ? matchLabels : {}),
    ...maps(matchExpressions).flatMap(({ values, operator }) =>
      operator === 'In' && Array.isArray(values) ? values : [],
    ),
  ].map(String);
}

function subjectsOf(object: JsonObject): RoleSubject[] {
  const owner = ownerOf(object);
  return (owner.kind === 'RoleBinding' ? maps(object.subjects) : []).flatMap((subject, index): RoleSubject[] =>
    subject.kind === 'ServiceAccount'
      ? [
          {
            from: nameFor(object),
            owner,
            field: `subjects[${index}].name`,
            namespace: String(subject.namespace ?? owner.namespace),
            name: String(subject.name),
          },
        ]
      : [],
  );
}

/** The fields by which an object refers to others. Findings about such a reference point to them. */
export function referringFields(object: JsonObject): string[] {
  const found = [...referencesOf(object), ...selectionsOf(object), ...subjectsOf(object)].map(({ field }) => field);
  return [...new Set([...found, ...(isObject(valueAt(object, TARGET)) ? [`${TARGET}.name`] : [])])];
}

/** The target of an autoscaler, which may be a SeldonDeployment itself. */
export const TARGET = 'spec.scaleTargetRef';
