// The core of the library, bundled for these tests as the playground bundles it.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const site = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '..');

/** What a module of TypeScript exports. */
export async function load(file) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'core-'));
  const outfile = path.join(folder, 'core.mjs');
  await build({
    entryPoints: [path.join(site, file)],
    bundle: true,
    platform: 'node',
    format: 'esm',
    // The core loads some modules of Node.js when they are used.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    outfile,
    logLevel: 'warning',
  });
  const loaded = await import(pathToFileURL(outfile));
  fs.rmSync(folder, { recursive: true });
  return loaded;
}

/** SeldonDeployments measured on a real cluster, if their data is next to the checkout; otherwise the examples'. */
export function manifests() {
  const reference = path.resolve(site, '../../shared/reference');
  const lines = (file) =>
    fs
      .readFileSync(path.join(reference, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.stringify(JSON.parse(line).sdep));
  if (fs.existsSync(reference)) {
    const generated = fs
      .readdirSync(path.join(reference, 'measured/expand'))
      .filter((file) => file.startsWith('generated-'))
      .sort();
    return [...lines('seldondeployments.jsonl'), ...generated.flatMap((file) => lines(`measured/expand/${file}`))];
  }
  const examples = path.resolve(site, '../examples');
  return fs
    .readdirSync(examples, { recursive: true })
    .filter((file) => /manifests.*\.yaml$/.test(file))
    .sort()
    .map((file) => fs.readFileSync(path.join(examples, file), 'utf8'));
}
