import { cleaned } from './clean';
import { type InputObject, type InputObjects } from './objects';
import { type Cluster, differences, outcomeDifferences, outcomeOf } from './promise';
import { identity } from './prove';
import { isSeldonDeployment } from '../../input/placed-object';
import { type JsonObject } from '../../private/json';

/** How manifests break the promise for what was imported; none where they keep it. */
export function brokenPromises(
  before: InputObjects,
  manifests: readonly InputObject[],
  cluster: Cluster,
  exact: boolean,
): string[] {
  const after = new Map(manifests.map(({ object }) => [identity(object), object]));
  const expected = [...before.deployments, ...before.kept].map(({ object }) => object);
  const names = new Set(expected.map(identity));
  return [
    ...expected.flatMap((object): string[] => {
      const found = after.get(identity(object));
      return found
        ? changes(object, found, cluster, exact).map((change) => `${identity(object)}: ${change}`)
        : [`${identity(object)}: is missing`];
    }),
    ...[...after.keys()].filter((name) => !names.has(name)).map((name) => `${name}: was not there`),
  ];
}

function changes(before: JsonObject, after: JsonObject, cluster: Cluster, exact: boolean): string[] {
  if (exact) {
    return differences(before, after).map((path) => `differs in ${path}`);
  }
  return isSeldonDeployment(before)
    ? outcomeDifferences(outcomeOf(before, cluster), outcomeOf(after, cluster))
    : differences(cleaned(before), cleaned(after)).map((path) => `differs in ${path}`);
}
