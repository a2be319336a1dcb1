import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

const VALUES = `operator: { enabled: false }
installs: { istiod: {}, cert-manager: {}, istio-base: {} }
`;

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'script-'));
  fs.writeFileSync(path.join(folder, 'p.yaml'), VALUES);
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

test('installWith: script writes a script, which is the first step', async () => {
  const { code, stderr } = await call(['synth', '-f', 'p.yaml', '-o', 'out', '--set', 'installWith=script'], {
    cwd: folder,
  });
  expect(code).toBe(0);
  expect(stderr).toMatch(/^1 file in out; next:\n {2}sh out\/install\.sh\n/);
});

test('without gitops a script is the default, which any cluster takes, and the other ways are named', async () => {
  const { stderr } = await call(['synth', '-f', 'p.yaml', '-o', 'out'], { cwd: folder });
  expect(fs.readdirSync(path.join(folder, 'out')).filter((file) => !file.startsWith('.'))).toEqual(['install.sh']);
  expect(stderr).toMatch(
    /^1 file in out; next:\n {2}# Helm installs the charts; installWith names other ways: argocd, flux, k3s\n {2}sh out\/install\.sh\n/,
  );
});

test('objects for k3s are written only on request', async () => {
  const kinds = async (installWith: string) => {
    const { stdout } = await call(['synth', '-f', 'p.yaml', '--stdout', '--set', `installWith=${installWith}`], {
      cwd: folder,
    });
    return stdout.match(/^kind: HelmChart$/gm)?.length ?? 0;
  };
  expect(await kinds('null')).toBe(0);
  expect(await kinds('k3s')).toBe(3);
});

test('it runs Helm once for each chart, pinned, in order, and waits', async () => {
  await call(['synth', '-f', 'p.yaml', '-o', 'out'], { cwd: folder });
  fs.mkdirSync(path.join(folder, 'bin'));
  fs.writeFileSync(path.join(folder, 'bin/helm'), '#!/bin/sh\necho "$@" >> "$LOG"\ncat >/dev/null\n', { mode: 0o755 });
  const log = path.join(folder, 'log');
  const env = { PATH: `${path.join(folder, 'bin')}:${process.env.PATH}`, LOG: log };
  execFileSync('sh', ['out/install.sh'], { cwd: folder, env, input: '' });
  const calls = fs.readFileSync(log, 'utf8').trimEnd().split('\n');
  expect(calls.map((line) => line.split(' ')[2])).toEqual(['istio-base', 'cert-manager', 'istiod']);
  calls.forEach((line) =>
    expect(line).toMatch(/^upgrade --install \S+ \S+ --repo https:\S+ --version v?\d+\.\d+\.\d+ .*--wait/),
  );
});

test('it says that Helm is missing', async () => {
  await call(['synth', '-f', 'p.yaml', '-o', 'out'], { cwd: folder });
  const sh = execFileSync('sh', ['-c', 'command -v sh'], { encoding: 'utf8' }).trim();
  expect(() => execFileSync(sh, ['out/install.sh'], { cwd: folder, env: { PATH: '/nowhere' }, stdio: 'pipe' })).toThrow(
    'needs helm 3',
  );
});

test('with --stdout it is mentioned, not mixed with manifests', async () => {
  const { stdout, stderr } = await call(['synth', '-f', 'p.yaml', '--stdout'], { cwd: folder });
  expect(stdout).not.toContain('helm');
  expect(stderr).toContain(
    'install.sh is not printed: write it with -o, and run it before the manifests are applied\n',
  );
});

test('environments have a script each', async () => {
  fs.appendFileSync(path.join(folder, 'p.yaml'), 'environments: { dev: {}, prod: { installs: { keda: {} } } }\n');
  const { stderr } = await call(['synth', '-f', 'p.yaml', '-o', 'out'], { cwd: folder });
  expect(stderr.match(/^ {2}(# (dev|prod): in its cluster, which kubectl config|sh) .*$/gm)).toEqual([
    '  # dev: in its cluster, which kubectl config use-context CONTEXT selects',
    '  sh out/dev/install.sh',
    '  # prod: in its cluster, which kubectl config use-context CONTEXT selects',
    '  sh out/prod/install.sh',
  ]);
  const has = (name: string) => fs.readFileSync(path.join(folder, 'out', name, 'install.sh'), 'utf8').includes('keda');
  expect([has('dev'), has('prod')]).toEqual([false, true]);
});
