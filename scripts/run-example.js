// Writes the manifests of an example from its source: node scripts/run-example.js iris out
// Needs a built library (npm run compile).
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const typescript = require('typescript');

const root = path.resolve(__dirname, '..');

/** Lets programs in TypeScript be required, and finds the library in this checkout by its name. */
function prepare() {
  const resolve = Module._resolveFilename;
  Module._resolveFilename = (request, ...rest) => resolve(request === 'cdk8s-seldon' ? root : request, ...rest);
  require.extensions['.ts'] = (module, file) => module._compile(typescript.transpileModule(fs.readFileSync(file, 'utf8'), {
    fileName: file,
    compilerOptions: { module: typescript.ModuleKind.CommonJS, target: typescript.ScriptTarget.ES2022 },
  }).outputText, file);
}

/** Synthesizes an example into a folder and returns its app. */
function runExample(name, outdir) {
  prepare();
  const { buildApp } = require(path.join(root, 'examples', name, 'main.ts'));
  const app = buildApp(outdir);
  app.synth();
  return app;
}

module.exports = { runExample };

if (require.main === module) {
  const [name, outdir] = process.argv.slice(2);
  if (!name || !outdir || !fs.existsSync(path.join(root, 'examples', name, 'main.ts'))) {
    console.error('usage: node scripts/run-example.js EXAMPLE DIRECTORY');
    console.error(`examples: ${fs.readdirSync(path.join(root, 'examples'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name: found }) => found).join(', ')}`);
    process.exit(2);
  }
  runExample(name, outdir);
}
