import * as fs from 'node:fs';
import * as path from 'node:path';
import { judgeManifests } from './describe-rule';
import { ruleFiles } from '../../projenrc/generate/rule-files';
import { DEFAULT_VERSION } from '../../src/api/facts/release';
import { type Json, type JsonObject, valueAt } from '../../src/private/json';
import { parsePath } from '../../src/private/path';
import { kindAndSize } from '../../src/private/shown-value';
import { type Finding } from '../../src/rules/finding';
import { knownRule } from '../../src/rules/known-rule';
import { RULES } from '../../src/rules/registry.generated';
import { RETIRED_IDS } from '../../src/rules/retired';
import { type Rule } from '../../src/rules/rule';
import { SILENCE_ANNOTATION, silencedBy } from '../../src/rules/silence';

const RANGE = { schema: /^SELDON0\d\d$/, webhook: /^SELDON1\d\d$/, trap: /^SELDON[2-9]\d\d$/ };
const SELDON = `github\\.com/SeldonIO/seldon-core/blob/v${DEFAULT_VERSION.replaceAll('.', '\\.')}/`;
const SOURCE = new RegExp(`^https://(${SELDON}|kubernetes\\.io/docs/)`);
/**
 * Rules whose source is not Seldon's or Kubernetes': those about YAML itself, and about an annotation of this project.
 */
const OTHER_SOURCES: Record<string, RegExp> = {
  SELDON410: /^https:\/\/rclone\.org\/googlecloudstorage\//,
  SELDON345: /^https:\/\/rclone\.org\/docs\//,
  SELDON371: /^https:\/\/istio\.io\/latest\/docs\//,
  SELDON001: /^https:\/\/yaml\.org\/spec\/1\.1\//,
  SELDON002: /^https:\/\/yaml\.org\/spec\/1\.1\//,
  SELDON004: /^https:\/\/yaml\.org\/spec\/1\.1\//,
  SELDON008: /^https:\/\/www\.rfc-editor\.org\//,
  SELDON299: /\/docs\/rules\.md$/,
  SELDON392: /^https:\/\/argo-cd\.readthedocs\.io\//,
  SELDON319: /\/distribution\/reference\//,
  SELDON419: /^https:\/\/github\.com\/kedacore\/keda\/blob\/v2\.7\.1\//,
  SELDON420: /^https:\/\/github\.com\/kedacore\/keda\/blob\/v2\.14\.0\//,
};
/** What an example cannot but break besides its own rule. */
const BESIDES: Record<string, readonly string[]> = { SELDON219: ['SELDON258'], SELDON299: ['SELDON250'] };

const ROOT = path.join(__dirname, '../..');

test('ids are unique, in order, and not retired', () => {
  const ids = RULES.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(ids.filter((id) => RETIRED_IDS.includes(id))).toEqual([]);
});

test('names are unique and do not look like ids', () => {
  const names = RULES.map(({ name }) => name);
  expect([...new Set(names)]).toEqual(names);
  names.forEach((name) => expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/));
});

test.each(Object.entries(ruleFiles()))(
  '%s is what the files of the rules say (else: npm run rules-page)',
  (file, text) => {
    expect(fs.readFileSync(path.join(ROOT, file), 'utf8')).toBe(text);
  },
);

test.each(RULES.map(({ id, name, topic }) => [id, topic, name]))(
  '%s has its file and its test in the topic %s, both named %s',
  (id, topic, name) => {
    expect(fs.readFileSync(path.join(ROOT, `src/rules/${topic}/${name}.ts`), 'utf8')).toContain(`id: '${id}'`);
    expect(fs.existsSync(path.join(ROOT, `test/rules/${topic}/${name}.test.ts`))).toBe(true);
  },
);

test.each(RULES.map(({ id, name }) => [id, name]))('%s is found by its name %s', (id, name) => {
  expect(knownRule(name).id).toBe(id);
  expect(silencedBy({ metadata: { annotations: { [SILENCE_ANNOTATION]: `${name}: because` } } })).toEqual([
    { id, reason: 'because' },
  ]);
});

test('a retired id is distinguished from one that never existed', () => {
  expect(() => knownRule(RETIRED_IDS[0])).toThrow('was retired');
  expect(() => knownRule('SELDON998')).toThrow('there is no rule "SELDON998"');
  expect(() => knownRule('image-tags')).toThrow('did you mean "image-tag"?');
});

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test('has an id of its group and is fully described', () => {
    expect(id).toMatch(RANGE[rule.group]);
    expect(rule.title).toMatch(/^[a-zA-Z].*[^.]$/);
    expect(rule.consequence).toMatch(/\.$/);
    expect(rule.source).toMatch(OTHER_SOURCES[id] ?? SOURCE);
  });
});

// The rules of stage `document` have no object to look at: test/rules/schema/input.test.ts.
describe.each(RULES.filter(({ stage }) => stage !== 'document').map((rule) => [rule.id, rule] as const))(
  'the example of %s',
  (id, rule) => {
    test('breaks this rule and no other one', () => {
      expect(others(before(rule).findings, rule)).toEqual([]);
      expect(before(rule).findings.map((finding) => finding.rule)).toContain(id);
    });

    test('gives no finding once it is fixed', () => {
      const example = rule.example();
      expect(judgeManifests(example.after, example.operatorAfter ?? example.operator).findings).toEqual([]);
    });

    test('gets a message with path, value and remedy', () => {
      const { object, findings } = before(rule);
      for (const { path: where, message, remedy } of findings.filter((finding) => finding.rule === id)) {
        expect(parsePath(where).length).toBeGreaterThan(0);
        expect(remedy.length).toBeGreaterThan(5);
        expect({ where, message, isTold: tells(message, where, object) }).toEqual({ where, message, isTold: true });
      }
    });
  },
);

function before(rule: Rule): { object: JsonObject; findings: readonly Finding[] } {
  const example = rule.example();
  return judgeManifests(example.before, example.operator);
}

function others(findings: readonly Finding[], { id }: Rule): Finding[] {
  return findings.filter(({ rule }) => rule !== id && !(BESIDES[id] ?? []).includes(rule));
}

/**
 * Whether a message names the field, or its value or a part of that; of maps and lists, their key or something of what
 * is in them or made of them.
 */
function tells(message: string, where: string, object: JsonObject): boolean {
  const value = valueAt(object, where);
  const key = String(parsePath(where).at(-1));
  if (message.includes(kindAndSize(value))) {
    return true;
  }
  const named =
    typeof value === 'object' && value !== null
      ? /"|\d/.test(message) || scalars(value).some((each) => message.includes(each))
      : message.toLowerCase().includes(String(value).toLowerCase());
  const quoted = [...message.matchAll(/"([^"]+)"/g)].map(([, part]) => part);
  return named || message.includes(key) || quoted.some((part) => String(value).includes(part));
}

function scalars(value: Json): string[] {
  return Object.values(value as object)
    .filter((each) => typeof each === 'string' || typeof each === 'number')
    .map(String);
}
