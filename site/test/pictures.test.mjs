import * as assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { load, manifests } from './core.mjs';
import { openBrowser, skip } from './browser.mjs';

const HOSTILE = [
  '<script>alert(1)</script>',
  '\u202Eabc',
  'W'.repeat(300),
  '漢字'.repeat(40),
  '\u{1F600}'.repeat(30),
  'a\nb',
  'ﷺﷺﷺ',
  'é'.repeat(99),
];

describe('pictures in a browser', { skip }, () => {
  let [browser, page, answer, pictures] = [];
  before(async () => {
    ({ answer } = await load('playground/judge.ts'));
    const hostile = HOSTILE.map((name) =>
      JSON.stringify({
        apiVersion: 'machinelearning.seldon.io/v1',
        kind: 'SeldonDeployment',
        metadata: { name, namespace: name },
        spec: {
          predictors: [
            { name, graph: { name, implementation: name, modelUri: name, logger: { url: name } }, traffic: 3 },
            { name, graph: { name } },
          ],
        },
      }),
    );
    pictures = [...manifests(), ...hostile].flatMap(
      (text) => answer({ id: 0, manifests: text, values: 'istio: {enabled: true}\nkeda: {enabled: true}' }).pictures,
    );
    browser = await openBrowser();
    page = await browser.newPage();
  });
  after(() => browser?.close());

  test('keep every text in its box, and every box in the picture', async () => {
    assert.ok(pictures.length > 20);
    const outside = [];
    for (let i = 0; i < pictures.length; i += 100) {
      outside.push(
        ...(await page.evaluate(
          (svgs) =>
            svgs.flatMap((source) => {
              document.body.innerHTML = '';
              const parsed = new DOMParser().parseFromString(source, 'image/svg+xml').documentElement;
              if (parsed.nodeName !== 'svg') {
                return [`not an SVG: ${source.slice(0, 100)}`];
              }
              const svg = document.body.appendChild(document.importNode(parsed, true));
              const name = svg.querySelector('title').textContent;
              const inside = (one, other) =>
                one.x >= other.x - 0.5 &&
                one.y >= other.y - 0.5 &&
                one.x + one.width <= other.x + other.width + 0.5 &&
                one.y + one.height <= other.y + other.height + 0.5;
              const whole = { x: 0, y: 0, width: svg.width.baseVal.value, height: svg.height.baseVal.value };
              const texts = [...svg.querySelectorAll('text')].flatMap((text) => {
                const frame =
                  text.parentNode.nodeName === 'g' ? text.parentNode.querySelector('rect').getBBox() : whole;
                return inside(text.getBBox(), frame) ? [] : [`${name}: ${text.textContent}`];
              });
              const rectangles = [...svg.querySelectorAll('rect')].filter(
                (rectangle) => !inside(rectangle.getBBox(), whole),
              );
              return [...texts, ...rectangles.map(() => `${name}: a box is outside`)];
            }),
          pictures.slice(i, i + 100),
        )),
      );
    }
    assert.deepEqual(outside.slice(0, 20), []);
  });

  test('run nothing', async () => {
    const dialogs = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await page.setContent(pictures.slice(-2 * HOSTILE.length).join('\n'));
    assert.deepEqual(dialogs, []);
    assert.equal(await page.$$eval('script, iframe, img, foreignObject', (found) => found.length), 0);
  });
});
