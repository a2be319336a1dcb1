import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { isObject, type Json, type JsonObject } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';
import { toYaml } from '../../src/yaml/write';
import { DEPLOYMENT, PLATFORM, replaced, withEntry } from '../helpers/every-place';
import { call } from '../helpers/io';

/** Names of every object's prototype, each with a word beside it that none has. */
const WORDS: readonly (readonly [name: string, neutral: string])[] = [
  ['constructor', 'constructoq'],
  ['__proto__', '__protn__'],
];

/** Each value made of a tree by putting a map with a key like a method of every object in place of one part of it. */
function* withMethodName(value: Json, at: string): Generator<[place: string, value: Json]> {
  yield [at, { toString: { a: 'b' } }];
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const [place, other] of withMethodName(item, `${at}[${index}]`)) {
        yield [place, value.map((each, i) => (i === index ? other : each))];
      }
    }
  } else if (isObject(value)) {
    for (const key of Object.keys(value)) {
      for (const [place, other] of withMethodName(value[key], `${at}.${key}`)) {
        yield [place, withEntry(value, key, key, other)];
      }
    }
  }
}

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'names-'));
  fs.writeFileSync(path.join(folder, 'old.yaml'), DEPLOYMENT);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

async function results(commands: readonly (readonly string[])[], text: string, word: string): Promise<string> {
  const called = [];
  for (const command of commands) {
    called.push(await call(command, { stdin: text, cwd: folder }));
  }
  // The orchestrator gets its predictor in Base64.
  const decoded = JSON.stringify(called).replace(/eyJ[\w+/=]+/g, (code) => Buffer.from(code, 'base64').toString());
  // A name that is suggested has no underscores.
  return decoded.replaceAll(word, 'WORD').replace(new RegExp(`\\b${word.replaceAll('_', '')}\\b`, 'g'), 'WORD');
}

/** Places at which one of the words leads to something else than the other, and what. */
async function differences(
  value: Json,
  commands: readonly (readonly string[])[],
  [word, neutral]: readonly [string, string],
) {
  const text = (documents: Json) => (documents as Json[]).map((document) => toYaml(document)).join('---\n');
  const others = replaced(value, neutral, '');
  const found: string[] = [];
  for (const [place, values] of replaced(value, word, '')) {
    const got = await results(commands, text(values), word);
    const wanted = await results(commands, text(others.next().value![1]), neutral);
    // Values of a chart are plain data, which is refused with this key.
    if (got !== wanted && !got.includes('which no Kubernetes object has')) {
      const at = [...got].findIndex((character, index) => character !== wanted[index]);
      found.push(
        `${place}: ${got.slice(Math.max(at - 60, 0), at + 60)} INSTEAD OF ${wanted.slice(Math.max(at - 60, 0), at + 60)}`,
      );
    }
  }
  return found;
}

/** Findings, created objects and where they come from. */
const COMMANDS = [['expand', '-', '--format', 'json']];

test.each(WORDS)('%s is a name like any other in SeldonDeployments and objects next to them', async (...words) => {
  const documents = readDocuments(DEPLOYMENT, '').map(({ value }) => value);
  expect(await differences(documents, COMMANDS, words)).toEqual([]);
});

test.each(WORDS)('%s is a name like any other in values of a platform', async (...words) => {
  const documents = readDocuments(PLATFORM, '').map(({ value }) => value);
  expect(await differences(documents, [['synth', '-f', '-', '--stdout']], words)).toEqual([]);
});

/** Places at which such a map makes a command fail inside. */
async function failures(value: Json, commands: readonly (readonly string[])[]): Promise<string[]> {
  const found: string[] = [];
  for (const [index, document] of (value as Json[]).entries()) {
    for (const [place, changed] of withMethodName(document, `[${index}]`)) {
      const documents = (value as JsonObject[]).map((each, i) => (i === index ? (changed as JsonObject) : each));
      const stdin = documents.map((each) => toYaml(each)).join('---\n');
      for (const command of commands) {
        const { stderr } = await call(command, { stdin, cwd: folder });
        found.push(...(stderr.includes('internal error') ? [`${command[0]} ${place}: ${stderr}`] : []));
      }
    }
  }
  return found;
}

test.each([['validate'], ['graph']])('%s accepts a map with a key toString in any place', async (command) => {
  const documents = readDocuments(DEPLOYMENT, '').map(({ value }) => value);
  expect(await failures(documents, [[command, '-']])).toEqual([]);
});

test('synth reads a map with a key toString in any place of the values', async () => {
  const documents = readDocuments(PLATFORM, '').map(({ value }) => value);
  expect(await failures(documents, [['synth', '-f', '-', '--stdout']])).toEqual([]);
});
