import * as fs from 'node:fs';
import * as path from 'node:path';
import { libraryPage } from '../../src/api/facts/links';
import { COMMANDS } from '../../src/cli/commands';

const ROOT = path.resolve(__dirname, '../..');
/** Pages that package registries show, where a path would lead nowhere. */
const PAGES = ['README.md', 'CHANGELOG.md', 'SECURITY.md'];
const OWN = new RegExp(`${libraryPage()}/(?:blob|tree|raw)/(?:main|v[\\d.]+)/([^\\s)#]+)`, 'g');
const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8');

/** Files of the repository that a text links to and that are not there. */
function missing(text: string): string[] {
  return [...text.matchAll(OWN)].map(([, file]) => file).filter((file) => !fs.existsSync(path.join(ROOT, file)));
}

test.each(PAGES)('links of %s work outside the repository, and their targets exist', (page) => {
  const text = read(page);
  const inline = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
  const defined = [...text.matchAll(/^\[([^\]]+)\]: (\S+)$/gm)];
  const targets = [...inline, ...defined.map(([, , target]) => target)];
  expect(targets.filter((target) => !/^(https:\/\/|#)/.test(target))).toEqual([]);
  expect(missing(text)).toEqual([]);
});

test('each link of the README is defined, and each definition is used', () => {
  const text = read('README.md');
  const used = [...text.matchAll(/\]\[([^\]]+)\]/g)].map(([, name]) => name);
  const defined = [...text.matchAll(/^\[([^\]]+)\]: /gm)].map(([, name]) => name);
  expect([...new Set(used)].sort()).toEqual(defined.sort());
});

test.each(Object.entries(COMMANDS))(
  'the help text of %s names pages by addresses, whose files exist',
  async (_, { load }) => {
    const { help } = await load();
    expect(help).not.toMatch(/(?<!\/)\bdocs\/[\w/-]+\.md/);
    expect(missing(help)).toEqual([]);
  },
);
