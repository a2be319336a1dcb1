import { isSame } from '../../../charts/operator/infer/found';
import { clone, has, isObject, type Json, type JsonObject, stepInto } from '../../../private/json';

/** Values of the operator's chart that no property says yet. */
export class RemainingValues {
  private readonly values: JsonObject;

  public constructor(values: JsonObject) {
    this.values = clone(values);
  }

  public at(path: readonly string[]): Json | undefined {
    return path.reduce<Json | undefined>(stepInto, this.values);
  }

  /** Takes out a value; maps that become empty go, too. */
  public take(path: readonly string[]): void {
    const holders = path.map((_, i) => this.at(path.slice(0, i)));
    for (let i = path.length - 1; i >= 0; i--) {
      const holder = holders[i];
      if (!isObject(holder) || !has(holder, path[i])) {
        return;
      }
      const item = holder[path[i]];
      if (i === path.length - 1 || (isObject(item) && Object.keys(item).length === 0)) {
        delete holder[path[i]];
      }
    }
  }

  /** Takes out all leaves of a map if they are there; false, and nothing is taken, if some are not. */
  public takeAll(leaves: readonly (readonly [path: readonly string[], value: Json])[]): boolean {
    const isThere = leaves.length > 0 && leaves.every(([path, value]) => isSame(value, this.at(path)));
    if (isThere) {
      leaves.forEach(([path]) => this.take(path));
    }
    return isThere;
  }

  public toJson(): JsonObject {
    return clone(this.values);
  }
}

/** The leaves of a map; lists are leaves. */
export function leavesOf(values: JsonObject, path: readonly string[] = []): [path: string[], value: Json][] {
  return Object.entries(values).flatMap(([key, value]): [string[], Json][] =>
    isObject(value) && Object.keys(value).length > 0 ? leavesOf(value, [...path, key]) : [[[...path, key], value]],
  );
}
