import { cleaned } from './clean';
import { identity } from './identity';
import { type InputObject, type InputObjects } from './objects';
import { type PlannedOperator } from './operator/planned-operator';
import { withoutFilled } from './operator/served';
import { isNamed } from './plan';
import { type Cluster, differences, outcomeDifferences, outcomeOf } from './promise';
import { isSeldonDeployment } from '../../input/placed-object';
import { grouped } from '../../private/grouped';
import { type JsonObject } from '../../private/json';

/**
 * How manifests break the promise for what was imported; none if they keep it.
 * @param operators those of the input that constructs may install in their own way
 * @param progress shows how far a long comparison is
 */
export function brokenPromises(
  before: InputObjects,
  manifests: readonly InputObject[],
  cluster: Cluster,
  exact: boolean,
  operators: readonly PlannedOperator[] = [],
  progress: (line: string) => void = () => undefined,
): string[] {
  const installed = new Map(
    operators.flatMap((each) => each.manifests).map((each) => [identity(each), withoutFilled(each)]),
  );
  const after = grouped(manifests.map(({ object }) => object).filter(isNamed), identity);
  const expected = [...before.deployments, ...before.kept].map(({ object }) => object).filter(isNamed);
  const names = new Set(expected.map(identity));
  return [
    ...expected.flatMap((object, i) => {
      progress(`comparing: ${i + 1} of ${expected.length} objects`);
      const found = after.get(identity(object)) ?? [];
      const own = installed.get(identity(object));
      return own && found.some((each) => isInstalled(each, [own, withoutFilled(object)]))
        ? []
        : broken(object, found, cluster, exact);
    }),
    ...[...after.keys()].filter((name) => !names.has(name)).map((name) => `${name}: was not there`),
  ];
}

/** Whether an object of an operator is one of those that leave its configuration as it is. */
function isInstalled(object: JsonObject, meant: readonly JsonObject[]): boolean {
  const own = withoutFilled(cleaned(object));
  return meant.some((each) => differences(each, own).every((path) => path.endsWith('.caBundle')));
}

/** What is wrong with the manifest of an object; of several with its name, one must be right. */
function broken(object: JsonObject, found: readonly JsonObject[], cluster: Cluster, exact: boolean): string[] {
  const all = found.map((each) =>
    changes(object, each, cluster, exact).map((change) => `${identity(object)}: ${change}`),
  );
  return all.find((each) => each.length === 0) ?? all[0] ?? [`${identity(object)}: is missing`];
}

function changes(before: JsonObject, after: JsonObject, cluster: Cluster, exact: boolean): string[] {
  if (exact) {
    return differences(before, after).map((path) => `differs in ${path}`);
  }
  return isSeldonDeployment(before)
    ? outcomeDifferences(outcomeOf(before, cluster), outcomeOf(after, cluster))
    : differences(cleaned(before), cleaned(after)).map((path) => `differs in ${path}`);
}
