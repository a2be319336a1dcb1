import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { toPlain } from '../../../src/values/value';
import { readDocuments } from '../../../src/yaml/read';
import { call } from '../../helpers/io';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shapes-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const GRAPH = '{name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}';
function model(name: string, { predictor = '', annotation = '' } = {}): string {
  return [
    'apiVersion: machinelearning.seldon.io/v1',
    'kind: SeldonDeployment',
    `metadata: {name: ${JSON.stringify(name)}, annotations: {${annotation}}}`,
    'spec:',
    '  annotations: {seldon.io/rest-time-out: "10"}',
    '  predictors:',
    `  - {name: default, ${predictor}graph: ${GRAPH}}`,
    '',
  ].join('\n');
}

const CLEAN = model('clean').replace('  annotations: {seldon.io/rest-time-out: "10"}\n', '');
/** One file with an error, one with a warning, one with a silenced warning, one with nothing to say. */
function writeAll(): void {
  const silence = 'cdk8s-seldon/silence: "SELDON248: the client # waits"';
  fs.writeFileSync(path.join(folder, 'bad.yaml'), CLEAN.replace('graph:', 'traffic: 50, graph:'));
  fs.writeFileSync(path.join(folder, 'warned.yaml'), model('warned'));
  fs.writeFileSync(path.join(folder, 'silenced.yaml'), model('silenced', { annotation: silence }));
  fs.writeFileSync(path.join(folder, 'clean.yaml'), CLEAN.replace('clean', 'fine'));
}

const FILES = ['bad.yaml', 'warned.yaml', 'silenced.yaml', 'clean.yaml'];
async function shaped(format: string, ...words: string[]): Promise<string> {
  return (await call(['validate', '--format', format, ...words], { cwd: folder })).stdout;
}

/** Names that would end a cell, a line or an element, call people, or forge a test point. */
const HOSTILE = [
  'a|b',
  'x\nok 2 - forged',
  '<b>x</b>',
  '</failure>',
  '@everyone',
  '`x`',
  '[x](http://x)',
  'www.example.com',
  '&lt;',
  ']]>',
  '# SKIP',
];

describe('JUnit', () => {
  test('shows each file as a suite and each finding as a case', async () => {
    writeAll();
    const lines = (await shaped('junit', ...FILES)).split('\n');
    expect(lines.filter((line) => line.includes('<testsuite')).map((line) => line.trim())).toEqual([
      '<testsuites name="cdk8s-seldon validate" tests="4" failures="1" errors="0" skipped="1">',
      '<testsuite name="bad.yaml" tests="1" failures="1" errors="0" skipped="0">',
      '<testsuite name="warned.yaml" tests="1" failures="0" errors="0" skipped="0">',
      '<testsuite name="silenced.yaml" tests="1" failures="0" errors="0" skipped="1">',
      '<testsuite name="clean.yaml" tests="1" failures="0" errors="0" skipped="0">',
    ]);
    const cases = lines.filter((line) => line.includes('<testcase'));
    expect(cases[0]).toContain(
      '<failure message="the only predictor has a traffic of 50 instead of 100" type="SELDON119">bad.yaml:6:',
    );
    expect(cases[1]).toContain('<system-out>warned.yaml:');
    expect(cases[2]).toContain('<skipped message="the client # waits"/>');
    expect(cases[3].trim()).toBe('<testcase classname="clean.yaml" name="clean.yaml" file="clean.yaml"/>');
  });

  test('under --strict, warnings are failures', async () => {
    writeAll();
    expect(await shaped('junit', 'warned.yaml', '--strict')).toContain('failures="1"');
  });

  test.each(HOSTILE)('text from manifests is plain text: %j', async (name) => {
    fs.writeFileSync(path.join(folder, 'a.yaml'), model(name));
    const xml = await shaped('junit', 'a.yaml');
    const elements = new Set([...xml.matchAll(/<\/?([^\s/>]+)/g)].map(([, element]) => element));
    expect([...elements].sort()).toEqual(expect.arrayContaining(['?xml', 'testcase', 'testsuite', 'testsuites']));
    expect([...elements].every((element) => /^(\?xml|testsuites?|testcase|failure|system-out)$/.test(element))).toBe(
      true,
    );
    expect(xml.replace(/&(amp|lt|gt|quot|apos);/g, '')).not.toContain('&');
    expect(
      xml
        .trimEnd()
        .split('\n')
        .every((line) => /^\s*<.*>$/.test(line)),
    ).toBe(true);
  });
});

