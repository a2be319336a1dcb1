import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { libraryPage } from '../../src/api/facts/links';
import { pageOfVersion } from '../../src/cli/version';

const ROOT = path.resolve(__dirname, '../..');
const PAGES = ['README.md', 'CHANGELOG.md', 'SECURITY.md'];
const LINK = new RegExp(`${libraryPage()}/(?:blob|tree|raw)/([^/]+)/`, 'g');

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'links-'));
  PAGES.forEach((page) => fs.copyFileSync(path.join(ROOT, page), path.join(folder, page)));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const texts = () => PAGES.map((page) => fs.readFileSync(path.join(folder, page), 'utf8'));

/** Releases a version, as far as links go, and returns what the links of the pages name. */
function refsAt(version: string): string[] {
  const { homepage } = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { homepage: string };
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ homepage, version }));
  execFileSync(process.execPath, [path.join(ROOT, 'scripts/version-links.js'), folder]);
  return [...new Set(texts().flatMap((text) => [...text.matchAll(LINK)].map(([, ref]) => ref)))];
}

describe('links to our own docs', () => {
  test('the pages of a release lead to its tag, and to the main branch afterwards', () => {
    refsAt('0.0.0');
    const before = texts();
    expect(refsAt('1.2.3')).toEqual(['v1.2.3']);
    expect(refsAt('0.0.0')).toEqual(['main']);
    expect(texts()).toEqual(before);
  });

  test('the pages that a command names are those of its version', () => {
    const library = libraryPage();
    expect(pageOfVersion('docs/rules.md', '1.2.3')).toBe(`${library}/blob/v1.2.3/docs/rules.md`);
    expect(pageOfVersion('docs/rules.md', '0.0.0')).toBe(`${library}/blob/main/docs/rules.md`);
  });

  test('projen runs the script after each change of the version', () => {
    const { tasks } = JSON.parse(fs.readFileSync(path.join(ROOT, '.projen/tasks.json'), 'utf8')) as {
      tasks: Record<string, { steps: { exec?: string }[] }>;
    };
    for (const name of ['bump', 'unbump']) {
      expect(tasks[name].steps.at(-1)?.exec).toBe('node scripts/version-links.js');
    }
  });
});
