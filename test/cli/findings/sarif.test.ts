import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { RULES } from '../../../src/rules/registry.generated';
import { call } from '../../helpers/io';

interface SarifLog {
  readonly runs: readonly {
    readonly columnKind: string;
    readonly tool: { readonly driver: { readonly rules: readonly SarifRule[] } };
    readonly results: readonly SarifResult[];
  }[];
}

interface SarifRule {
  readonly id: string;
  readonly helpUri: string;
  readonly help: { readonly text: string };
}

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly suppressions: readonly { readonly kind: string; readonly justification?: string }[];
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: object };
  }[];
}

// eslint-disable-next-line @typescript-eslint/no-require-imports -- the schema as published, of which the package exports nothing
const { $schema, id, ...schema } = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as Record<
  string,
  unknown
>;
// One of its patterns is none in Unicode mode.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const conforms = ajv.compile(schema);

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sarif-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** The log about a manifest, checked to be SARIF 2.1.0. */
async function logOf(manifest: string, file = 'iris.yaml', ...words: string[]): Promise<SarifLog['runs'][0]> {
  if (file !== '-') {
    fs.mkdirSync(path.dirname(path.resolve(folder, file)), { recursive: true });
    fs.writeFileSync(path.resolve(folder, file), manifest);
  }
  const { stdout } = await call(['validate', file, '--format', 'sarif', ...words], { cwd: folder, stdin: manifest });
  const log = JSON.parse(stdout) as SarifLog;
  conforms(log);
  expect(conforms.errors ?? []).toEqual([]);
  return log.runs[0];
}

const iris = (metadata: string, ...spec: string[]) =>
  [
    'apiVersion: machinelearning.seldon.io/v1',
    'kind: SeldonDeployment',
    `metadata: ${metadata}`,
    'spec:',
    ...spec,
    '  predictors:',
    '  - name: default',
    '    graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}',
    '',
  ].join('\n');
const GOOD = iris('{name: iris, namespace: seldon}');
const BAD = GOOD.replace('- name: default\n', '- name: default\n    traffic: 50\n');
const MISPLACED = "  annotations: {seldon.io/rest-time-out: '10'}";

test('the schema is the one of SARIF 2.1.0, and rejects anything else', () => {
  expect([$schema, id]).toEqual([
    'http://json-schema.org/draft-04/schema#',
    expect.stringContaining('/sarif-2.1.0-rtm.5.json'),
  ]);
  expect(conforms({ version: '2.1.0', runs: [{ tool: { driver: { name: 'x' } }, results: [{}] }] })).toBe(false);
  expect(
    conforms({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'x' } }, results: [{ message: { text: 'm' }, ruleIndex: -2 }] }],
    }),
  ).toBe(false);
});

test('a log without findings has an empty list of results', async () => {
  expect((await logOf(GOOD)).results).toEqual([]);
});

test('a finding has rule, level, place and an identity that does not change with the lines above it', async () => {
  const {
    results,
    columnKind,
    tool: {
      driver: { rules },
    },
  } = await logOf(BAD);
  expect(results).toMatchObject([
    {
      ruleId: 'SELDON119',
      level: 'error',
      message: {
        text: expect.stringMatching(/^spec\.predictors\[0\]\.traffic: .*50 instead of 100; remove/) as string,
      },
      locations: [
        {
          physicalLocation: { artifactLocation: { uri: 'iris.yaml' }, region: { startLine: 7, startColumn: 5 } },
          logicalLocations: [{ fullyQualifiedName: 'SeldonDeployment seldon/iris spec.predictors[0].traffic' }],
        },
      ],
      partialFingerprints: { 'objectPath/v1': 'SELDON119 SeldonDeployment seldon/iris spec.predictors[0].traffic' },
      suppressions: [],
    },
  ]);
  expect(rules[results[0].ruleIndex].id).toBe('SELDON119');
  expect(columnKind).toBe('utf16CodeUnits');
});

test('every rule is described, with a page and what to write instead', async () => {
  const {
    tool: {
      driver: { rules },
    },
  } = await logOf(GOOD);
  expect(rules.map((rule) => rule.id)).toEqual(RULES.map((rule) => rule.id));
  rules.forEach((rule, i) => {
    expect(rule.helpUri).toMatch(new RegExp(`^https://.*/docs/rules\\.md#${rule.id.toLowerCase()}$`));
    expect(rule.help.text).toContain(RULES[i].example().after);
  });
});

describe('silenced findings are suppressed results', () => {
  test('by the object, with its reason', async () => {
    const manifest = iris(
      "{name: iris, annotations: {cdk8s-seldon/silence: 'SELDON248: an older executor reads it'}}",
      MISPLACED,
    );
    const { results } = await logOf(manifest);
    expect(results).toMatchObject([
      { ruleId: 'SELDON248', suppressions: [{ kind: 'inSource', justification: 'an older executor reads it' }] },
    ]);
  });

  test('by the run', async () => {
    const { results } = await logOf(iris('{name: iris}', MISPLACED), 'iris.yaml', '--silence', 'SELDON248');
    expect(results).toMatchObject([{ ruleId: 'SELDON248', level: 'warning', suppressions: [{ kind: 'external' }] }]);
  });

  test('a document that cannot be read has no object, and may be silenced too', async () => {
    expect((await logOf('a: [')).results).toMatchObject([{ ruleId: 'SELDON001', suppressions: [] }]);
    expect((await logOf('a: [', 'iris.yaml', '--silence', 'SELDON001')).results).toMatchObject([
      { suppressions: [{ kind: 'external' }] },
    ]);
  });
});

describe('the place of a file', () => {
  const placeOf = async (file: string) =>
    (await logOf(BAD, file)).results[0].locations[0].physicalLocation.artifactLocation.uri;

  test.each([
    ['dir/a b.yaml', 'dir/a%20b.yaml'],
    ['./dir/../iris.yaml', 'iris.yaml'],
    ['größe 100%.yaml', 'gr%C3%B6%C3%9Fe%20100%25.yaml'],
    ['-', 'stdin'],
  ])('%s is %s', async (file, uri) => {
    expect(await placeOf(file)).toBe(uri);
  });

  test('is relative for an absolute path below the working directory, and in full for one elsewhere', async () => {
    expect(await placeOf(path.join(folder, 'dir', 'iris.yaml'))).toBe('dir/iris.yaml');
    const elsewhere = fs.mkdtempSync(path.join(os.tmpdir(), 'elsewhere-'));
    try {
      expect(await placeOf(path.join(elsewhere, 'iris.yaml'))).toBe(
        pathToFileURL(path.join(elsewhere, 'iris.yaml')).href,
      );
    } finally {
      fs.rmSync(elsewhere, { recursive: true });
    }
  });
});
