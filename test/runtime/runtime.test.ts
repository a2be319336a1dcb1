import * as childProcess from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import volume from './volume.json';

const ROOT = path.resolve(__dirname, '../..');
const CONFIG = JSON.parse(fs.readFileSync(path.join(ROOT, 'jest.config.json'), 'utf8')) as Record<string, unknown>;

/** A module that remembers what was done to it, with a branch for each of two suites. */
const SHARED = `
const names: string[] = [];
export function add(name: string): string[] {
  if (name === 'second') {
    names.push('2');
  } else {
    names.push('1');
  }
  return [...names];
}
export function own(): string {
  return 'own';
}
export const speak = { word: () => 'hello' };
export function unused(): void {
  names.push('3');
}
export function late(isLate: boolean): void {
  if (isLate) {
    names.push('late');
  } else {
    names.push('never');
  }
}
`;

const [VOLUME] = volume;

/** Suites in the order in which they run. */
const SUITES: Record<string, string> = {
  [VOLUME]: `
    import { add, late, unused } from '${path.posix.relative(path.dirname(VOLUME), 'shared')}';
    test('a suite of great volume runs first', () => expect(add('second')).toEqual(['2']));
    test('what it runs is not counted', () => {
      late(false);
      unused();
    });`,
  'a.test.ts': `
    import { add, speak } from './shared';
    test('first', () => {
      expect(add('first')).toEqual(['1']);
      jest.spyOn(speak, 'word').mockReturnValue('mocked');
      (globalThis as Record<string, unknown>).left = 1;
    });`,
  'b.test.ts': `
    import { add, speak } from './shared';
    test('the module is the same', () => expect(add('second')).toEqual(['1', '2']));
    test('spies are gone', () => expect(speak.word()).toBe('hello'));
    test('globals are gone', () => expect('left' in globalThis).toBe(false));
    test('errors and lists are of one kind', () => {
      expect(() => add(undefined!.x)).toThrow(TypeError);
      expect(add('second')).toStrictEqual(['1', '2', '2']);
      expect(add('second')).toBeInstanceOf(Array);
    });`,
  'c.test.ts': `/** @jest-environment node */
    import { add, own } from './shared';
    test('a suite with an environment of its own shares nothing', () => {
      own();
      expect(add('second')).toEqual(['2']);
    });`,
  'd.test.ts': `
    import { setFlagsFromString } from 'node:v8';
    import { runInNewContext } from 'node:vm';
    import { late } from './shared';
    test('last, after a collection of what others left', () => {
      setFlagsFromString('--expose-gc');
      runInNewContext('gc')();
      late(true);
    });`,
};

/** The others by name; only the last one hands over the coverage. */
const IN_ORDER = `
const LongestFirst = require(${JSON.stringify(path.join(__dirname, 'sequencer.js'))});
module.exports = class extends LongestFirst {
  ordered(tests) {
    const [first, ...others] = super.ordered(tests);
    return [first, ...others.sort((a, b) => (a.path < b.path ? -1 : 1))];
  }
  numberOfLast() {
    return 1;
  }
};`;

interface Result {
  readonly testResults: readonly { readonly assertionResults: readonly { title: string; status: string }[] }[];
  readonly coverageMap: Record<string, { readonly s: Record<string, number> }>;
}

let folder: string;
let result: Result;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'runtime-'));
  fs.writeFileSync(path.join(folder, 'shared.ts'), SHARED);
  for (const [name, source] of Object.entries(SUITES)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, source);
  }
  fs.writeFileSync(path.join(folder, 'in-order.js'), IN_ORDER);
  const config = {
    rootDir: folder,
    testMatch: ['**/*.test.ts'],
    testEnvironment: String(CONFIG.testEnvironment).replace('<rootDir>', ROOT),
    runtime: String(CONFIG.runtime).replace('<rootDir>', ROOT),
    testSequencer: path.join(folder, 'in-order.js'),
    transform: { '\\.ts$': [path.join(ROOT, 'node_modules/@swc/jest'), { module: { type: 'commonjs', lazy: true } }] },
    collectCoverageFrom: ['shared.ts'],
    coverageProvider: CONFIG.coverageProvider,
    coverageReporters: [],
  };
  const argv = ['--config', JSON.stringify(config), '-i', '--coverage', '--json', '--outputFile', 'result.json'];
  const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
  const { stderr } = childProcess.spawnSync(process.execPath, [jest, ...argv], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toContain('5 passed, 5 total');
  result = JSON.parse(fs.readFileSync(path.join(folder, 'result.json'), 'utf8')) as Result;
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

test('suites of a worker share modules, and neither spies nor globals', () => {
  const titles = result.testResults.flatMap(({ assertionResults }) => assertionResults);
  expect(titles).toHaveLength(9);
  expect(titles.filter(({ status }) => status !== 'passed')).toEqual([]);
});

test('coverage counts what any of the suites ran, and nothing else', () => {
  const [{ s: counts }] = Object.values(result.coverageMap);
  const lines = SHARED.split('\n');
  const missed = Object.entries(counts).filter(([, count]) => count === 0);
  expect(missed.map(([line]) => lines[Number(line)])).toEqual([
    "  names.push('3');",
    '}',
    "    names.push('never');",
    '  }',
  ]);
});

test('the suites of great volume exist', () => {
  expect(volume.filter((suite) => !fs.existsSync(path.join(ROOT, suite)))).toEqual([]);
});
