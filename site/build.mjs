// Builds the site: the docs of the repository, a page for each rule and each public type, the examples with pictures, and the
// playground. `--serve` shows it on this machine; `--base /0.2.0/` makes it for a folder of a server (publish.mjs).
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { build, serve } from 'vitepress';
import { buildPlayground } from './build-playground.mjs';
import { writeApi } from './content/api.mjs';
import { writeDocs } from './content/docs.mjs';
import { writeExamples } from './content/examples.mjs';
import { writeRules } from './content/rules.mjs';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const content = path.join(here, '.content');

const { base, serve: served } = parseArgs({
  options: { base: { type: 'string', default: '/' }, serve: { type: 'boolean' } },
}).values;

fs.rmSync(content, { recursive: true, force: true });
fs.mkdirSync(content);
writeDocs(content);
writeApi(content);
await writeRules(content);
await writeExamples(content);
await build(here, { base });
const sizes = await buildPlayground(path.join(here, 'dist/playground'));
console.log(`playground: ${Math.round(Object.values(sizes).reduce((sum, size) => sum + size) / 1000)} KB compressed`);
if (served) {
  await serve({ root: here, base, port: 4173 });
  console.log(`http://localhost:4173${base}`);
}
