// Fills in the manifests of krew and Homebrew for a release: versions, addresses and sums of what was built.
//   node packaging/release.mjs VERSION     # reads dist/js/*.tgz and dist/executables, writes dist/packaging
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const root = path.resolve(here, '..');
/** How krew calls the systems that we call by Node.js's names. */
const KREW = {
  'linux-x64': ['linux', 'amd64'],
  'linux-arm64': ['linux', 'arm64'],
  'darwin-x64': ['darwin', 'amd64'],
  'darwin-arm64': ['darwin', 'arm64'],
  'win-x64': ['windows', 'amd64'],
  'win-arm64': ['windows', 'arm64'],
};

const sum = (file) => createHash('sha256').update(fs.readFileSync(file)).digest('hex');

/** An archive with the executable under the plugin's name; the same bytes for the same executable. */
function archive(executable, platform, outdir) {
  const name = `kubectl-seldon${platform.startsWith('win') ? '.exe' : ''}`;
  const folder = path.join(outdir, platform);
  fs.mkdirSync(folder, { recursive: true });
  fs.copyFileSync(executable, path.join(folder, name));
  fs.copyFileSync(path.join(root, 'dist/executables/LICENSES.txt'), path.join(folder, 'LICENSES.txt'));
  const file = path.join(outdir, `kubectl-seldon-${platform}.tar.gz`);
  const steady = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner', '--mode=0755'];
  execFileSync('tar', [...steady, '--use-compress-program=gzip -n', '-cf', file, '-C', folder, name, 'LICENSES.txt']);
  fs.rmSync(folder, { recursive: true });
  return { file, name };
}

function fill(template, values) {
  const text = fs.readFileSync(path.join(here, template), 'utf8');
  return text.replace(/\{\{(\w+)\}\}/g, (_, key) => values[key]);
}

function main([version]) {
  if (!/^\d+\.\d+\.\d+/.test(version ?? '')) {
    throw new Error('name the version, such as 0.1.0');
  }
  const outdir = path.join(root, 'dist/packaging');
  fs.rmSync(outdir, { recursive: true, force: true });
  fs.mkdirSync(outdir, { recursive: true });
  const built = fs.readdirSync(path.join(root, 'dist/executables'));
  const platforms = Object.entries(KREW).flatMap(([platform, [os, arch]]) => {
    const executable = built.find((file) => file.startsWith(`cdk8s-seldon-${platform}`));
    if (executable === undefined) {
      return [];
    }
    const { file, name } = archive(path.join(root, 'dist/executables', executable), platform, outdir);
    return [
      `    - selector: { matchLabels: { os: ${os}, arch: ${arch} } }`,
      `      uri: https://github.com/cdk8s-seldon/cdk8s-seldon/releases/download/v${version}/${path.basename(file)}`,
      `      sha256: ${sum(file)}`,
      `      bin: ${name}`,
    ];
  });
  const [packed] = fs.readdirSync(path.join(root, 'dist/js')).filter((file) => file.endsWith('.tgz'));
  const sha256 = sum(path.join(root, 'dist/js', packed));
  fs.copyFileSync(path.join(root, 'dist/js', packed), path.join(outdir, `cdk8s-seldon-${version}.tgz`));
  fs.writeFileSync(
    path.join(outdir, 'seldon.yaml'),
    fill('krew/seldon.yaml', { version, platforms: platforms.join('\n') }),
  );
  fs.writeFileSync(path.join(outdir, 'cdk8s-seldon.rb'), fill('homebrew/cdk8s-seldon.rb', { version, sha256 }));
}

main(process.argv.slice(2));
