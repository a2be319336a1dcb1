import * as assert from 'node:assert/strict';
import * as fs from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { load, manifests } from './core.mjs';
import { openBrowser, skip } from './browser.mjs';

const MERMAID = fs.readFileSync(new URL('../node_modules/mermaid/dist/mermaid.min.js', import.meta.url), 'utf8');

describe('flowcharts in Mermaid', { skip }, () => {
  let [browser, page, flowcharts] = [];
  before(async () => {
    const { answer } = await load('test/flowcharts.ts');
    const hostile = [
      '"]; click n0 "javascript:alert(1)"',
      '<img src=x onerror=alert(1)>',
      'end',
      '%%{init: {}}%%',
      '#35;',
      '\u202E',
    ].map((name) =>
      JSON.stringify({
        apiVersion: 'machinelearning.seldon.io/v1',
        kind: 'SeldonDeployment',
        metadata: { name },
        spec: { predictors: [{ name, graph: { name, children: [{ name }] } }] },
      }),
    );
    const all = manifests();
    // Mermaid takes its time: every fortieth of the measured ones, and all hostile ones.
    flowcharts = [...all.filter((_, index) => index % 40 === 0), ...hostile].flatMap(answer);
    browser = await openBrowser();
    page = await browser.newPage();
    await page.setContent('<main></main>');
    await page.evaluate(MERMAID);
  });
  after(() => browser?.close());

  test('are read, drawn with every box, and run nothing', async () => {
    const dialogs = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    const failures = await page.evaluate(async (charts) => {
      window.mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
      const failed = [];
      for (const [index, { chart, boxes }] of charts.entries()) {
        try {
          const { svg } = await window.mermaid.render(`m${index}`, chart);
          const parsed = new DOMParser().parseFromString(svg, 'text/html');
          const nodes = parsed.querySelectorAll('g.node').length;
          if (nodes !== boxes) {
            failed.push(`${nodes} nodes instead of ${boxes}: ${chart}`);
          }
        } catch (error) {
          failed.push(`${error}: ${chart}`);
        }
      }
      return failed;
    }, flowcharts);
    assert.deepEqual(failures.slice(0, 3), []);
    assert.deepEqual(dialogs, []);
  });
});
