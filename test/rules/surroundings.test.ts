import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { completeManifests, judgeManifests } from './describe-rule';
import { RULES } from '../../src/rules/registry.generated';
import { toYamlDocuments } from '../../src/yaml/write';
import { call } from '../helpers/io';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'surroundings-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** About the same name in one file or in several. */
const OF_FILES = ['SELDON364', 'SELDON396'];

const examples = RULES.filter(
  ({ id, example }) => example().before.includes('\n---\n') && !OF_FILES.includes(id),
).flatMap((rule) => (['before', 'after'] as const).map((which) => [rule.id, which, rule.example()] as const));

// The command line keeps of its input only what some rule asks for.
test.each(examples)(
  '%s: its example (%s) is judged alike by the command line, with its objects in separate files',
  async (_, which, example) => {
    completeManifests(example[which]).forEach((object, index) =>
      fs.writeFileSync(path.join(folder, `${9 - index}.yaml`), toYamlDocuments([object])),
    );
    fs.writeFileSync(
      path.join(folder, 'operator.values'),
      (which === 'after' ? example.operatorAfter : undefined) ?? example.operator ?? '{}',
    );
    const values = example.operator === undefined ? [] : ['--operator-values', 'operator.values'];
    const { stdout } = await call(['validate', '.', '--format', 'json', ...values], { cwd: folder });
    const findings = JSON.parse(stdout) as { rule: string; path: string; file: string; kind: string }[];
    // What an object beside it refers to is told at that object.
    const ofFirst = findings.filter(({ file, kind }) => file === '9.yaml' || kind !== 'SeldonDeployment');
    expect(ofFirst.map(({ rule, path: at }) => [rule, at])).toEqual(
      judgeManifests(example[which], example.operator).findings.map(({ rule, path: at, about }) => [
        rule,
        about?.path ?? at,
      ]),
    );
  },
);

test('some examples have several objects', () => expect(examples.length).toBeGreaterThan(20));
