import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');
const MODEL = `
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris}
spec: {predictors: [{name: default, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: 'gs://models/iris'}}]}
`;

/** A copy of the command line, which nothing has called yet. */
class Installed {
  public readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'compiled-'));
  public readonly kept = path.join(this.folder, 'lib/bundle/compiled');

  public constructor() {
    fs.cpSync(path.join(ROOT, 'bin'), path.join(this.folder, 'bin'), { recursive: true });
    fs.cpSync(path.join(ROOT, 'lib/bundle'), path.join(this.folder, 'lib/bundle'), {
      recursive: true,
      filter: (file) => path.basename(file) !== 'compiled',
    });
    fs.copyFileSync(path.join(ROOT, 'package.json'), path.join(this.folder, 'package.json'));
  }

  public call(
    words: readonly string[],
    environment: NodeJS.ProcessEnv = {},
  ): { status: number | null; output: string } {
    const bin = path.join(this.folder, 'bin/cdk8s-seldon.js');
    const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...words], {
      input: MODEL,
      encoding: 'utf8',
      env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '', ...environment },
    });
    return { status, output: stdout + stderr };
  }

  public keptFiles(): string[] {
    return fs.existsSync(this.kept) ? fs.readdirSync(this.kept) : [];
  }
}

const describeCompiled = fs.existsSync(path.join(ROOT, 'lib/bundle/id')) ? describe : describe.skip;

describeCompiled('compiled code that is kept for the next call', () => {
  let installed: Installed;
  beforeEach(() => {
    installed = new Installed();
  });
  afterEach(() => fs.rmSync(installed.folder, { recursive: true }));

  test('is written by the first call, used by the next ones, and changes no output', () => {
    const first = installed.call(['expand', '-']);
    expect(first.status).toBe(0);
    const [file, ...others] = installed.keptFiles();
    expect(others).toEqual([]);
    expect(file).toMatch(/^expand-[0-9a-f]{16}-v\d+\.\d+\.\d+-\w+$/);
    expect(installed.call(['expand', '-'])).toEqual(first);
    expect(installed.call(['expand', '-'])).toEqual(first);
    const { mtimeMs } = fs.statSync(path.join(installed.kept, file));
    expect(installed.call(['expand', '-'])).toEqual(first);
    expect(fs.statSync(path.join(installed.kept, file)).mtimeMs).toBe(mtimeMs);
  });

  test('grows with the second call, if the first one used little of the command', () => {
    installed.call(['validate', '--explain', 'SELDON201']);
    const [file] = installed.keptFiles();
    const { size } = fs.statSync(path.join(installed.kept, file));
    const second = installed.call(['validate', '-']);
    expect(fs.statSync(path.join(installed.kept, file)).size).toBeGreaterThan(size + 100_000);
    expect(installed.call(['validate', '-'])).toEqual(second);
  });

  test.each([
    ['empty', () => Buffer.alloc(0)],
    ['cut off', (whole: Buffer) => whole.subarray(0, whole.length / 2)],
    ['compiled by another version', (whole: Buffer) => withoutVersion(whole)],
  ])('is written again if the file is %s', (_, damage) => {
    const first = installed.call(['validate', '-']);
    const [file] = installed.keptFiles();
    const kept = path.join(installed.kept, file);
    const damaged = damage(fs.readFileSync(kept));
    fs.writeFileSync(kept, damaged);
    expect(installed.call(['validate', '-'])).toEqual(first);
    expect(fs.readFileSync(kept).equals(damaged)).toBe(false);
    expect(installed.call(['validate', '-'])).toEqual(first);
  });

  test('is not that of a process that only supervises another one, whose options V8 compiles for', () => {
    const many = Array.from({ length: 1_500 }, (_, i) => MODEL.replace('iris', `iris-${i}`)).join('---');
    const file = path.join(installed.folder, 'many.yaml');
    fs.writeFileSync(file, many);
    installed.call(['validate', file], { NODE_OPTIONS: '--max-old-space-size=200' });
    expect(installed.keptFiles()).toEqual([expect.stringMatching(/^validate-.*--max-semi-space-size16$/)]);
  });

  test('is not needed if nothing can be written', () => {
    fs.writeFileSync(installed.kept, 'not a folder');
    expect(installed.call(['validate', '-']).status).toBe(0);
  });

  test.each([
    [['--version'], {}],
    [['validate', '--help'], {}],
    [['validate', 'missing.yaml'], {}],
    [['validate', '-'], { NODE_DISABLE_COMPILE_CACHE: '1' }],
  ])('is not written by %j with %j', (words, environment) => {
    installed.call(words, environment);
    expect(installed.keptFiles()).toEqual([]);
  });
});

/** The same file, in which the compiled code of each script is that of another version of V8. */
function withoutVersion(whole: Buffer): Buffer {
  const head = 4 + whole.readUInt32LE(0);
  const [, ...table] = JSON.parse(whole.toString('latin1', 4, head)) as [number, ...[string[], number, number][]];
  let start = aligned(head);
  for (const [, source, compiled] of table) {
    const code = start + aligned(source);
    // The version is the second word of the code.
    whole.writeUInt32LE(1, code + 4);
    start = code + aligned(compiled);
  }
  return whole.subarray(0, start);
}

/** Everything in the file starts at a multiple of 8, as V8 reads compiled code. */
function aligned(length: number): number {
  return Math.ceil(length / 8) * 8;
}
