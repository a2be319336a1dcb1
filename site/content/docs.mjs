// The docs of the repository as they are, with links that hold on the site.
import * as fs from 'node:fs';
import * as path from 'node:path';
import { pageOf, relinked, root, writePage } from './links.mjs';

/** Writes the README, everything below docs/ that has a separate page, and its pictures. */
export function writeDocs(content) {
  const below = fs
    .readdirSync(path.join(root, 'docs'), { recursive: true })
    .map((file) => `docs/${file.split(path.sep).join('/')}`);
  const docs = below.filter((file) => file.endsWith('.md'));
  for (const picture of below.filter((file) => file.endsWith('.svg'))) {
    writePage(content, pageOf(picture), fs.readFileSync(path.join(root, picture)));
  }
  for (const file of ['README.md', ...docs]) {
    const page = pageOf(file);
    if (file !== 'docs/rules.md') {
      writePage(content, page, relinked(fs.readFileSync(path.join(root, file), 'utf8'), file, page));
    }
  }
}
