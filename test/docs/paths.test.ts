import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

// Pages for those who change the project name its files and scripts; renaming one must not leave the old name behind.

const ROOT = path.resolve(__dirname, '../..');
const exists = (file: string) => fs.existsSync(path.join(ROOT, file));

/** Pages that speak of the tree as it was, and generated ones. */
const PAST = ['CHANGELOG.md', 'API.md', 'docs/decisions/'];

const PAGES = execFileSync('git', ['ls-files', '*.md'], { cwd: ROOT, encoding: 'utf8' })
  .split('\n')
  .filter((page) => page !== '' && !PAST.some((past) => page.startsWith(past)));

/** Folders of the checkout; a path that begins with another word may be one in a reader's own repository. */
const FOLDERS = ['src', 'test', 'scripts', 'docs', 'bench', 'bin', 'projenrc', 'site', 'packaging', 'rosetta'];

/** Paths of the checkout that a page names; those with words to replace (`TOPIC/NAME.ts`, `*.ts`) are left out. */
function pathsIn(page: string): string[] {
  const text = fs.readFileSync(path.join(ROOT, page), 'utf8');
  const named = new RegExp(`(?<![\\w./@-])(?:${FOLDERS.join('|')})/[\\w./*-]*[\\w*/]`, 'g');
  return [...new Set([...text.matchAll(named)].map(([found]) => found))].filter(
    (found) => !/\*|\b[A-Z]{3,}\b/.test(found),
  );
}

/** Modules and suites are named without their ending, and a page may be in a folder that the path is below. */
function isThere(page: string, named: string): boolean {
  return [named, `${named}.ts`, `${named}.test.ts`, path.join(path.dirname(page), named)].some(exists);
}

test('the recipes and the architecture page name files', () => {
  expect(pathsIn('CONTRIBUTING.md').length).toBeGreaterThan(20);
  expect(pathsIn('docs/architecture.md').length).toBeGreaterThan(10);
});

test.each(PAGES)('files that %s names exist', (page) => {
  expect(pathsIn(page).filter((named) => !isThere(page, named))).toEqual([]);
});

/** Scripts of package.json and tasks of projen that a page runs. */
function tasksIn(page: string): string[] {
  const text = fs.readFileSync(path.join(ROOT, page), 'utf8');
  return [...text.matchAll(/npm run ([\w:-]+)|npx projen ([a-z][\w:-]*)/g)].map(([, script, task]) => script ?? task);
}

test.each([
  'CONTRIBUTING.md',
  'README.md',
  ...PAGES.filter((page) => /^(docs|bench|site|packaging)\/[\w.-]+$/.test(page)),
])('tasks that %s runs exist', (page) => {
  const { scripts } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
  expect(tasksIn(page).filter((task) => !Object.hasOwn(scripts, task))).toEqual([]);
});
