// Writes the manifests of an example's program:
//   node scripts/run-example.js iris out
//   node scripts/run-example.js --all       # all committed manifests
// Needs a built library (npm run compile).
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const typescript = require('typescript');

const root = path.resolve(__dirname, '..');
const examples = path.join(root, 'examples');
const names = fs.readdirSync(examples).filter((name) => fs.existsSync(path.join(examples, name, 'main.ts')));

/** Lets programs in TypeScript be required, and finds the library in this checkout by its name. */
function prepare() {
  const resolve = Module._resolveFilename;
  Module._resolveFilename = (request, ...rest) => resolve(request === 'cdk8s-seldon' ? root : request, ...rest);
  require.extensions['.ts'] = (module, file) =>
    module._compile(
      typescript.transpileModule(fs.readFileSync(file, 'utf8'), {
        fileName: file,
        compilerOptions: { module: typescript.ModuleKind.CommonJS, target: typescript.ScriptTarget.ES2022 },
      }).outputText,
      file,
    );
}

/** Writes the manifests of an example's program into a folder, and returns its app; none if it has environments. */
function runExample(name, outdir) {
  const { buildApp, buildEnvironments } = require(path.join(examples, name, 'main.ts'));
  if (buildEnvironments) {
    buildEnvironments().write(outdir);
    fs.rmSync(path.join(outdir, '.cdk8s-seldon-files'));
    return undefined;
  }
  const app = buildApp(outdir);
  app.synth();
  return app;
}

prepare();
module.exports = { runExample };

if (require.main === module) {
  const [name, outdir] = process.argv.slice(2);
  if (name === '--all') {
    for (const example of names) {
      const manifests = path.join(examples, example, 'manifests');
      fs.rmSync(manifests, { recursive: true, force: true });
      runExample(example, manifests);
    }
  } else if (outdir && names.includes(name)) {
    runExample(name, outdir);
  } else {
    console.error('usage: node scripts/run-example.js EXAMPLE DIRECTORY\n       node scripts/run-example.js --all');
    console.error(`examples: ${names.join(', ')}`);
    process.exit(2);
  }
}
