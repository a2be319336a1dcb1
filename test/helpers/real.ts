import { Chart, Testing } from 'cdk8s';
import { cleaned } from './clean';
import { describeWithWholeReference, referenceLines } from './reference';
import { type SeldonDeployment } from '../../src';
import { isObject, put, type Json, type JsonObject } from '../../src/private/json';

interface Real {
  readonly id: string;
  readonly sdep: JsonObject & { metadata: { name: string; namespace?: string } };
}

const real = new Map(referenceLines<Real>('seldondeployments.jsonl').map(({ id, sdep }) => [id, sdep]));

/** A SeldonDeployment of Seldon's own repository, by its id in the reference data, written with typed constructs. */
export type Written = [title: string, id: string, write: (chart: Chart) => SeldonDeployment];

/** Each must synthesize to the same data as the one that somebody wrote by hand. */
export function describeReal(theme: string, written: Written[]): void {
  describeWithWholeReference(`real SeldonDeployments: ${theme}`, () => {
    test.each(written)('%s (%s)', (_, id, write) => {
      const expected = real.get(id)!;
      const chart = new Chart(Testing.app(), 'chart', { namespace: expected.metadata.namespace });
      expect(comparable(write(chart).apiObject.toJson())).toEqual(comparable(expected));
    });
  });
}

/**
 * Constructs write the version v1, which has the same fields as the older ones; Go leaves out empty children and
 * metadata itself.
 */
function comparable(sdep: JsonObject): Json {
  const { status, ...rest } = cleaned(sdep);
  return isObject(status) && Object.keys(status).length > 0
    ? { status }
    : withoutEmpty({ ...rest, apiVersion: 'machinelearning.seldon.io/v1' });
}

function withoutEmpty(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(withoutEmpty);
  }
  if (!isObject(value)) {
    return value;
  }
  const result: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    const empty =
      (key === 'children' && Array.isArray(item) && item.length === 0) ||
      (key === 'metadata' && Object.keys(item as object).length === 0);
    if (!empty) {
      put(result, key, withoutEmpty(item));
    }
  }
  return result;
}
