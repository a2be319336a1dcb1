import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const BIN = path.resolve(__dirname, '../../bin/cdk8s-seldon.js');
const PROCESS = path.resolve(__dirname, '../../lib/bundle/cli-process.js');
/** Without the colours that a terminal or a workflow asks for. */
const PLAIN = { ...process.env, FORCE_COLOR: undefined };
const FULL =
  'the input needs more memory than Node may use: pass fewer files at once, or allow more with NODE_OPTIONS=--max-old-space-size=MEGABYTES\n';
const MODEL =
  'apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployment\nmetadata: {name: iris}\nspec: {predictors: [{graph: {type: X}}]}\n';

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'process-'));
  fs.writeFileSync(path.join(folder, 'bad.yaml'), Array.from({ length: 2000 }, () => MODEL).join('---\n'));
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

const bash = (command: string) =>
  spawnSync('bash', ['-o', 'pipefail', '-c', command], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...PLAIN, SELDON: `${process.execPath} ${BIN}` },
  });

/** A folder with enough for two threads. */
function largeFolder(name: string): void {
  const large = path.join(folder, name);
  fs.mkdirSync(large);
  ['a', 'b'].forEach((each) =>
    fs.writeFileSync(path.join(large, `${each}.yaml`), `# ${'x'.repeat(4_000_000)}\n---\n${MODEL}`),
  );
}

/** Validates a folder with other threads than those of Node. */
function withWorker(members: string, name: string): { status: number | null; stderr: string } {
  const program = `
    const threads = require('node:worker_threads');
    const { EventEmitter } = require('node:events');
    const failure = () => Object.assign(new Error('EAGAIN'), { code: 'ERR_WORKER_INIT_FAILED' });
    threads.Worker = class extends EventEmitter {
      postMessage() {}
      terminate() { return Promise.resolve(); }
      ${members}
    };
    process.argv.splice(1, 0, 'cdk8s-seldon');
    require(${JSON.stringify(PROCESS)}).run();
  `;
  const { status, stderr } = spawnSync(process.execPath, ['-e', program, 'validate', name], {
    cwd: folder,
    encoding: 'utf8',
    // The process is itself the one that supervises, so that it starts the threads.
    env: { ...process.env, CDK8S_SELDON_MESSAGES: '2' },
    timeout: 60_000,
  });
  return { status, stderr };
}

