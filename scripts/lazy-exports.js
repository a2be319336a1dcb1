// Rewrites lib/index.js so that each export loads its file when it is first used: run after jsii.
// Who makes one SeldonDeployment does not wait for the operator's charts, the rules and the rest.
const fs = require('node:fs');
const path = require('node:path');

const root = path.resolve(__dirname, '..');

/** What an index of nothing but re-exports exports: names, files, and the member of the file (none for the whole of it). */
function exportsOf(source, load) {
  return source
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [, star, alias, members, file] = /^export (?:(\*)(?: as (\w+))?|\{ (.+) \}) from '(.+)';$/.exec(line) ?? [];
      if (!file) {
        throw new Error(`src/index.ts: not a re-export: ${line}`);
      }
      if (alias) {
        return [{ name: alias, file }];
      }
      const names = star
        ? Object.keys(load(file))
        : members.split(', ').filter((member) => !member.startsWith('type '));
      return names.map((name) => ({ name, file, member: name }));
    });
}

/** The program of an index that loads an export when it is used. */
function lazyIndex(found) {
  return [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    `0 && (module.exports = { ${found.map(({ name }) => `${name}: undefined`).join(', ')} }); // tells Node the names for import { ... }`,
    'function lazy(name, load) {',
    '  Object.defineProperty(exports, name, { enumerable: true, configurable: true, get() {',
    '    const value = load();',
    '    Object.defineProperty(exports, name, { enumerable: true, configurable: true, value });',
    '    return value;',
    '  } });',
    '}',
    ...found.map(({ name, file, member }) => `lazy("${name}", () => require("${file}")${member ? `.${member}` : ''});`),
    '',
  ].join('\n');
}

module.exports = { exportsOf, lazyIndex };

if (require.main === module) {
  const source = fs.readFileSync(path.join(root, 'src/index.ts'), 'utf8');
  const found = exportsOf(source, (file) => require(path.join(root, 'lib', file)));
  fs.writeFileSync(path.join(root, 'lib/index.js'), lazyIndex(found));
}
