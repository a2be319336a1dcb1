import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { publish } from '../publish.mjs';
import { openBrowser, serve, skip } from './browser.mjs';

const dist = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../dist');

function write(folder, files) {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
  return folder;
}

describe('the folder of all versions', () => {
  let work;
  before(() => {
    work = fs.mkdtempSync(path.join(os.tmpdir(), 'versions-'));
  });
  after(() => fs.rmSync(work, { recursive: true }));

  test('lists releases newest first, by number, and the branch last', () => {
    const built = write(path.join(work, 'built'), { 'index.html': 'new' });
    const folder = path.join(work, 'site');
    for (const version of ['0.9.0', 'main', '0.10.0', '0.10.1']) {
      publish(folder, version, built);
    }
    assert.deepEqual(JSON.parse(fs.readFileSync(path.join(folder, 'versions.json'), 'utf8')), [
      '0.10.1',
      '0.10.0',
      '0.9.0',
      'main',
    ]);
    assert.match(fs.readFileSync(path.join(folder, 'index.html'), 'utf8'), /url=0\.10\.1\//);
  });

  test('replaces the site of the same version whole, and leaves the others', () => {
    const folder = write(path.join(work, 'again'), {
      '0.1.0/index.html': 'old',
      '0.1.0/gone.html': '',
      'main/a.html': 'a',
    });
    publish(folder, '0.1.0', write(path.join(work, 'again-built'), { 'index.html': 'new' }));
    assert.deepEqual(fs.readdirSync(path.join(folder, '0.1.0')), ['index.html']);
    assert.equal(fs.readFileSync(path.join(folder, 'main/a.html'), 'utf8'), 'a');
  });
});

describe('the menu of versions', { skip }, () => {
  let browser;
  let server;
  let work;
  before(async () => {
    work = fs.mkdtempSync(path.join(os.tmpdir(), 'versions-menu-'));
    // A site at the top of the server, and an older version below it that has one page of the two.
    fs.cpSync(dist, work, { recursive: true });
    write(work, {
      'versions.json': '["0.1.0","main"]',
      '0.1.0/index.html': '<h1>first page of 0.1.0</h1>',
      '0.1.0/traps.html': '<h1>traps of 0.1.0</h1>',
    });
    server = await serve(work);
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    server.close();
    fs.rmSync(work, { recursive: true });
  });

  async function choose(page, version) {
    const tab = await browser.newPage();
    await tab.goto(`${server.url}/${page}`);
    await tab.waitForSelector(`.versions option[value="${version}"]`);
    await Promise.all([tab.waitForNavigation(), tab.select('.in-bar select', version)]);
    const heading = await tab.$eval('h1', (each) => each.textContent);
    await tab.close();
    return heading;
  }

  test('leads to the same page of the version', async () => {
    assert.equal(await choose('traps.html', '0.1.0'), 'traps of 0.1.0');
  });

  test('leads to the first page if the version lacks this one', async () => {
    assert.equal(await choose('helm-parity.html', '0.1.0'), 'first page of 0.1.0');
  });
});
