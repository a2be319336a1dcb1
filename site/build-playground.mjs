// Bundles the playground: the page, its editor, and the core of the library in a Web Worker.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);

/** Writes the playground into a folder and returns the compressed size of each file. */
export async function buildPlayground(folder) {
  const source = path.join(here, 'playground');
  fs.mkdirSync(folder, { recursive: true });
  const shared = {
    absWorkingDir: here,
    bundle: true,
    minify: true,
    legalComments: 'none',
    outdir: folder,
    target: 'es2022',
    logLevel: 'warning',
  };
  await build({ ...shared, entryPoints: [path.join(source, 'main.ts')], format: 'esm' });
  await build({
    ...shared,
    entryPoints: [path.join(source, 'worker.ts')],
    format: 'iife',
    alias: { 'node:crypto': path.join(source, 'shims.mjs'), crypto: path.join(source, 'shims.mjs') },
    plugins: [
      nodeModules(path.join(source, 'code-shims.cjs')),
      writtenYaml(createRequire(path.join(here, '../node_modules/cdk8s/package.json')).resolve('yaml')),
      assembly(path.join(here, '../.jsii')),
    ],
    inject: [path.join(source, 'shims.mjs')],
    // What picks a place by the build of Node.js has none here.
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  for (const file of ['index.html', 'main.css']) {
    fs.copyFileSync(path.join(source, file), path.join(folder, file));
  }
  return Object.fromEntries(
    fs
      .readdirSync(folder)
      .sort()
      .map((file) => [file, gzipSync(fs.readFileSync(path.join(folder, file))).length]),
  );
}

/** Modules of Node.js that the constructs name. */
function nodeModules(shims) {
  return {
    name: 'node-modules',
    setup({ onResolve }) {
      onResolve(
        {
          filter:
            /^(node:)?(fs|path|os|child_process|util|url|zlib|stream|buffer|worker_threads|http|https|net|tty|readline|process|module|perf_hooks|v8|timers\/promises|crypto_)$/,
        },
        () => ({ path: shims }),
      );
    },
  };
}

/** Of the YAML library only what writes: cdk8s reads no files here. */
function writtenYaml(library) {
  const api = path.join(path.dirname(library), '../browser/dist/public-api.js');
  return {
    name: 'written-yaml',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^yaml$/ }, () => ({ path: 'yaml', namespace: 'written-yaml' }));
      onLoad({ filter: /.*/, namespace: 'written-yaml' }, () => ({
        contents: `export { stringify } from ${JSON.stringify(api)};`,
        resolveDir: here,
      }));
    },
  };
}

/** What `src/codegen/assembly.ts` does not read of the package's assembly. */
const UNREAD = [
  'abstract',
  'assembly',
  'const',
  'dependencyClosure',
  'docs',
  'immutable',
  'locationInModule',
  'namespace',
  'overrides',
  'returns',
  'stability',
  'static',
  'symbolId',
];

/** The package's assembly, for the printers of `import`. */
function assembly(file) {
  const slim = (key, value) => (UNREAD.includes(key) ? undefined : value);
  return {
    name: 'assembly',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^assembly$/ }, () => ({ path: 'assembly', namespace: 'assembly' }));
      onLoad({ filter: /.*/, namespace: 'assembly' }, () => {
        const { name, types } = JSON.parse(fs.readFileSync(file, 'utf8'), slim);
        return { contents: JSON.stringify({ name, types }), loader: 'json' };
      });
    },
  };
}
