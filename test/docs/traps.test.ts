import * as fs from 'node:fs';
import * as path from 'node:path';
import { RULES } from '../../src/rules/registry.generated';
import { assembly, short } from '../helpers/assembly';

const DOCS = path.resolve(__dirname, '../../docs');
const page = fs.readFileSync(path.join(DOCS, 'traps.md'), 'utf8');

interface Row {
  readonly number: string;
  readonly rules: string;
  readonly prevented: string;
}

const rows: Row[] = page
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => {
    const [, number, , rules, prevented] = line.split('|').map((cell) => cell.trim());
    return { number, rules, prevented };
  });

test('the traps are numbered in order', () => {
  expect(rows.length).toBeGreaterThan(40);
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, i) => String(i + 1)));
});

test.each(rows)('trap $number is found by a rule, or prevented', ({ rules, prevented }) => {
  expect(`${rules}${prevented}`).not.toBe('');
  expect(rules).toMatch(/^((SELDON\d{3}, )*SELDON\d{3})?$/);
});

test('the rules that are named exist', () => {
  const ids = RULES.map(({ id }) => id);
  const named = [...page.matchAll(/SELDON\d{3}/g)].map(([id]) => id);
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
});

test('every rule about what the operator does with a SeldonDeployment answers a trap', () => {
  // About this project's own annotation, and about what no other rule explains.
  const without = ['SELDON299', 'SELDON219'];
  expect(
    RULES.filter(({ id, group }) => group === 'trap' && !page.includes(id) && !without.includes(id)).map(
      ({ id, title }) => `${id} ${title}`,
    ),
  ).toEqual([]);
});

test('the classes, structs and members that are named exist', () => {
  const types = new Map(Object.values(assembly.types).map((type) => [short(type.fqn), type]));
  const has = (name: string, member: string) => {
    const { members = [], properties = [], methods = [] } = types.get(name) ?? {};
    return [...members, ...properties, ...methods].some((each) => each.name === member);
  };
  const names = [...page.matchAll(/`([A-Z]\w+)(?:\.(\w+))?`/g)].filter(([, name]) => !/^SELDON/.test(name));
  const owned = [...page.matchAll(/`([a-z]\w+)` of `(\w+)`/g)];
  expect(
    names
      .filter(([, name, member]) => !types.has(name) || (member !== undefined && !has(name, member)))
      .map(([word]) => word),
  ).toEqual([]);
  expect(owned.filter(([, member, name]) => !has(name, member)).map(([word]) => word)).toEqual([]);
  expect(names.length).toBeGreaterThan(40);
});

test('the deviations that are named exist', () => {
  const parity = fs.readFileSync(path.join(DOCS, 'helm-parity.md'), 'utf8');
  const named = [...page.matchAll(/deviation `([\w-]+)`/g)].map(([, name]) => name);
  expect(named.filter((name) => !parity.includes(`| \`${name}\` |`))).toEqual([]);
  expect(named.length).toBeGreaterThan(0);
});

test('the targets of links exist', () => {
  const links = [...page.matchAll(/\]\(([^)#]*)(?:#([^)]*))?\)/g)];
  const broken = links.filter(([, file, anchor]) => {
    const target = path.join(DOCS, file);
    return (
      !fs.existsSync(target) || (anchor !== undefined && !headings(fs.readFileSync(target, 'utf8')).includes(anchor))
    );
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});

/** The anchors that GitHub makes of headings. */
function headings(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replace(/ /g, '-'),
  );
}
