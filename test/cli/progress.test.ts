import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { CLEAR, Progress, showsProgress } from '../../src/cli/progress';

describe('a line of progress', () => {
  let time: number;
  let written: string[];
  const started = (isWanted = true) =>
    new Progress(
      (text) => written.push(text),
      () => isWanted,
      () => time,
    );

  beforeEach(() => {
    time = 0;
    written = [];
  });

  test('is shown after a second, and then ten times a second', () => {
    const progress = started();
    for (time = 0; time < 2_000; time += 10) {
      progress.show(`at ${time}`);
    }
    expect(written).toHaveLength(10);
    expect(written[0]).toBe(`${CLEAR}\x1b[?7lat 1000\x1b[?7h`);
    expect(written[9]).toContain('at 1900');
  });

  test('is cleared before something else is written, and comes back', () => {
    const progress = started();
    time = 1_000;
    progress.show('one');
    progress.clear();
    progress.clear();
    time = 1_200;
    progress.show('two');
    expect(written.slice(1, 2)).toEqual([CLEAR]);
    expect(written[2]).toContain('two');
    expect(written).toHaveLength(3);
  });

  test('does not come back after the end', () => {
    const progress = started();
    time = 1_000;
    progress.show('one');
    progress.end();
    time = 5_000;
    progress.show('two');
    progress.end();
    expect(written).toHaveLength(2);
    expect(written[1]).toBe(CLEAR);
  });

  test('is never written unless someone can see it', () => {
    const progress = started(false);
    for (time = 0; time < 5_000; time += 100) {
      progress.show('one');
    }
    progress.clear();
    progress.end();
    expect(written).toEqual([]);
  });
});

test.each([
  [{}, true, true],
  [{}, false, false],
  [{ CI: 'true' }, true, false],
  [{ CI: '' }, true, true],
  [{ TERM: 'dumb' }, true, false],
  [{ TERM: 'xterm' }, true, true],
])('with %j and a terminal: %j, progress is shown: %j', (environment, isTerminal, expected) => {
  expect(showsProgress(environment, 2, () => isTerminal)).toBe(expected);
});

describe('the command line', () => {
  const BIN = path.resolve(__dirname, '../../bin/cdk8s-seldon.js');
  const PROCESS = path.resolve(__dirname, '../../lib/bundle/cli-process.js');
  const MODEL =
    'apiVersion: machinelearning.seldon.io/v1\nkind: SeldonDeployment\nmetadata: {name: iris}\n' +
    'spec: {predictors: [{name: p, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: "gs://models/iris"}}]}\n';
  const VALUES = 'environments: {staging: {}, prod: {}}\nmodels: {iris: {server: SKLEARN, uri: "gs://models/iris"}}\n';
  let folder: string;

  beforeAll(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'progress-'));
    fs.writeFileSync(
      path.join(folder, 'later.js'),
      'const { uptime } = process;\nlet seconds = 2;\nprocess.uptime = () => uptime() + seconds++;\n',
    );
    fs.writeFileSync(path.join(folder, 'model.yaml'), MODEL);
    fs.mkdirSync(path.join(folder, 'models'));
    ['a', 'b', 'c'].forEach((name) =>
      fs.writeFileSync(path.join(folder, `models/${name}.yaml`), MODEL.replace('iris', name)),
    );
    fs.writeFileSync(path.join(folder, 'platform.yaml'), VALUES);
  });
  afterAll(() => fs.rmSync(folder, { recursive: true }));

  /** What a terminal gets from a call that finds a second gone at each look at the clock; `> FILE` hides results. */
  function onTerminal(words: string, environment: Record<string, string | undefined> = {}): string {
    const command = `${process.execPath} --require ${folder}/later.js ${BIN} ${words}`;
    const { stdout, status } = spawnSync('script', ['--quiet', '--return', '--command', command, '/dev/null'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, CI: undefined, TERM: 'xterm', ...environment },
    });
    expect(status).toBe(0);
    return stdout;
  }

  const hasTerminal = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
  const terminal = hasTerminal && fs.existsSync(PROCESS) ? test : test.skip;

  terminal('shows progress on a terminal, and the messages without it', () => {
    const said = onTerminal('validate models');
    expect(said).toContain('reading: 0 of 3 files');
    expect(said.split(CLEAR).at(-1)).toBe('3 SeldonDeployments in 3 files: 0 errors, 0 warnings\r\n');
  });

  terminal('counts the documents of a single file', () => {
    expect(onTerminal('validate model.yaml')).toContain('reading: document 1');
  });

  terminal('shows it while results go to a file, and clears it at the end', () => {
    const said = onTerminal('expand models > out.yaml');
    expect(said).toContain('expanding: 3 of 3 files');
    expect(said.endsWith(CLEAR)).toBe(true);
    expect(fs.readFileSync(path.join(folder, 'out.yaml'), 'utf8')).not.toContain('\x1b');
  });

  terminal('names the environment of a platform', () => {
    expect(onTerminal('synth -f platform.yaml --stdout > out.yaml')).toContain('rendering: environment 1 of 2');
  });

  terminal.each([{ CI: 'true' }, { TERM: 'dumb' }])('shows none with %j', (environment) => {
    expect(onTerminal('validate models', environment)).not.toContain('\x1b');
  });

  terminal('shows none where standard error is a file', () => {
    onTerminal('validate models 2> messages');
    expect(fs.readFileSync(path.join(folder, 'messages'), 'utf8')).toBe(
      '3 SeldonDeployments in 3 files: 0 errors, 0 warnings\n',
    );
  });
});
