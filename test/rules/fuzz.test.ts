import { completeManifests } from './describe-rule';
import { type JsonObject } from '../../src/private/json';
import { RULES } from '../../src/rules/registry.generated';
import { toYamlDocuments } from '../../src/yaml/write';
import { damaged, Dice, scrambled, Scribe } from '../helpers/fuzz';
import { call } from '../helpers/io';

const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 1);
const SEED = Number(process.env.FUZZ_SEED ?? 1);

const examples = RULES.filter(({ stage }) => stage !== 'document').map(
  ({ id, example }) => [id, [...completeManifests(example().before), ...completeManifests(example().after)]] as const,
);

interface Record {
  readonly rule: string;
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
  readonly line: number;
}

/** What `validate` says about a text; it neither crashes nor keeps silent about what it passes over. */
async function validate(text: string): Promise<readonly Record[]> {
  const { code, stdout, stderr } = await call(['validate', '-', '--format', 'json'], { stdin: text });
  expect({ text, code, stderr }).toMatchObject({
    code: expect.any(Number) as number,
    stderr: expect.not.stringMatching(/internal|TypeError|RangeError|\n {4}at /) as string,
  });
  const found = JSON.parse(stdout) as Record[];
  expect(found.every(({ message, remedy, line }) => message !== '' && remedy !== '' && line > 0)).toBe(true);
  expect([0, 1]).toContain(code);
  expect({
    text,
    isSilent: found.length === 0 && /^0 SeldonDeployments/.test(stderr) && !/there is no SeldonDeployment/.test(stderr),
  }).toEqual({ text, isSilent: false });
  return found;
}

async function expands(text: string): Promise<void> {
  const { code, stderr } = await call(['expand', '-', '--format', 'json'], { stdin: text });
  expect([0, 1, 2]).toContain(code);
  expect({ text, stderr }).toEqual({
    text,
    stderr: expect.not.stringMatching(/internal|TypeError|RangeError|\n {4}at /) as string,
  });
}

test.each(examples)('damaged objects: the example of %s, in every style of YAML', async (id, objects) => {
  const dice = new Dice(SEED * 1000 + Number(id.slice(6)));
  for (let round = 0; round < 2 * ROUNDS; round++) {
    const broken: JsonObject[] = objects.map((object) => damaged(object, dice));
    const plain = await validate(broken.map((object) => JSON.stringify(object)).join('\n---\n'));
    const written = `${dice.chance(10) ? '\ufeff' : ''}${broken.map((object) => new Scribe(dice).write(object)).join('---\n')}`;
    const styled = await validate(written);
    expect({ written, found: styled.map(({ rule, path, message }) => [rule, path, message]) }).toEqual({
      written,
      found: plain.map(({ rule, path, message }) => [rule, path, message]),
    });
    await expands(written);
  }
});

test.each(examples)('scrambled documents: the example of %s', async (id, objects) => {
  const dice = new Dice(SEED * 1000 + Number(id.slice(6)));
  const text = toYamlDocuments(objects.map((object) => ({ ...object })));
  for (let round = 0; round < 4 * ROUNDS; round++) {
    const changed = scrambled(text, dice);
    await validate(changed);
    await expands(changed);
  }
});