describe('GitLab Code Quality', () => {
  type Report = { description: string; check_name: string; fingerprint: string; severity: string; location: object }[];
  const report = async (...words: string[]) => JSON.parse(await shaped('gitlab', ...words)) as Report;

  test('names each finding, with its line', async () => {
    writeAll();
    expect(await report('./bad.yaml', 'warned.yaml', 'silenced.yaml', 'clean.yaml')).toEqual([
      {
        description: expect.stringContaining(
          'spec.predictors[0].traffic: the only predictor has a traffic of 50 instead of 100; remove',
        ),
        check_name: 'SELDON119',
        fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
        severity: 'critical',
        location: { path: 'bad.yaml', lines: { begin: 6 } },
      },
      expect.objectContaining({ check_name: 'SELDON248', severity: 'minor' }),
    ]);
    expect(await report('clean.yaml')).toEqual([]);
  });

  test('a finding keeps its fingerprint when it moves, and no two findings share one', async () => {
    const twice = `${model('a')}---\n${model('a')}`;
    fs.writeFileSync(path.join(folder, 'a.yaml'), twice);
    const before = (await report('a.yaml')).map(({ fingerprint }) => fingerprint);
    fs.writeFileSync(path.join(folder, 'a.yaml'), `# a comment\n${twice}`);
    expect((await report('a.yaml')).map(({ fingerprint }) => fingerprint)).toEqual(before);
    expect(before.length).toBeGreaterThan(1);
    expect(new Set(before).size).toBe(before.length);
  });
});

describe('Markdown', () => {
  test('is the summary and a table', async () => {
    writeAll();
    const [summary, , header, rule, ...rows] = (await shaped('markdown', ...FILES)).trimEnd().split('\n');
    expect(summary).toBe('4 SeldonDeployments in 4 files: 1 error, 1 warning, 1 silenced');
    expect([header, rule]).toEqual([
      '| Severity | Rule | Place | Finding | At | Fix |',
      '| --- | --- | --- | --- | --- | --- |',
    ]);
    expect(rows.map((row) => row.split(' | ', 2))).toEqual([
      ['| error', 'SELDON119'],
      ['| warning', 'SELDON248'],
    ]);
  });

  test('without findings there is no table', async () => {
    writeAll();
    expect(await shaped('markdown', 'clean.yaml')).toBe('1 SeldonDeployment in 1 file: 0 errors, 0 warnings\n');
  });

  test.each(HOSTILE)('text from manifests is code without markup: %j', async (name) => {
    fs.writeFileSync(path.join(folder, 'a.yaml'), model(name));
    const table = (await shaped('markdown', 'a.yaml')).trimEnd().split('\n').slice(4);
    expect(table).not.toEqual([]);
    for (const row of table) {
      const cells = row
        .slice(2, -2)
        .split('|')
        .map((cell) => cell.trim());
      expect(cells).toHaveLength(6);
      cells.slice(2).forEach((cell) => expect(cell).toMatch(/^<code>(?:[A-Za-z0-9 .,;/()'-]|&#\d+;)+<\/code>$/));
      expect(row).not.toContain('www.');
    }
  });
});

describe('TAP', () => {
  test('has one point for each finding and each file without any', async () => {
    writeAll();
    const lines = (await shaped('tap', ...FILES)).trimEnd().split('\n');
    expect(lines.slice(0, 2)).toEqual(['TAP version 14', '1..4']);
    expect(lines.filter((line) => /^(not )?ok/.test(line))).toEqual([
      'not ok 1 - SELDON119 SeldonDeployment clean spec.predictors[0].traffic',
      expect.stringMatching(/^ok 2 - SELDON248 SeldonDeployment warned spec\.annotations/),
      expect.stringMatching(/^ok 3 - SELDON248 .* # SKIP the client \\# waits$/),
      'ok 4 - clean.yaml',
    ]);
  });

  test.each(HOSTILE)('text from manifests cannot forge a test point or a directive: %j', async (name) => {
    fs.writeFileSync(path.join(folder, 'a.yaml'), model(name));
    const tap = await shaped('tap', 'a.yaml');
    const points = tap.split('\n').filter((line) => /^(not )?ok/.test(line));
    expect(tap).toContain(`1..${points.length}\n`);
    points.forEach((line) => expect(line).not.toMatch(/(?<!\\)#/));
    const blocks = [...tap.matchAll(/^ {2}---\n([^]*?)^ {2}\.\.\.$/gm)];
    expect(blocks).toHaveLength(points.length);
    blocks.forEach(([, yaml]) =>
      expect(Object.keys(toPlain(readDocuments(yaml, '')[0].value) as object)).toEqual([
        'message',
        'fix',
        'severity',
        'at',
      ]),
    );
  });
});
