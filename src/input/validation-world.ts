import { isSeldonDeployment, type PlacedObject } from './placed-object';
import { type Operator } from '../expand/operators';
import { type JsonObject } from '../private/json';
import { demandsOfDeployment } from '../rules/namespace-demands';
import { Operators } from '../rules/operators';
import { Surroundings } from '../rules/surroundings';
import { twinsAmong } from '../rules/twins';

/** The objects around the SeldonDeployments of files, and how much of quotas each of them uses. */
export function worldOf(
  objects: readonly PlacedObject[],
  operators: readonly Operator[],
): { surroundings: Surroundings; operators: Operators } {
  const plain = objects.map(({ object }) => object);
  const twins = new Map(filesOf(objects).flatMap(twinsAmong));
  const known = new Surroundings(plain, undefined, twins);
  const asked = new Operators(operators, known);
  if (known.limits.isEmpty) {
    return { surroundings: known, operators: asked };
  }
  const demands = plain.filter(isSeldonDeployment).flatMap((object) => demandsOfDeployment(object, asked, known) ?? []);
  const surroundings = new Surroundings(plain, undefined, twins, demands);
  return { surroundings, operators: new Operators(operators, surroundings) };
}

function filesOf(objects: readonly PlacedObject[]): JsonObject[][] {
  const files = new Map<string, JsonObject[]>();
  for (const { file, object } of objects) {
    const list = files.get(file) ?? [];
    files.set(file, list);
    list.push(object);
  }
  return [...files.values()];
}
