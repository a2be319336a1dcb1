import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { CHART_NAMES, chartDefaults } from '../../src/charts/render';
import { type Json } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';
import { toYaml } from '../../src/yaml/write';
import { DEPLOYMENT, PLATFORM, replaced } from '../helpers/every-place';
import { call } from '../helpers/io';

/** Looks like neither a name nor a number, nor like anything else that messages are about. */
const CANARY = 'Hunter2Zq9/+=';
const SHOWN = 'Hunter2';

/** Places of names, of URIs and of images, whatever their form; not those of values of Secrets and variables. */
const NAMES =
  /(?:name|Name|namespace|apiVersion|kind|image|Image|uri|modelUri|url|key|serviceAccountName|gateway|chart|environments\[\d+\]|hosts\[\d+\]|server)\??$/;

const CALLS: readonly [command: string, words: readonly string[], input: string][] = [
  ['validate', ['validate', '-'], DEPLOYMENT],
  ['diff', ['diff', 'old.yaml', '-'], DEPLOYMENT],
  ['ask', ['ask', '--in', '-'], DEPLOYMENT],
  ['graph', ['graph', '-'], DEPLOYMENT],
  ['needs', ['needs', '-'], DEPLOYMENT],
  ['images', ['images', '-'], DEPLOYMENT],
  ['synth', ['synth', '-f', '-', '--stdout'], PLATFORM],
];

/** Commands whose results are objects. */
const PRODUCTS = ['synth', 'template', 'values'];

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'canary-'));
  fs.writeFileSync(path.join(folder, 'old.yaml'), DEPLOYMENT);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const told = async (words: readonly string[], stdin: string) => {
  const { code, stdout, stderr } = await call(words, { stdin, cwd: folder });
  return { code, said: PRODUCTS.includes(words[0]) ? stderr : stdout + stderr };
};

test.each(CALLS)('%s shows a value of an odd form where it is a name, and nowhere else', async (_, words, input) => {
  const documents = readDocuments(input, '').map(({ value }) => value);
  const shows: string[] = [];
  for (const [place, changed] of replaced(documents, CANARY, '')) {
    if (!place.endsWith('?')) {
      const { code, said } = await told(words, (changed as Json[]).map((each) => toYaml(each)).join('---\n'));
      shows.push(...(said.includes(SHOWN) && !NAMES.test(place) ? [place] : []));
      shows.push(...(code > 2 ? [`${place}: exit code ${code}`] : []));
    }
  }
  expect(shows).toEqual([]);
});

/** Each tree with another value in the place of one of its values. */
function* inPlaceOfAll(value: Json, other: Json, at = ''): Generator<[place: string, changed: Json]> {
  yield [at, other];
  if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      for (const [place, changed] of inPlaceOfAll(item, other, `${at}.${key}`)) {
        yield [
          place,
          Array.isArray(value)
            ? value.map((each, i) => (String(i) === key ? changed : each))
            : { ...value, [key]: changed },
        ];
      }
    }
  }
}

/** Names of what is installed, and the versions of images. */
const NAMES_OF_CHARTS = /(?:namespaceOverride|ImageVersion|tag|image|image_v2|registry|repository)$/;

test.each(CHART_NAMES)('template of %s shows no value of an odd form, nor what is in a map or list', async (chart) => {
  const shows: string[] = [];
  for (const other of [CANARY, { password: CANARY }, [CANARY]]) {
    for (const [place, changed] of inPlaceOfAll(chartDefaults(chart), other)) {
      const { code, said } = await told(
        ['template', chart, '-f', '-', '--set', 'certManager.enabled=true'],
        JSON.stringify(changed),
      );
      shows.push(...(said.includes(SHOWN) && !NAMES_OF_CHARTS.test(place) ? [`${place}: ${said}`] : []));
      shows.push(...(code > 2 ? [`${place}: exit code ${code}`] : []));
    }
  }
  expect(shows).toEqual([]);
});

test.each(['--set', '--set-string', '--set-json', '--set-literal'])('nor does a value of %s appear', async (flag) => {
  for (const text of [
    `manager.env=${CANARY}`,
    `manager.env[0]=${CANARY}`,
    `manager.env[0].value=${CANARY}`,
    `manager.env={PASSWORD=${CANARY}}`,
    `manager={"password": "${CANARY}"`,
    `manager.logLevel=${CANARY}`,
    `image.tag={"${CANARY}`,
    `a[-1]=${CANARY}`,
    `a[=${CANARY}`,
    `=${CANARY}`,
  ]) {
    for (const command of ['template', 'values']) {
      const { said } = await told([command, 'seldon-core-operator', flag, text], '');
      expect({ command, text, shows: said.includes(SHOWN) }).toEqual({ command, text, shows: false });
    }
  }
});

test('ask and validate read a map in the place of any value, and show no credential in it', async () => {
  const [deployment, ...others] = readDocuments(DEPLOYMENT, '').map(({ value }) => value);
  const shows: string[] = [];
  for (const [, changed] of inPlaceOfAll(deployment, { password: CANARY })) {
    for (const words of [
      ['validate', '-'],
      ['ask', '--in', '-'],
    ]) {
      const { code, said } = await told(
        words,
        [changed, ...others].map((each) => JSON.stringify(each)).join('\n---\n'),
      );
      shows.push(...(said.includes(SHOWN) || code > 2 ? [said] : []));
    }
  }
  expect(shows).toEqual([]);
});
