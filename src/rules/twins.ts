import { keyOf, nameOf, namespaceOf } from './rivals';
import { KIND } from '../api/facts/group';
import { type JsonObject } from '../private/json';
import { asText } from '../private/scalar';

/**
 * The SeldonDeployments that a file contains more than once, by the keys of all in order. None in a stream of several
 * environments, which repeats whole sets of objects: the second set goes to another cluster.
 *
 * @param others the keys of the file's other objects, computed only if a SeldonDeployment is repeated
 */
export function twinsIn(keys: readonly string[], others: () => readonly string[]): string[] {
  const again = repetitions(keys);
  return again.length === 0 || isSetAgain(again) || repetitions(others()).length > 0 ? [] : again.map(({ key }) => key);
}

/** The same for the objects of one file. */
export function twinsAmong(objects: readonly JsonObject[]): string[] {
  const deployments = objects.filter(({ kind }) => kind === KIND);
  return twinsIn(
    deployments.map((object) => keyOf({ namespace: namespaceOf(object), name: nameOf(object) })),
    () => objects.filter(({ kind }) => kind !== KIND).map(objectKey),
  );
}

/** The identity of an object of any kind. */
export function objectKey(object: JsonObject): string {
  return `${asText(object.kind)}/${namespaceOf(object)}/${nameOf(object)}`;
}

interface Repetition {
  readonly key: string;
  readonly first: number;
  readonly index: number;
}

function repetitions(keys: readonly string[]): Repetition[] {
  const seen = new Map<string, number>();
  return keys.flatMap((key, index) => {
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, index);
      return [];
    }
    return [{ key, first, index }];
  });
}

/** Whether several keys are repeated in the same order, after all of them occurred once. */
function isSetAgain(again: readonly Repetition[]): boolean {
  const [one, two] = again;
  return two !== undefined && two.key !== one.key && two.first > one.first && one.index > two.first;
}