const compiled = fs.existsSync(PROCESS) ? describe : describe.skip;
compiled('the real process', () => {
  test('a reader that closes its pipe changes no verdict', () => {
    expect(bash('$SELDON validate bad.yaml | head -n 1')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('2000 SeldonDeployments in 1 file'),
    });
    expect(bash('$SELDON validate bad.yaml --format json 2>&1 | head -n 1').status).toBe(1);
    expect(bash('$SELDON crd | head -n 1')).toMatchObject({ status: 0, stderr: '' });
  });

  test('output that cannot be written is a failure, in a sentence', () => {
    const { status, stderr } = bash('$SELDON crd > /dev/full');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^cdk8s-seldon: standard output cannot be written: ENOSPC.*\n$/),
    });
  });

  test('results and messages that go to one slow, non-blocking pipe stay whole and in order', async () => {
    // The pipe between two Node processes does not block; results and messages go to one end of it.
    const child = spawn(process.execPath, [BIN, 'expand', 'bad.yaml', '--format', 'yaml'], {
      cwd: folder,
      env: PLAIN,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const text = await new Promise<string>((resolve) => {
      let all = '';
      child.stderr.on('data', (chunk: Buffer) => {
        all += chunk.toString();
        child.stderr.pause();
        setTimeout(() => child.stderr.resume(), 5);
      });
      child.on('close', () => resolve(all));
    });
    expect(
      text.split('\n').filter((line) => !/^(bad\.yaml:\d+:\d+: (error|warning|info) |  at  |  fix |$)/.test(line)),
    ).toEqual([]);
    const merged = bash('$SELDON validate bad.yaml 2>&1 | (sleep 0.5; cat)').stdout.trimEnd().split('\n');
    expect(merged.at(-1)).toMatch(/^2000 SeldonDeployments in 1 file/);
  });

  test('standard input has the limit of files, while it is read', () => {
    const { status, stderr } = bash('head -c 200000000 /dev/zero | tr "\\0" "#" | $SELDON validate -');
    expect(stderr).toBe('cdk8s-seldon validate: <stdin>: is larger than 96 MB: split it, or pass another file\n');
    expect(status).not.toBe(0);
  });

  test.each([
    ['at once', `constructor() { throw failure(); }`],
    ['as an event', `constructor() { super(); setImmediate(() => this.emit('error', failure())); }`],
  ])('if the system has no thread left, which Node reports %s, one does the work', (when, constructor) => {
    largeFolder(when);
    expect(withWorker(constructor, when)).toEqual({
      status: 1,
      stderr: expect.stringContaining('2 SeldonDeployments in 2 files'),
    });
  });

  test.each([
    ['with an error', `this.emit('error', Object.assign(new Error(), { code: 'ERR_WORKER_OUT_OF_MEMORY' }))`],
    ['without one', `this.emit('exit', 1)`],
  ])('a worker whose heap is full ends the run with a sentence, if it ends %s', (when, end) => {
    largeFolder(when);
    const constructor = `constructor() { super(); } postMessage({ memory }) {
      // It has taken a file.
      Atomics.add(new Int32Array(memory), 0, 1);
      setImmediate(() => ${end});
    }`;
    expect(withWorker(constructor, when)).toEqual({ status: 2, stderr: `cdk8s-seldon validate: ${FULL}` });
  });

  test.each(['yaml', 'json'])('a full heap is reported in a sentence: %s', (format) => {
    const items = '[],'.repeat(1_000_000);
    const text = format === 'json' ? `{"kind": "List", "items": [${items}[]]}` : `kind: List\nitems: [${items}[]]\n`;
    const input = path.join(folder, `full.${format}`);
    fs.writeFileSync(input, text);
    for (const words of [`$SELDON validate ${input}`, `cat ${input} | $SELDON validate -`]) {
      expect(bash(`export NODE_OPTIONS=--max-old-space-size=40; ${words}`)).toMatchObject({
        status: 2,
        stdout: '',
        stderr: `cdk8s-seldon validate: ${FULL}`,
      });
    }
    // A program that starts another one, such as Node, gives it a socket as its standard input.
    const { status, stdout, stderr } = spawnSync(process.execPath, [BIN, 'validate', '-'], {
      input: fs.readFileSync(input),
      encoding: 'utf8',
      env: { ...PLAIN, NODE_OPTIONS: '--max-old-space-size=40' },
    });
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `cdk8s-seldon validate: ${FULL}` });
  });

  // With few processes allowed, Node itself may wait forever for threads of a process that it starts.
  test.each([
    ['does not begin', `spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'], options)`],
    ['cannot be started', `spawn('/nowhere', [], options)`],
  ])('if the second process %s, the first one does the work', (_, other) => {
    const program = `
      const processes = require('node:child_process');
      const { spawn } = processes;
      processes.spawn = (_, __, options) => ${other};
      const wait = globalThis.setTimeout;
      globalThis.setTimeout = (call, ms) => wait(call, ms / 20);
      process.argv.splice(1, 0, 'cdk8s-seldon');
      require(${JSON.stringify(PROCESS)}).run();
    `;
    const { status, stderr } = spawnSync(process.execPath, ['-e', program, 'validate', 'bad.yaml'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...PLAIN, NODE_OPTIONS: '--max-old-space-size=200' },
    });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: expect.stringContaining('2000 SeldonDeployments in 1 file'),
    });
  });

  test.each([
    ['is that of Node 20', [], ['--max-semi-space-size=16']],
    ['is as large as it was said', ['--max-semi-space-size=8'], ['--max-semi-space-size=8']],
  ])('the young generation of the second process %s', (_, given, expected) => {
    const program = `
      const processes = require('node:child_process');
      const { spawn } = processes;
      processes.spawn = (_, words, options) => {
        console.log(JSON.stringify(words.filter((word) => word.startsWith('--max-semi'))));
        return spawn('/nowhere', [], options);
      };
      process.argv.splice(1, 0, 'cdk8s-seldon');
      require(${JSON.stringify(PROCESS)}).run();
    `;
    const words = [...given, '--max-old-space-size=200', '-e', program, 'validate', 'bad.yaml'];
    const { stdout } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8', env: PLAIN });
    expect(JSON.parse(stdout.split('\n')[0])).toEqual(expected);
  });

  test('a small heap that suffices changes nothing', () => {
    const [small, usual] = ['export NODE_OPTIONS=--max-old-space-size=40; ', ''].map((options) =>
      bash(`${options}$SELDON validate bad.yaml`),
    );
    expect(small).toMatchObject({ status: 1, stdout: usual.stdout, stderr: usual.stderr });
    expect(small.stderr).toContain('2000 SeldonDeployments in 1 file');
  });
});
