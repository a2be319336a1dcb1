// The examples, each with pictures of its SeldonDeployments.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { load } from '../test/core.mjs';
import { relinked, root, writePage } from './links.mjs';

/** Writes the pages of all examples, and their index. */
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
    const { pictures } = answer({
      id: 0,
      manifests: manifests.map((file) => fs.readFileSync(file, 'utf8')).join('\n---\n'),
      values: '',
    });
    pictures.forEach((svg, i) => writePage(content, `examples/pictures/${name}-${i}.svg`, svg));
    const shown = pictures.map((svg, i) => `![${/<title[^>]*>([^<]*)/.exec(svg)[1]}](./pictures/${name}-${i}.svg)`);
    writePage(
      content,
      page,
      [
        relinked(read(`${name}/README.md`), `examples/${name}/README.md`, page),
        ...(shown.length === 0
          ? []
          : ['', '## What happens to a request', '', ...shown.flatMap((picture) => [picture, ''])]),
      ].join('\n'),
    );
  }
}

function yamlBelow(folder) {
  return fs.existsSync(folder)
    ? fs
        .readdirSync(folder, { recursive: true })
        .filter((file) => file.endsWith('.yaml'))
        .sort()
        .map((file) => path.join(folder, file))
    : [];
}
