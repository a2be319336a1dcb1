// Removes declarations from lib/ that those of the public API do not lead to, and its members for our own use: run after
// jsii. Nobody can use them, and they are a tenth of the package.
const fs = require('node:fs');
const path = require('node:path');

const lib = path.resolve(__dirname, '../lib');
const seen = new Set();

/** A member with `@internal` in its comment, which ends on the line that begins after the comment. */
const INTERNAL = /^ *\/\*\*(?:(?!\*\/)[^])*@internal(?:(?!\*\/)[^])*\*\/\n.*;\n/gm;
const IMPORT = /^import \{ (.*) \} from .*\n/gm;

/** The declarations of a file without members for our own use, and without imports that only those needed. */
function publicPart(text) {
  const rest = text.replace(INTERNAL, '');
  const used = rest.replace(IMPORT, '');
  return rest.replace(IMPORT, (line, names) =>
    names.split(', ').some((name) => new RegExp(`\\b${name.replace(/^type |^.* as /, '')}\\b`).test(used)) ? line : '',
  );
}

function visit(file) {
  if (seen.has(file)) {
    return;
  }
  seen.add(file);
  const text = publicPart(fs.readFileSync(file, 'utf8'));
  fs.writeFileSync(file, text);
  for (const [, name] of text.matchAll(/(?:\bfrom |\bimport\()['"](\.[^'"]+)['"]/g)) {
    visit(`${path.resolve(path.dirname(file), name)}.d.ts`);
  }
}

visit(path.join(lib, 'index.d.ts'));
for (const name of fs.readdirSync(lib, { recursive: true })) {
  const file = path.join(lib, name);
  if (file.endsWith('.d.ts') && !seen.has(file)) {
    fs.rmSync(file);
  }
}
