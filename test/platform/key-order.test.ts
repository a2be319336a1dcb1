import * as fs from 'node:fs';
import * as path from 'node:path';
import { isObject, put, type Json } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';
import { Dice } from '../helpers/fuzz';
import { generatedPlatform } from '../helpers/generated-platform';
import { call } from '../helpers/io';

const EXAMPLES = path.resolve(__dirname, '../../examples');
const PLATFORMS = fs
  .readdirSync(EXAMPLES)
  .filter((name) => fs.existsSync(path.join(EXAMPLES, name, 'platform.yaml')))
  .map((name): [string, Json] => {
    const [{ value }] = readDocuments(fs.readFileSync(path.join(EXAMPLES, name, 'platform.yaml'), 'utf8'), '');
    return [name, value];
  });
const GENERATED = Array.from({ length: 10 }, (_, i) => generatedPlatform(new Dice(i)));

/** Values with the keys of each map in the opposite order. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) {
    return value.map(reversed);
  }
  if (!isObject(value)) {
    return value;
  }
  const map = {};
  for (const key of Object.keys(value).reverse()) {
    put(map, key, reversed(value[key]));
  }
  return map;
}

async function manifests(values: Json, folder: string): Promise<string> {
  const { stdout } = await call(['synth', '-f', '-', '--stdout'], { stdin: JSON.stringify(values), cwd: folder });
  return stdout;
}

test.each(PLATFORMS)('values of %s give the same bytes, whatever the order of their keys', async (name, values) => {
  const folder = path.join(EXAMPLES, name);
  const written = await manifests(values, folder);
  expect(written).not.toBe('');
  expect(await manifests(reversed(values), folder)).toBe(written);
});

test('generated values give the same bytes, whatever the order of their keys', async () => {
  for (const values of GENERATED) {
    expect(await manifests(reversed(values), EXAMPLES)).toBe(await manifests(values, EXAMPLES));
  }
});
