// The command line as one file of CommonJS: what the package loads from files next to it is included, or an asset.
import { createRequire } from 'node:module';
import * as path from 'node:path';
import * as esbuild from 'esbuild';

const require = createRequire(import.meta.url);
const { foldersOf } = require('../../scripts/licenses');
const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');

/** Data that is read from the package's folder elsewhere. */
const carried = {
  name: 'carried',
  setup(build) {
    build.onLoad({ filter: /[\\/]api[\\/]crd-text\.ts$/ }, () => ({
      contents: `export const SCHEMA_TEXTS = ${JSON.stringify(schemaTexts())};`,
    }));
    build.onLoad({ filter: /[\\/]import[\\/]assembly\.ts$/ }, () => ({
      resolveDir: path.join(root, 'src/cli/import'),
      contents: `import { getAsset } from 'node:sea';
        import { Assembly } from '../../codegen/assembly';
        export function readAssembly() { return new Assembly(JSON.parse(getAsset('assembly', 'utf8'))); }`,
      loader: 'ts',
    }));
  },
};

function schemaTexts() {
  const { crdSpec } = require('../../lib/api/crd');
  const { sharedTexts } = require('../../lib/private/shared');
  const { toYaml } = require('../../lib/yaml/write');
  const spec = crdSpec();
  toYaml({ spec });
  const [[indent, text]] = sharedTexts(spec.versions[0].schema);
  return [[indent, text]];
}

/** Writes the program into a file, and returns the folders of the packages whose code it holds. */
export async function bundleProgram(outfile) {
  const { metafile } = await esbuild.build({
    metafile: true,
    absWorkingDir: root,
    stdin: {
      contents: `require('./process').run();`,
      resolveDir: path.join(root, 'src/cli'),
      sourcefile: 'program.js',
    },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['main'],
    logLevel: 'error',
    plugins: [carried],
  });
  return foldersOf(metafile);
}
