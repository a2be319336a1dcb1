import { validateSchema } from '../../src/api/validate';
import { refusals } from '../../src/apiserver/apiserver';
import { type Refusal } from '../../src/apiserver/refusal';
import { type JsonObject, type Manifest, valueAt } from '../../src/private/json';
import { parsePath } from '../../src/private/path';
import { fieldToChange } from '../../src/rules/field-to-change';
import { Subject } from '../../src/rules/subject';
import { Surroundings } from '../../src/rules/surroundings';
import { operatorProfile } from '../helpers/operator-profile';
import { describeWithReference, referenceLines } from '../helpers/reference';

interface Expansion {
  readonly id: string;
  readonly sdep: JsonObject;
  readonly cluster?: JsonObject[];
  readonly objects?: Manifest[];
}

interface Refused {
  readonly id: string;
  readonly value: JsonObject;
  readonly object: Manifest;
  readonly refusal: Refusal;
  readonly path: string;
}

const PROFILES = ['ambassador', 'ambassador-single-namespace', 'ambassador-v1-annotations', 'custom', 'istio-keda'];

function refusedIn(profile: string): Refused[] {
  const config = operatorProfile(profile);
  return referenceLines<Expansion>(`measured/expand/generated-${profile}.jsonl`).flatMap(
    ({ id, sdep, cluster = [], objects = [] }) => {
      const subject = new Subject(sdep, validateSchema(sdep), config, new Surroundings(cluster));
      return objects.flatMap((object) =>
        refusals(object).map((refusal) => ({
          id,
          value: subject.value,
          object,
          refusal,
          path: fieldToChange(subject, object, refusal),
        })),
      );
    },
  );
}

describeWithReference('the fields to change in SeldonDeployments whose objects a kube-apiserver refused', () => {
  test.each(PROFILES)('%s: is written there, or missing from where it should be', (profile) => {
    for (const { id, value, refusal, path } of refusedIn(profile)) {
      const way = parsePath(path);
      const holder = refusal.type === 'FieldValueRequired' ? way.slice(0, -1) : way;
      expect({ id, field: refusal.field, way, depth: way.length > 3, found: valueAt(value, holder) }).toEqual({
        id,
        field: refusal.field,
        way,
        depth: true,
        found: expect.anything() as unknown,
      });
    }
  });

  test.each(PROFILES)('%s: a field that is in both has the rejected value in both', (profile) => {
    let compared = 0;
    for (const { id, value, object, refusal, path } of refusedIn(profile)) {
      const ours = valueAt(value, path);
      const theirs = valueAt(object, refusal.field);
      if (typeof ours === 'number' && typeof theirs === 'number') {
        compared++;
        expect({ id, field: refusal.field, value: ours }).toEqual({ id, field: refusal.field, value: theirs });
      }
    }
    expect(compared).toBeGreaterThan(0);
  });
});
