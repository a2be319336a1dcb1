import { type JsonObject, type Manifest } from '../../../src/private/json';
import { parsePath } from '../../../src/private/path';
import { valueAt } from '../../../src/private/value-at';
import { refusals } from '../../../src/rules/apiserver/apiserver';
import { Origin } from '../../../src/rules/origin/origin';
import { operatorProfile } from '../../helpers/operator-profile';
import { describeWithReference, referenceLines } from '../../helpers/reference';

interface Expansion {
  readonly id: string;
  readonly sdep?: JsonObject;
  readonly objects?: Manifest[];
}

const PROFILES = ['ambassador', 'ambassador-single-namespace', 'ambassador-v1-annotations', 'custom', 'istio-keda'];

describeWithReference('the fields to change in SeldonDeployments whose objects a kube-apiserver refused', () => {
  test.each(PROFILES)('%s: is written there, or missing where it should be', (profile) => {
    const { deploymentNameAsPrefix } = operatorProfile(profile);
    for (const { id, sdep, objects = [] } of referenceLines<Required<Expansion>>(`measured/expand/generated-${profile}.jsonl`)) {
      const origin = new Origin(sdep, deploymentNameAsPrefix);
      for (const object of objects) {
        for (const refusal of refusals(object)) {
          const way = parsePath(origin.of(object, refusal));
          const holder = refusal.type === 'FieldValueRequired' ? way.slice(0, -1) : way;
          expect({ id, field: refusal.field, way, depth: way.length > 3, found: valueAt(sdep, holder) })
            .toEqual({ id, field: refusal.field, way, depth: true, found: expect.anything() as unknown });
        }
      }
    }
  });

  test.each(PROFILES)('%s: a field that is in both has the refused value in both', (profile) => {
    const { deploymentNameAsPrefix } = operatorProfile(profile);
    let compared = 0;
    for (const { id, sdep, objects = [] } of referenceLines<Required<Expansion>>(`measured/expand/generated-${profile}.jsonl`)) {
      const origin = new Origin(sdep, deploymentNameAsPrefix);
      for (const object of objects) {
        for (const refusal of refusals(object)) {
          const ours = valueAt(sdep, parsePath(origin.of(object, refusal)));
          const theirs = valueAt(object, parsePath(refusal.field));
          if (typeof ours === 'number' && typeof theirs === 'number') {
            compared++;
            expect({ id, field: refusal.field, value: ours }).toEqual({ id, field: refusal.field, value: theirs });
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(0);
  });
});
