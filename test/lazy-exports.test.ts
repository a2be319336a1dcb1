import * as fs from 'node:fs';
import * as path from 'node:path';
import * as eager from '../src';

interface Export {
  readonly name: string;
  readonly file: string;
  readonly member?: string;
}
interface Script {
  exportsOf(source: string, load: (file: string) => object): Export[];
  lazyIndex(found: Export[]): string;
}

const { exportsOf, lazyIndex } = jest.requireActual<Script>('../scripts/lazy-exports');
const source = fs.readFileSync(path.resolve(__dirname, '../src/index.ts'), 'utf8');

/** The exports of an index in plain JavaScript, and the files that it has loaded so far. */
function run(
  text: string,
  files: { readonly [file: string]: object },
): { exported: Record<string, unknown>; loaded: string[] } {
  const exported: Record<string, unknown> = {};
  const loaded: string[] = [];
  const load = (file: string) => {
    loaded.push(file);
    return files[file];
  };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the text is a program of our own
  (new Function('exports', 'require', 'module', text) as (...args: unknown[]) => void)(exported, load, {});
  return { exported, loaded };
}

test('every export of the library is there', () => {
  const found = exportsOf(source, (file) => jest.requireActual(path.join(__dirname, '../src', file)));
  expect(found.map(({ name }) => name).sort()).toEqual(Object.keys(eager).sort());
});

test('a file is loaded when one of its exports is used, and once', () => {
  const files = { './a': { One: 1, Two: 2 }, './b': { Three: 3 }, './c': { Four: 4 } };
  const index = "export * from './a';\nexport * as b from './b';\nexport { type Five, Four } from './c';\n";
  const found = exportsOf(index, (file) => files[file as keyof typeof files]);
  const { exported, loaded } = run(lazyIndex(found), files);

  expect(Object.keys(exported)).toEqual(['One', 'Two', 'b', 'Four']);
  expect(loaded).toEqual([]);
  expect([exported.One, exported.One, exported.b]).toEqual([1, 1, { Three: 3 }]);
  expect(loaded).toEqual(['./a', './b']);
});

test('an index file with code is rejected', () => {
  expect(() => exportsOf('export const x = 1;', () => ({}))).toThrow('not a re-export: export const x = 1;');
});
