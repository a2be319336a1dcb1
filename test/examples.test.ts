import * as fs from 'node:fs';
import * as path from 'node:path';
import { schemaProblems } from './helpers/kubernetes-schema';
import { configOf } from './helpers/operator-profile';
import { isObject, type JsonObject } from '../src/private/json';
import { judge } from '../src/rules/check';
import { Surroundings } from '../src/rules/surroundings';
import { readDocuments } from '../src/yaml/read';

const folder = path.resolve(__dirname, '../examples');

/** The objects in the committed manifests of each example. */
const examples = fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => ({
  name,
  objects: fs.readdirSync(path.join(folder, name), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml') && entry.parentPath.split(path.sep).includes('manifests'))
    .flatMap((entry) => readDocuments(fs.readFileSync(path.join(entry.parentPath, entry.name), 'utf8'), entry.name))
    .map(({ value }) => value)
    .filter(isObject),
}));

/** Seldon's own kind has rules of its own; definitions are too large for these schemas and have a test of their own. */
const hasOwnTests = ({ kind }: JsonObject) => kind === 'SeldonDeployment' || kind === 'CustomResourceDefinition';

test('what the examples emit follows the published schemas', () => {
  const objects = examples.flatMap((example) => example.objects);
  expect(objects.length).toBeGreaterThan(0);
  expect(schemaProblems(objects.filter((object) => !hasOwnTests(object)))).toEqual([]);
});

test.each(examples)('the rules find nothing in example $name', ({ objects }) => {
  const config = configOf({ istio: { enabled: true } });
  const surroundings = new Surroundings(objects);
  const findings = objects.filter(({ kind }) => kind === 'SeldonDeployment')
    .flatMap((object) => judge(object, { config, surroundings }).findings)
    .filter(({ severity }) => severity !== 'info');
  expect(findings).toEqual([]);
});
