// Removes declarations from lib/ that those of the public API do not lead to: run after jsii. Nobody can use them, and they are
// a tenth of the package.
const fs = require('node:fs');
const path = require('node:path');

const lib = path.resolve(__dirname, '../lib');
const seen = new Set();

function visit(file) {
  if (seen.has(file)) {
    return;
  }
  seen.add(file);
  for (const [, name] of fs.readFileSync(file, 'utf8').matchAll(/(?:\bfrom |\bimport\()['"](\.[^'"]+)['"]/g)) {
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
