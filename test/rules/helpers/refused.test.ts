import { validateSchema } from '../../../src/api/validate';
import { refusals } from '../../../src/apiserver/apiserver';
import { describeRefusal } from '../../../src/apiserver/refusal';
import { type JsonObject, type Manifest } from '../../../src/private/json';
import { parsePath } from '../../../src/private/path';
import { judge } from '../../../src/rules/check';
import { fieldToChange } from '../../../src/rules/field-to-change';
import { Subject } from '../../../src/rules/subject';
import { Surroundings } from '../../../src/rules/surroundings';
import { describeWithReference, measured, referenceLines, referenceText } from '../../helpers/reference';
import { operatorConfig } from '../describe-rule';

interface Expansion {
  readonly id: string;
  readonly sdep?: JsonObject;
  readonly cluster?: JsonObject[];
  readonly objects: Manifest[];
  readonly refused: { readonly kind: string; readonly name: string; readonly message: string }[];
}

const FILES = measured([
  'generated-ambassador',
  'generated-ambassador-single-namespace',
  'generated-ambassador-v1-annotations',
  'generated-custom',
  'generated-istio-keda',
  'real-ambassador',
  'real-custom',
  'real-default',
  'real-istio-keda',
]);

describeWithReference('each object that a kube-apiserver refused', () => {
  const real = new Map(
    referenceLines<{ id: string; sdep: JsonObject }>('seldondeployments.jsonl').map(({ id, sdep }) => [id, sdep]),
  );

  test.each(FILES)('%s: is named by an error of a trap, at the field to change, for each of its errors', (file) => {
    const config = operatorConfig(
      referenceText(`measured/expand/${file.replace(/^(generated|real)-/, '')}.values.yaml`),
    );
    const records = referenceLines<Expansion>(`measured/expand/${file}.jsonl`).filter(
      ({ refused }) => refused !== undefined && refused.length > 0,
    );
    for (const { id, sdep = real.get(id)!, cluster = [], objects, refused } of records) {
      const surroundings = new Surroundings(cluster);
      const errors = judge(sdep, { config, surroundings }).findings.filter(
        ({ group, severity }) => group === 'trap' && severity === 'error',
      );
      const subject = new Subject(sdep, validateSchema(sdep), config, surroundings);
      for (const { kind, name, message } of refused) {
        const object = objects.find((candidate) => candidate.kind === kind && candidate.metadata.name === name)!;
        for (const refusal of refusals(object)) {
          const path = fieldToChange(subject, object, refusal);
          expect(message).toContain(describeRefusal(refusal));
          expect({ id, refused: refusal.field, found: errors.map((error) => error.path) }).toEqual({
            id,
            refused: refusal.field,
            found: expect.arrayContaining([path]) as unknown,
          });
          expect(errors.find((error) => error.path === path)?.message).toContain(`${kind} "${name}"`);
          expect(parsePath(path).length).toBeGreaterThan(3);
        }
      }
    }
    expect(records.length).toBeGreaterThan(0);
  });
});
