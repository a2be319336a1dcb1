// Writes lib/bundle/, the command line in few files: run after jsii. In a checkout lib/cli serves --debug.
// What the source imports is put together, and what several files need is shared by them. What it names by require() is
// loaded later or never: each becomes a separate file.
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { crdSpec } = require('../lib/api/crd');
const { defaultConfiguration, defaultOperator } = require('../lib/expand/default-operator');
const { sharedTexts } = require('../lib/private/shared');
const { toYaml } = require('../lib/yaml/write');
const { foldersOf, licenseTexts } = require('./licenses');
const { assertNoCycles, toCommonJs } = require('./link-chunk');
const { sourceWithoutSpread } = require('./object-spread');

const root = path.resolve(__dirname, '..');
const outdir = path.join(root, 'lib/bundle');
const NODE = { platform: 'node', target: 'node20', minify: true };

/** `src/cli/commands/template.ts` becomes `cli-commands-template.js`: all files are next to each other. */
function nameOf(file) {
  return path.relative(path.join(root, 'src'), file).replace(/\.ts$/, '').replaceAll(path.sep, '-');
}

/** The files of a program that starts at some files of the source, and at those that it names by require(). */
async function bundle(starts) {
  const found = new Set(starts);
  const setAside = {
    name: 'set-aside',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ kind, resolveDir, path: name }) => {
        const file = path.join(resolveDir, `${name}.ts`);
        if (!kind.startsWith('require') || !fs.existsSync(file)) {
          return undefined;
        }
        found.add(file);
        return { path: `./${nameOf(file)}.js`, external: true };
      });
    },
  };
  const { outputFiles, metafile } = await esbuild.build({
    ...NODE,
    absWorkingDir: root,
    metafile: true,
    entryPoints: starts.map((file) => ({ in: file, out: nameOf(file) })),
    outdir,
    write: false,
    bundle: true,
    // Only ES modules can share files.
    splitting: true,
    format: 'esm',
    mainFields: ['module', 'main'],
    external: ['cdk8s', 'constructs', 'cdk8s-plus-27', '*.json'],
    plugins: [setAside, crdText, defaults, objectSpread],
  });
  // In order: names of shared files follow from that of the starts.
  return found.size > starts.length ? bundle([...found].sort()) : { outputFiles, metafile };
}

const CRD_TEXT = 'crd-schema.yaml';

/** The text of the CRD's schema is generated here instead of in each run. */
const crdText = {
  name: 'crd-text',
  setup(build) {
    build.onLoad({ filter: /[\\/]api[\\/]crd-text\.ts$/ }, () => ({
      contents: `import { readFileSync } from 'node:fs';
        export const SCHEMA_TEXTS = [[${crdSchema().indent}, readFileSync(__dirname + '/${CRD_TEXT}', 'utf8')]];`,
    }));
  },
};

/** The operator of the chart's defaults is there as data, so that most calls need no chart. */
const defaults = {
  name: 'default-operator',
  setup(build) {
    build.onLoad({ filter: /[\\/]expand[\\/]default-operator\.ts$/ }, () => ({
      contents: `const CONFIG = ${JSON.stringify(defaultOperator())};
        const CONFIGURATION = ${JSON.stringify(defaultConfiguration())};
        export const defaultOperator = () => CONFIG;
        export const defaultConfiguration = () => CONFIGURATION;`,
    }));
  },
};

/** Sources as they are bundled, each of which is parsed once. */
const known = new Map();

/** Literals that extend objects are written as Node 20 makes them fastest. */
const objectSpread = {
  name: 'object-spread',
  setup(build) {
    const sources = path.join(root, 'src');
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, ({ path: file }) => {
      if (!known.has(file)) {
        known.set(file, sourceWithoutSpread(fs.readFileSync(file, 'utf8'), file, sources));
      }
      return { contents: known.get(file), loader: 'ts' };
    });
  },
};

function crdSchema() {
  const spec = crdSpec();
  toYaml({ spec });
  const [[indent, text]] = sharedTexts(spec.versions[0].schema);
  return { indent, text };
}

async function main() {
  const { outputFiles, metafile } = await bundle(
    ['process.ts', 'review/worker.ts'].map((file) => path.join(root, 'src/cli', file)),
  );
  assertNoCycles(metafile.outputs);
  fs.rmSync(outdir, { recursive: true, force: true });
  fs.mkdirSync(outdir);
  fs.writeFileSync(path.join(outdir, CRD_TEXT), crdSchema().text);
  fs.writeFileSync(path.join(outdir, 'LICENSES.txt'), licenseTexts(foldersOf(metafile)));
  const hash = createHash('sha256');
  for (const { path: file, text } of outputFiles) {
    // Node starts CommonJS sooner than ES modules.
    const { code } = esbuild.transformSync(toCommonJs(text), { ...NODE, format: 'cjs' });
    // bin/keep.js reads Latin-1; esbuild writes all but regular expressions in ASCII.
    const [foreign] = /[^\0-\x7f]/.exec(code) ?? [];
    if (foreign !== undefined) {
      throw new Error(`${path.basename(file)} has a ${foreign}: write it as an escape in the source`);
    }
    fs.writeFileSync(file, code);
    hash.update(code);
  }
  // Compiled code is kept for this bundle only (bin/keep.js).
  fs.writeFileSync(path.join(outdir, 'id'), hash.digest('hex').slice(0, 16));
}

main().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
