import { validateSchema } from '../../../src/api/validate';
import { expand } from '../../../src/expand/expand';
import { type Origins } from '../../../src/expand/origins/origins';
import { NamespaceSurroundings } from '../../../src/expand/surroundings';
import { isObject, type Json, type JsonObject, type Manifest, valueAt } from '../../../src/private/json';
import { formatPath, type Segment } from '../../../src/private/path';
import { Quantity } from '../../../src/private/quantity';
import { operatorProfile } from '../../helpers/operator-profile';
import { atLeast, describeWithReference, measured, referenceLines } from '../../helpers/reference';

interface Expansion {
  readonly id: string;
  readonly sdep?: JsonObject;
  readonly cluster?: JsonObject[];
}

interface Traced {
  readonly id: string;
  readonly sdep: JsonObject;
  readonly objects: readonly Manifest[];
  readonly origins: Origins;
}

const PROFILES = measured([
  'generated-ambassador',
  'generated-ambassador-single-namespace',
  'generated-ambassador-v1-annotations',
  'generated-custom',
  'generated-istio-keda',
  'real-ambassador',
  'real-istio-keda',
]);

describeWithReference('the origins of all that is created from SeldonDeployments of the reference', () => {
  const real = new Map(
    referenceLines<{ id: string; sdep: JsonObject }>('seldondeployments.jsonl').map(({ id, sdep }) => [id, sdep]),
  );

  function traced(file: string): Traced[] {
    const config = operatorProfile(file.replace(/^(generated|real)-/, ''));
    return every(file.startsWith('real') ? 1 : 4, referenceLines<Expansion>(`measured/expand/${file}.jsonl`)).flatMap(
      ({ id, sdep = real.get(id)!, cluster = [] }) => {
        const { value } = validateSchema(sdep);
        if (!isObject(value) || !isObject(value.spec) || !Array.isArray(value.spec.predictors)) {
          return [];
        }
        const beside = new NamespaceSurroundings(cluster, namespaceOf(value));
        const { objects, origins } = expandOrNothing(value, config, beside);
        return origins ? [{ id, sdep: value, objects, origins }] : [];
      },
    );
  }

  test.each(PROFILES)(
    '%s: a field that is called a copy has the value of its origin, and every other one leads into the spec',
    (file) => {
      const wrong: unknown[] = [];
      let compared = 0;
      for (const { id, sdep, objects, origins } of traced(file)) {
        for (const object of objects) {
          for (const [way, value] of leaves(object)) {
            const { paths, copied } = origins.of(object, way)!;
            const given = valueAt(sdep, paths[0]);
            compared += copied ? 1 : 0;
            if (paths.length === 0 || given === undefined || (copied && !isSame(value, given))) {
              wrong.push({ id, object: object.kind, way: formatPath(way), value, paths, given });
            }
          }
        }
      }
      expect(wrong.slice(0, 5)).toEqual([]);
      expect(compared).toBeGreaterThan(atLeast(500));
    },
  );

  test('recording changes nothing of what is created', () => {
    const config = operatorProfile('istio-keda');
    for (const { id, sdep, objects } of traced('generated-istio-keda').slice(0, 20)) {
      const cluster =
        referenceLines<Expansion>('measured/expand/generated-istio-keda.jsonl').find((each) => each.id === id)
          ?.cluster ?? [];
      expect(expand(sdep, config, new NamespaceSurroundings(cluster, namespaceOf(sdep))).objects).toEqual(objects);
    }
  });
});

/** Each n-th item: a look-up for every leaf of every object takes minutes otherwise. */
function every<T>(n: number, items: readonly T[]): T[] {
  return items.filter((_, index) => index % n === 0);
}

/** A SeldonDeployment that the cluster refuses may be one that the operator's model cannot read. */
function expandOrNothing(
  sdep: JsonObject,
  config: Parameters<typeof expand>[1],
  beside: NamespaceSurroundings,
): ReturnType<typeof expand> {
  try {
    return expand(sdep, config, beside, { origins: true });
  } catch {
    return { objects: [] };
  }
}

function namespaceOf({ metadata }: JsonObject): string {
  return isObject(metadata) ? String(metadata.namespace ?? 'default') : 'default';
}

function leaves(value: Json, way: readonly Segment[] = []): [readonly Segment[], Json][] {
  if (typeof value !== 'object' || value === null) {
    return [[way, value]];
  }
  return Array.isArray(value)
    ? value.flatMap((item, index) => leaves(item, [...way, index]))
    : Object.keys(value).flatMap((key) => leaves(value[key], [...way, key]));
}

/** The operator writes quantities and times in the form of Kubernetes. */
function isSame(left: Json, right: Json): boolean {
  const quantity = (value: Json): string | undefined =>
    typeof value === 'string' || typeof value === 'number' ? Quantity.parse(value)?.toString() : undefined;
  return left === right || (quantity(left) !== undefined && quantity(left) === quantity(right));
}
