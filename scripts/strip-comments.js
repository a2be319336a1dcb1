// Removes comments and white space from lib/ and the assembly, where nobody reads them: the comments of the public API
// are in its declarations. Without the white space the package is 67 KB smaller, with short names inside functions 25 KB
// more; lines are kept short for stack traces.
// Run before what other scripts write into lib/.
const fs = require('node:fs');
const path = require('node:path');
const { transformSync } = require('esbuild');

const lib = path.resolve(__dirname, '../lib');
for (const name of fs.readdirSync(lib, { recursive: true })) {
  const file = path.join(lib, name);
  if (file.endsWith('.js') && !name.startsWith(`bundle${path.sep}`)) {
    // Without a format, the names of classes and of what else a module declares stay.
    const short = transformSync(fs.readFileSync(file, 'utf8'), { target: 'node20', minifyIdentifiers: true });
    const { code } = transformSync(short.code, {
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      legalComments: 'none',
      minifyWhitespace: true,
      minifySyntax: true,
      lineLimit: 120,
    });
    fs.writeFileSync(file, code);
  }
}

const assembly = path.resolve(__dirname, '../.jsii');
fs.writeFileSync(assembly, JSON.stringify(JSON.parse(fs.readFileSync(assembly, 'utf8'))));
