import fs from 'node:fs';
import path from 'node:path';

const SRC = path.join(__dirname, '../src');

/** The files that each file of the source imports or requires, for types or lazily included. */
const IMPORTS = new Map(
  fs
    .readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => {
      const names = fs.readFileSync(path.join(SRC, file), 'utf8').matchAll(/(?:\bfrom |\brequire\()'(\.[^']+)'/g);
      return [file, [...names].map(([, name]) => `${path.join(path.dirname(file), name)}.ts`)] as const;
    }),
);

/** The first circle of imports that leads back to a file on the way to it. */
function circle(imports: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  const follow = (file: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(file)) {
      return [...way.slice(way.indexOf(file)), file];
    }
    if (done.has(file)) {
      return undefined;
    }
    done.add(file);
    for (const next of imports.get(file) ?? []) {
      const found = follow(next, [...way, file]);
      if (found) {
        return found;
      }
    }
    return undefined;
  };
  return [...imports.keys()].map((file) => follow(file, [])).find((found) => found !== undefined);
}

test('imports run one way, even those of types', () => {
  expect(IMPORTS.size).toBeGreaterThan(800);
  expect(circle(IMPORTS)).toBeUndefined();
});

test('a cycle is found wherever it begins', () => {
  const imports = new Map([
    ['a.ts', ['b.ts']],
    ['b.ts', ['c.ts', 'd.ts']],
    ['d.ts', ['b.ts']],
  ]);
  expect(circle(imports)).toEqual(['b.ts', 'd.ts', 'b.ts']);
});
