import * as fs from 'node:fs';
import * as path from 'node:path';
import { type FieldType, type Section } from '../../src/platform/values/field';
import { PLATFORM_FILE } from '../../src/platform/values/sections/platform';
import { type JsonObject } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';
import { toYaml } from '../../src/yaml/write';
import { call } from '../helpers/io';

// Every key of the platform values does something: the files in every-value use each of them, and without it the
// manifests differ.

/** Keys whose values in the files are the defaults. Each has another value somewhere, or none would make sense. */
const DEFAULTS: Readonly<Record<string, string>> = {
  'Operator.enabled': 'the default; most files have false',
  'Monitoring.enabled': 'the default of a section that is given',
  'RequestLogging.enabled': 'the default of a section that is given',
  'Initializer.kind': 'rclone is the default; stores-s3.yaml has kfserving',
  'Endpoint.type': 'REST is the default of an explainer; models.yaml has GRPC',
};

/** Keys that only decide whether other values are accepted. */
const CHECKS: Readonly<Record<string, string>> = {
  'EnvSecret.keys': 'whether the Secret has the keys that the store needs',
  'Platform.kubernetesVersion': 'whether the pinned charts support it',
};

/** Not in the files: a model without a graph has no children that could share the requests. */
const ONLY_IN_GRAPHS = 'Model.ratioA';

interface Example {
  readonly title: string;
  readonly values: JsonObject;
}

type Path = readonly (string | number)[];

interface UsedKey {
  /** Section and key. */
  readonly key: string;
  readonly path: Path;
}

const examples = fs
  .readdirSync(path.join(__dirname, 'every-value'))
  .flatMap((file) => examplesIn(file).map((example) => [example.title, example] as const));

test.each(examples)('%s: accepted', async (_, { values }) => {
  expect(await synth(values)).toMatchObject({ code: 0 });
});

test.each(examples)('%s: each key changes the manifests', async (_, { values }) => {
  const { stdout: whole } = await synth(values);
  const idle: string[] = [];
  for (const { key, path: at } of keysUsed(PLATFORM_FILE, values)) {
    const checked = !(key in DEFAULTS) && !(key in CHECKS);
    if (checked && (await synth(omit(values, at) as JsonObject)).stdout === whole) {
      idle.push(`${key} at ${at.join('.')}`);
    }
  }
  expect(idle).toEqual([]);
});

test('the files use every key', () => {
  const used = new Set(examples.flatMap(([, { values }]) => keysUsed(PLATFORM_FILE, values).map(({ key }) => key)));
  expect([...keysOf(PLATFORM_FILE)].filter((key) => !used.has(key))).toEqual([ONLY_IN_GRAPHS]);
});

function examplesIn(file: string): Example[] {
  const text = fs.readFileSync(path.join(__dirname, 'every-value', file), 'utf8');
  const titles = [...text.matchAll(/^# (.*)$/gm)].map(([, title]) => title);
  const documents = readDocuments(text, file);
  expect(documents).toHaveLength(titles.length);
  return documents.map(({ value }, i) => ({ title: `${file}: ${titles[i]}`, values: value as JsonObject }));
}

function synth(values: JsonObject) {
  return call(['synth', '-f', '-', '--stdout'], { stdin: toYaml(values) });
}

const nameOf = (section: Section, key: string) => `${section.name.replace(/File$/, '')}.${key}`;

/** The keys in a value of a section, and in what is below it. */
function keysUsed(section: Section, value: unknown, at: Path = []): UsedKey[] {
  if (value === null || typeof value !== 'object') {
    return [];
  }
  return Object.entries(value)
    .filter(([key]) => section.fields[key] !== undefined)
    .flatMap(([key, below]) => [
      { key: nameOf(section, key), path: [...at, key] },
      ...keysBelow(section.fields[key].type, below, [...at, key]),
    ]);
}

function keysBelow(type: FieldType, value: unknown, at: Path): UsedKey[] {
  switch (type.kind) {
    case 'section':
      return keysUsed(type.section(), value, at);
    case 'either':
      return typeof value === 'object' ? keysBelow(type.long, value, at) : [];
    case 'list':
      return (value as unknown[]).flatMap((item, i) => keysBelow(type.items.type, item, [...at, i]));
    case 'map':
      return Object.entries(value as object).flatMap(([name, item]) =>
        keysBelow(type.values.type, item, [...at, name]),
      );
    default:
      return [];
  }
}

/** The keys of a section and of those below it. What a version repeats from its model counts once. */
function keysOf(section: Section): Set<string> {
  const model = sectionOf(PLATFORM_FILE.fields.models.type)!;
  const seen = new Set<Section>();
  const keys = new Set<string>();
  const collect = (each: Section): void => {
    if (seen.has(each)) {
      return;
    }
    seen.add(each);
    const repeats = ['Canary', 'Shadow', 'Predictor', 'Node'].includes(each.name);
    for (const [key, { type }] of Object.entries(each.fields)) {
      if (!repeats || model.fields[key] === undefined) {
        keys.add(nameOf(each, key));
      }
      const below = sectionOf(type);
      if (below) {
        collect(below);
      }
    }
  };
  collect(section);
  return keys;
}

function sectionOf(type: FieldType): Section | undefined {
  switch (type.kind) {
    case 'section':
      return type.section();
    case 'either':
      return sectionOf(type.long);
    case 'list':
      return sectionOf(type.items.type);
    case 'map':
      return sectionOf(type.values.type);
    default:
      return undefined;
  }
}

function omit(value: unknown, [key, ...more]: Path): unknown {
  if (more.length > 0) {
    const copy: unknown = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
    const holder = copy as Record<string | number, unknown>;
    holder[key] = omit(holder[key], more);
    return copy;
  }
  return Object.fromEntries(Object.entries(value as object).filter(([name]) => name !== key));
}
