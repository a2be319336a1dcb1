import * as assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { openBrowser, skip } from './browser.mjs';

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../..');
const AXE = fs.readFileSync(new URL('../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');
const compiled = fs.existsSync(path.join(root, 'lib/bundle'));

const model = (name, server = 'SKLEARN_SERVER') => `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: ${JSON.stringify(name)}, namespace: models}
spec:
  predictors:
  - name: default
    graph:
      name: classifier
      implementation: ${server}
      modelUri: gs://models/${name.replace(/\W/g, '')}
`;

describe(
  'a report in a browser',
  { skip: skip || (compiled ? false : 'the package is not compiled: npx projen compile') },
  () => {
    let [folder, browser, page, problems, requests] = [];
    before(async () => {
      folder = fs.mkdtempSync(path.join(os.tmpdir(), 'report-'));
      browser = await openBrowser();
    });
    after(async () => {
      await browser?.close();
      fs.rmSync(folder, { recursive: true });
    });
    beforeEach(async () => {
      [problems, requests] = [[], []];
      page = await browser.newPage();
      page.on('pageerror', (error) => problems.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') {
          problems.push(message.text());
        }
      });
      page.on('request', (request) => requests.push(request.url()));
      page.on('dialog', (dialog) => {
        problems.push(dialog.message());
        void dialog.dismiss();
      });
    });
    afterEach(() => page.close());

    const open = async (text, ...words) => {
      fs.writeFileSync(path.join(folder, 'in.yaml'), text);
      const { status, stderr } = spawnSync(
        process.execPath,
        [path.join(root, 'bin/cdk8s-seldon.js'), 'report', 'in.yaml', '-o', 'out.html', ...words],
        { cwd: folder, encoding: 'utf8' },
      );
      assert.equal(status, 0, stderr);
      await page.goto(pathToFileURL(path.join(folder, 'out.html')));
    };
    const unfold = async (selector) => {
      await page.$eval(`${selector} > summary`, (summary) => summary.click());
      await page.waitForFunction((wanted) => document.querySelector(wanted).open, {}, selector);
    };

    test('unfolds pictures, created objects, and the line that made each', async () => {
      await open(`# a comment\n${model('iris')}`);
      await unfold('.model');
      await page.waitForSelector('.model svg');
      assert.equal(await page.$eval('.model svg title', (element) => element.textContent), 'models/iris');
      await unfold('.body details');
      await page.evaluate(() =>
        [...document.querySelectorAll('.body details button')]
          .find(({ textContent }) => textContent.includes('gs://models/iris'))
          .click(),
      );
      assert.match(await page.$eval('.marked', (element) => element.textContent), /modelUri: gs:\/\/models\/iris/);
      assert.deepEqual(problems, []);
      assert.deepEqual(
        requests.filter((url) => !url.startsWith('file:')),
        [],
      );
    });

    test('finds SeldonDeployments by anything in them', async () => {
      await open([model('iris'), model('wine')].join('---\n'));
      await page.type('#search', 'wine-default');
      await page.waitForFunction(() => document.querySelector('output').textContent === '1 of 2');
      assert.equal(await page.$$eval('.model:not([hidden])', (found) => found.length), 1);
    });

    test('shows before and after next to each other', async () => {
      fs.writeFileSync(path.join(folder, 'old.yaml'), model('iris').replace('classifier', 'old'));
      await open(model('iris'), '--against', 'old.yaml');
      await unfold('.model');
      await page.waitForSelector('.model svg');
      assert.deepEqual(await page.$$eval('figcaption', (found) => found.map(({ textContent }) => textContent)), [
        'before',
        'after',
      ]);
    });

    test('a thousand SeldonDeployments open at once', async () => {
      const start = performance.now();
      await open(Array.from({ length: 1000 }, (_, i) => model(`model-${i}`)).join('---\n'));
      const { domInteractive } = await page.evaluate(() => performance.getEntriesByType('navigation')[0].toJSON());
      // Shown, not judged: a busy machine says nothing about the page.
      console.log(
        `1,000 SeldonDeployments: interactive after ${Math.round(domInteractive)} ms, ${Math.round(performance.now() - start)} ms with the command`,
      );
      assert.equal(await page.$$eval('.model', (found) => found.length), 1000);
      assert.equal(await page.$$eval('svg', (found) => found.length), 0);
      await page.type('#search', 'model-77');
      await page.waitForFunction(() => document.querySelector('output').textContent === '11 of 1000');
    });

    for (const hostile of [
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '</script><svg onload=alert(1)>',
      '\u202E',
      'x'.repeat(10_000),
      'a\nb',
    ]) {
      test(`${JSON.stringify(hostile).slice(0, 40)} does nothing`, async () => {
        // Keys of YAML are at most 1,024 characters long.
        const key = JSON.stringify(hostile.slice(0, 1000));
        await open(`${model(hostile, JSON.stringify(hostile))}      ${key}: ${JSON.stringify(hostile)}\n`);
        await unfold('.model');
        await page.waitForSelector('.model svg');
        assert.equal(await page.$$eval('img, iframe, svg svg, script:not([type])', (found) => found.length), 1);
        assert.deepEqual(problems, []);
        assert.deepEqual(
          requests.filter((url) => !url.startsWith('file:')),
          [],
        );
      });
    }

    for (const scheme of ['light', 'dark']) {
      test(`can be used by everybody, ${scheme}`, async () => {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
        await open([model('iris'), model('wine', 'SKLEARN_SEVER')].join('---\n'));
        await unfold('.model');
        await page.waitForSelector('.model svg');
        await unfold('.body details');
        // The page's policy runs no foreign script, so the checker comes in from outside.
        const client = await page.createCDPSession();
        await client.send('Runtime.evaluate', { expression: AXE });
        const violations = await page.evaluate(() =>
          window.axe
            .run()
            .then((found) =>
              found.violations.map(
                ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
              ),
            ),
        );
        assert.deepEqual(violations, []);
        if (process.env.SCREENSHOTS) {
          await page.screenshot({ path: path.join(process.env.SCREENSHOTS, `report-${scheme}.png`), fullPage: true });
        }
      });
    }

    test('prints with what is unfolded', async () => {
      await open(model('iris'));
      await unfold('.model');
      await page.waitForSelector('.model svg');
      const pdf = await page.pdf({
        format: 'A4',
        ...(process.env.SCREENSHOTS && { path: path.join(process.env.SCREENSHOTS, 'report.pdf') }),
      });
      assert.ok(pdf.length > 10_000);
    });
  },
);
