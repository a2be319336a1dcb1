import * as childProcess from 'node:child_process';
import * as dns from 'node:dns';
import * as fs from 'node:fs';
import * as net from 'node:net';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

const EXAMPLES = path.resolve(__dirname, '../../examples');
const MANIFEST = path.join(EXAMPLES, 'iris/manifests/50-models-seldon.yaml');
const PLATFORM = path.join(EXAMPLES, 'production/platform.yaml');
const SOURCE = path.resolve(__dirname, '../../src');
/** What cdk8s sorts by is asked, so that our manifests are sorted as its own. */
const ASKED = 'CDK8S_DISABLE_SORT';
const OUT = fs.mkdtempSync(path.join(os.tmpdir(), 'observed-'));
afterAll(() => fs.rmSync(OUT, { recursive: true }));

/** What a program could look at or call besides its input. */
let observed: string[];
beforeEach(() => {
  observed = [];
  const note = (what: string) => observed.push(what);
  const watch = <T extends object>(owner: T, name: keyof T & string) =>
    jest.spyOn(owner as Record<string, () => unknown>, name).mockImplementation(() => {
      note(name);
      return undefined;
    });
  watch(net.Socket.prototype, 'connect');
  watch(dns, 'lookup');
  (['spawn', 'spawnSync', 'execFile', 'execFileSync', 'exec', 'execSync', 'fork'] as const).forEach((name) =>
    watch(childProcess, name),
  );
  // Other libraries, such as cdk8s, may ask; we do not.
  const asksItself = () => ((new Error().stack ?? '').split('\n')[3] ?? '').includes(`${SOURCE}${path.sep}`);
  const random = Math.random;
  jest.spyOn(Math, 'random').mockImplementation(() => {
    if (asksItself()) {
      note('random');
    }
    return random();
  });
  const now = Date.now;
  jest.spyOn(Date, 'now').mockImplementation(() => {
    if (asksItself()) {
      note('now');
    }
    return now();
  });
  const env = process.env;
  jest.replaceProperty(
    process,
    'env',
    new Proxy(env, {
      get(target, name) {
        if (name !== ASKED && asksItself()) {
          note(`env ${String(name)}`);
        }
        return target[name as string];
      },
    }),
  );
});
afterEach(() => jest.restoreAllMocks());

test.each([
  ['validate', MANIFEST],
  ['expand', MANIFEST],
  ['graph', MANIFEST],
  ['diff', MANIFEST, MANIFEST],
  ['needs', MANIFEST],
  ['ask', '--in', MANIFEST],
  ['images', MANIFEST],
  ['report', MANIFEST, '-o', path.join(OUT, 'report.html')],
  ['import', MANIFEST, '--to', 'values', '-o', path.join(OUT, 'values')],
  ['import', MANIFEST, '--to', 'typescript', '-o', path.join(OUT, 'typescript')],
  ['template', 'seldon-single-model', 'iris'],
  ['synth', '-f', PLATFORM, '-o', path.join(OUT, 'synth')],
])('%s looks at its input alone: neither network, programs, clock, chance nor environment', async (...argv) => {
  const { code, stderr } = await call(argv);
  expect([code, stderr.includes('internal error')]).toEqual([0, false]);
  expect(observed).toEqual([]);
});
