import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../../helpers/io';

/** The compiled command: a worker thread runs no TypeScript. */
const PROCESS = path.resolve(__dirname, '../../../lib/bundle/cli-process.js');
const FILES = 8;
/** The process is itself the one that supervises, so that it starts the threads. */
const UNSUPERVISED = { ...process.env, CDK8S_SELDON_MESSAGES: '2' };
/** Enough for several threads, with little to read. */
const PADDING = `# ${'x'.repeat(98)}\n`.repeat(10_000);

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'worker-pool-'));
  for (let file = 0; file < FILES; file++) {
    fs.writeFileSync(path.join(folder, `${file}.yaml`), [PADDING, ...documents(file)].join('---\n'));
  }
  fs.writeFileSync(path.join(folder, 'broken.yaml'), 'kind: SeldonDeployment\na: [');
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** SeldonDeployments about which there is something to say only because of the first and the last file. */
function documents(file: number): string[] {
  const deployment = (name: string, node: string, predictor = 'default') =>
    [
      'apiVersion: machinelearning.seldon.io/v1',
      'kind: SeldonDeployment',
      `metadata: {name: ${name}, namespace: seldon}`,
      'spec:',
      '  predictors:',
      `  - name: ${predictor}`,
      `    graph: {name: m, implementation: SKLEARN_SERVER, ${node}}`,
      '',
    ].join('\n');
  const beside = (text: string) => (file === FILES - 1 ? [text] : []);
  return [
    ...Array.from({ length: 5 }, (_, i) =>
      deployment(`model${file}x${i}`, 'modelUri: gs://private/m, serviceAccountName: reader'),
    ),
    deployment(file === 0 ? 'fraud' : `fraud${file}`, 'modelUri: s3://m, envSecretRefName: bucket', 'eu-default'),
    ...beside(deployment('fraud-eu', 'modelUri: gs://m')),
    ...beside(
      'apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: reader, namespace: seldon}\nsecrets: [{name: reader}]\n',
    ),
    ...beside(
      "apiVersion: v1\nkind: Secret\nmetadata: {name: reader, namespace: seldon}\nstringData: {gcloud-application-credentials.json: '{}'}\n",
    ),
    ...beside(
      'apiVersion: v1\nkind: Secret\nmetadata: {name: bucket, namespace: seldon}\nstringData: {AWS_ACCESS_KEY_ID: a}\n',
    ),
    ...beside(
      'apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: {name: model0x0-default-0-m, namespace: seldon}\n',
    ),
  ];
}

/** What the compiled command prints, and how many threads it started. */
function run(...words: string[]): { stdout: string; stderr: string; started: number } {
  const program = `
    const threads = require('node:worker_threads');
    let started = 0;
    threads.Worker = class extends threads.Worker { constructor(...args) { super(...args); started++; } };
    process.on('exit', () => process.stderr.write(String(started)));
    process.argv.splice(1, 0, 'cdk8s-seldon');
    require(${JSON.stringify(PROCESS)}).run();
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program, ...words], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: UNSUPERVISED,
  });
  return { stdout, stderr: stderr.slice(0, -1), started: Number(stderr.slice(-1)) };
}

const compiled = fs.existsSync(PROCESS) ? describe : describe.skip;
compiled('several threads', () => {
  test.each([
    ['validate', '--format', 'json'],
    ['validate', '--format', 'text', '--silence', 'SELDON293'],
    ['expand', '--format', 'json'],
    ['expand', '--format', 'yaml', '-n', 'other'],
  ])(
    '%s %s %s: report the same as one, in the same order',
    async (command, ...options) => {
      const input = command === 'validate' ? ['.'] : Array.from({ length: FILES }, (_, file) => `${file}.yaml`);
      const { stdout, stderr, started } = run(command, ...input, ...options);
      // In this process nothing is compiled, so that there is one thread.
      const alone = await call([command, ...input, ...options], { cwd: folder });
      expect(stdout).toBe(alone.stdout);
      expect(stderr).toBe(alone.stderr);
      expect(started).toBe(Math.min(os.availableParallelism(), 4) - 1);
    },
    60_000,
  );

  test('consider what is in other files', () => {
    const records = JSON.parse(run('validate', '.', '--format', 'json').stdout) as {
      rule: string;
      file: string;
      name: string;
    }[];
    const files = (rule: string) => records.filter((record) => record.rule === rule).map(({ file }) => file);
    expect(new Set(files('SELDON293')).size).toBe(FILES);
    expect(new Set(files('SELDON280')).size).toBe(FILES);
    expect(files('SELDON294')).toEqual(['0.yaml']);
    expect(files('SELDON295')).toEqual(['0.yaml', `${FILES - 1}.yaml`]);
    expect(files('SELDON001')).toEqual(['broken.yaml']);
  }, 60_000);
});
