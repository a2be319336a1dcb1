import { X509Certificate } from 'node:crypto';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as tls from 'node:tls';
import { readPair } from '../../src/cli/webhook/pair';
import { call } from '../helpers/io';

const HOST = 'seldon-webhook-service.ml.svc';
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'webhook-cert-'));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

const file = (name: string) => path.join(folder, 'pair', name);
const read = (name: string) => fs.readFileSync(file(name), 'utf8');

async function makePair(...more: string[]): Promise<void> {
  expect(await call(['webhook-cert', '-o', 'pair', '-n', 'ml', ...more], { cwd: folder })).toEqual({
    code: 0,
    stdout: 'pair/ca.crt\npair/tls.crt\npair/tls.key\n',
    stderr: '',
  });
}

test('a client that trusts ca.crt alone accepts a server with tls.crt and tls.key', async () => {
  await makePair();
  const server = tls.createServer({ cert: read('tls.crt'), key: read('tls.key') }, (socket) => socket.end('served'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const answer = await new Promise<string>((resolve, reject) => {
    const client = tls.connect({ port, host: '127.0.0.1', servername: HOST, ca: read('ca.crt') });
    client.on('data', (data) => resolve(data.toString()));
    client.on('error', reject);
  });
  server.close();
  expect(answer).toBe('served');
});

test('the certificate is valid as long as requested', async () => {
  await makePair('--days', '30');
  const { validFrom, validTo } = new X509Certificate(read('tls.crt'));
  expect(Date.parse(validTo) - Date.parse(validFrom)).toBe(30 * 86_400_000);
});

test('only the owner may read the key', async () => {
  await makePair();
  expect((fs.statSync(file('tls.key')).mode % 0o1000).toString(8)).toBe('600');
});

test('a pair that exists is never replaced', async () => {
  await makePair();
  const before = read('tls.key');
  const again = await call(['webhook-cert', '-o', 'pair', '-n', 'ml'], { cwd: folder });
  expect(again).toMatchObject({ code: 2, stdout: '' });
  expect(again.stderr).toContain('ca.crt: exists already');
  expect(read('tls.key')).toBe(before);
});

test.each(['ca.crt', 'tls.crt', 'tls.key'])('no key is written through a link in the place of %s', async (name) => {
  fs.mkdirSync(path.join(folder, 'pair'));
  fs.symlinkSync('../elsewhere', file(name));
  const { code, stderr } = await call(['webhook-cert', '-o', 'pair'], { cwd: folder });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining(`${name}: exists already, and other files of the pair do not`),
  });
  expect(fs.readdirSync(folder)).toEqual(['pair']);
  expect(fs.readdirSync(path.join(folder, 'pair'))).toEqual([name]);
});

test('a file that someone else created in the same folder, readable by all, does not become the key', async () => {
  fs.mkdirSync(path.join(folder, 'pair'));
  fs.writeFileSync(file('tls.key.new'), '', { mode: 0o666 });
  await makePair();
  expect((fs.statSync(file('tls.key')).mode % 0o1000).toString(8)).toBe('600');
  expect(read('tls.key.new')).toBe('');
});

test.each([
  [[], 'needs -o DIR'],
  [['-o', 'pair', '--days', 'ten'], '--days: must be a whole number'],
  [['-o', 'pair', '-n', 'No Namespace'], 'is not the name of a namespace'],
  [['-o', 'pair', 'more'], 'unexpected argument "more"'],
])('webhook-cert %j is rejected', async (words, message) => {
  const result = await call(['webhook-cert', ...words], { cwd: folder });
  expect(result).toMatchObject({ code: 2, stdout: '' });
  expect(result.stderr).toContain(message);
  expect(fs.existsSync(file('tls.key'))).toBe(false);
});

test('a pair is read back as it was written', async () => {
  await makePair();
  expect(readPair(path.join(folder, 'pair'), [HOST])).toEqual({
    caCertificate: read('ca.crt'),
    certificate: read('tls.crt'),
    privateKey: read('tls.key'),
  });
});

describe('a pair that would not work is rejected:', () => {
  const reading =
    (host = HOST) =>
    () =>
      readPair(path.join(folder, 'pair'), [host]);

  test('for another namespace', async () => {
    await makePair();
    expect(reading('seldon-webhook-service.other.svc')).toThrow(
      /is for DNS:seldon-webhook-service.ml, .* requires seldon-webhook-service.other.svc/,
    );
  });

  test('with a file missing', async () => {
    await makePair();
    fs.rmSync(file('ca.crt'));
    expect(reading()).toThrow(/ca.crt: cannot be read: ENOENT/);
  });

  test('with the key of another certificate', async () => {
    await makePair();
    await call(['webhook-cert', '-o', 'other', '-n', 'ml'], { cwd: folder });
    fs.copyFileSync(path.join(folder, 'other', 'tls.key'), file('tls.key'));
    expect(reading()).toThrow(/tls.key: is not the key of tls.crt/);
  });

  test('with the authority of another certificate', async () => {
    await makePair();
    await call(['webhook-cert', '-o', 'other', '-n', 'ml'], { cwd: folder });
    fs.copyFileSync(path.join(folder, 'other', 'ca.crt'), file('ca.crt'));
    expect(reading()).toThrow(/tls.crt: is not signed by ca.crt/);
  });

  test('with a string that is not PEM, which is not repeated', async () => {
    await makePair();
    fs.writeFileSync(file('tls.key'), 'hunter2');
    expect(reading()).toThrow(/tls.key: is not a private key in PEM format$/);
  });
});
