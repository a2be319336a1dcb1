import * as fs from 'node:fs';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

const { version: released } = JSON.parse(fs.readFileSync(path.join(here, '../package.json'), 'utf8'));

/** What the site is of: a release, or the branch that the next one comes from. */
export const version = released === '0.0.0' ? 'main' : released;

// For scripts: the version alone.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(version);
}
