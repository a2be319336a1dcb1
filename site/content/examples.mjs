// The examples, each with pictures of its SeldonDeployments.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { load } from '../test/core.mjs';
import { relinked, root, writePage } from './links.mjs';

/** Writes the pages of all examples, and their index. Each environment of an example has its own operator. */
export async function writeExamples(content) {
  const { answer } = await load('playground/judge.ts');
  const folder = path.join(root, 'examples');
  const read = (file) => fs.readFileSync(path.join(folder, file), 'utf8');
  writePage(content, 'examples/index.md', relinked(read('README.md'), 'examples/README.md', 'examples/index.md'));
  for (const { name } of fs.readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const page = `examples/${name}.md`;
    if (!fs.existsSync(path.join(folder, name, 'README.md'))) {
      continue;
    }
    const manifests = yamlBelow(path.join(folder, name, 'manifests'));
    const parts = [...groups(manifests, (file) => (file.includes(path.sep) ? file.split(path.sep)[0] : ''))];
    const shown = parts.flatMap(([part, files]) => {
      const texts = files.map((file) => fs.readFileSync(path.join(folder, name, 'manifests', file), 'utf8'));
      const { pictures } = answer({ id: 0, manifests: texts.join('\n---\n'), values: '' });
      const drawn = pictures.map((svg, i) => {
        const picture = `pictures/${[name, part, i].filter((word) => word !== '').join('-')}.svg`;
        writePage(content, `examples/${picture}`, svg);
        return `![${/<title[^>]*>([^<]*)/.exec(svg)[1]}](./${picture})`;
      });
      return part === '' || drawn.length === 0 ? drawn : [`### In ${part}`, ...drawn];
    });
    writePage(
      content,
      page,
      [
        relinked(read(`${name}/README.md`), `examples/${name}/README.md`, page),
        ...(shown.length === 0 ? [] : ['## What happens to a request', ...shown]),
      ].join('\n\n'),
    );
  }
}

function groups(items, keyOf) {
  const found = new Map();
  for (const item of items) {
    found.set(keyOf(item), [...(found.get(keyOf(item)) ?? []), item]);
  }
  return found;
}

/** Files below a folder, by their paths in it. */
function yamlBelow(folder) {
  return fs.existsSync(folder)
    ? fs
        .readdirSync(folder, { recursive: true })
        .filter((file) => file.endsWith('.yaml'))
        .sort()
    : [];
}
