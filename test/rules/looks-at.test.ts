import { operatorConfig } from './describe-rule';
import { validateSchema } from '../../src/api/validate';
import { type Json, type JsonObject } from '../../src/private/json';
import { foundIn, isAsked, looking } from '../../src/rules/asked';
import { judge } from '../../src/rules/check';
import { RULES } from '../../src/rules/registry.generated';
import { Subject } from '../../src/rules/subject';
import { Surroundings } from '../../src/rules/surroundings';
import { describeWithReference, referenceLines, referenceLists } from '../helpers/reference';

interface Recorded {
  readonly id: string;
  readonly sdep?: JsonObject;
  readonly cluster?: JsonObject[];
}

const GATED = looking(RULES).filter(({ at, rule }) => at !== undefined || rule.fromSize !== undefined);

describeWithReference('a rule that is not asked', () => {
  test.each(referenceLists('measured/expand').filter((file) => file.includes('generated')))(
    'would find nothing in %s',
    (file) => {
      const config = operatorConfig('istio: {enabled: true}');
      const wrong = referenceLines<Recorded>(file).flatMap(({ id, sdep, cluster = [] }) => {
        const surroundings = new Surroundings(cluster);
        if (sdep === undefined || !judge(sdep, { config, surroundings }).isAccepted) {
          return [];
        }
        const subject = new Subject(sdep, validateSchema(sdep), config, surroundings);
        const missed: string[] = [];
        const found = foundIn(subject);
        for (const { rule } of GATED.filter((each) => !isAsked(each, found))) {
          rule.check(subject, ({ path }) => missed.push(`${id}: ${rule.id} at ${path}`));
        }
        return missed;
      });
      expect(wrong).toEqual([]);
    },
  );
});

test.each([
  ['a field, at any depth', ['env'], true],
  ['a field that is not there', ['hpaSpec'], false],
  ['a kind of object around', ['Secret'], true],
  ['a kind that is not around', ['ConfigMap'], false],
  ['one of several', ['ConfigMap', 'env'], true],
])('%s', (_, names, expected) => {
  const sdep: JsonObject = {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'iris' },
    spec: {
      predictors: [
        {
          name: 'default',
          graph: { name: 'm', type: 'MODEL' },
          componentSpecs: [{ spec: { containers: [{ name: 'm', image: 'i:1', env: [{ name: 'A', value: '1' }] }] } }],
        },
      ],
    },
  };
  const secret: JsonObject = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' } };
  const subject = new Subject(sdep, validateSchema(sdep), operatorConfig(), new Surroundings([secret]));
  const [rule] = looking([{ ...RULES[0], looksAt: names }]);
  expect(isAsked(rule, foundIn(subject))).toBe(expected);
});

test.each<[string, Json]>([
  ['characters that are escaped', '\0\u2028"\\\ud800'],
  ['letters of other alphabets', 'ü模'],
  ['many small items', { 'k"': [null, true, -1.2345678901234567e-300, [], {}] }],
])('the size is at least that of the JSON: %s', (_, value) => {
  const sdep: JsonObject = { value };
  const found = foundIn({ value: sdep, surroundings: Surroundings.NONE });
  expect(found.size).toBeGreaterThanOrEqual(Buffer.byteLength(JSON.stringify(sdep)));
});

test('a rule is asked from its size on', () => {
  const found = foundIn({ value: { a: 'b' }, surroundings: Surroundings.NONE });
  expect(isAsked({ rule: { ...RULES[0], fromSize: found.size } }, found)).toBe(true);
  expect(isAsked({ rule: { ...RULES[0], fromSize: found.size + 1 } }, found)).toBe(false);
});
