import { toSvg } from '../../src/diagram/svg';
import { type JsonObject } from '../../src/private/json';
import { diagram, drawn } from '../helpers/diagrams';

const IRIS =
  '[{ name: default, graph: { name: classifier, implementation: SKLEARN_SERVER, modelUri: "gs://models/iris" } }]';

/** The elements of a text, as their start tags; fails where tags do not match. */
function elements(svg: string): string[] {
  const open: string[] = [];
  const found: string[] = [];
  for (const [tag, close, name, , self] of svg.matchAll(/<(\/?)([a-z]+)((?: [a-zA-Z-]+="[^"<]*")*)(\/?)>/g)) {
    if (close !== '') {
      expect(open.pop()).toBe(name);
    } else {
      found.push(tag);
      if (self === '') {
        open.push(name);
      }
    }
  }
  expect(open).toEqual([]);
  return found;
}

test('an SVG needs nothing from elsewhere', () => {
  const svg = toSvg(drawn(IRIS));
  expect(elements(svg).length).toBeGreaterThan(20);
  expect(svg.match(/(?:href|src|url\(|@import|<script|<foreignObject|\bon[a-z]+=)/i)).toBeNull();
});

test('has a title and a description that say what the picture shows', () => {
  const svg = toSvg(drawn(IRIS), { id: 'x' });
  expect(svg).toContain('aria-labelledby="x-title x-description"');
  expect(svg).toContain('<title id="x-title">models/iris</title>');
  expect(/<desc id="x-description">([^<]*)/.exec(svg)![1]).toMatch(
    /^SeldonDeployment iris in namespace models\. .*Predictor default: service orchestrator, .*; then classifier\. Model · SKLEARN_SERVER classifier: /,
  );
});

test('has colours for light and for dark backgrounds', () => {
  expect(toSvg(drawn(IRIS))).toContain('prefers-color-scheme:dark');
});

test('lists the findings with the numbers on the boxes', () => {
  const svg = toSvg(drawn(IRIS.replace('SKLEARN_SERVER', 'SKLEARN_SEVER')));
  expect(svg).toMatch(/<text class="badge"[^>]*>1<\/text>/);
  expect(svg).toMatch(/error SELDON\d{3}: spec\.predictors\[0\]\.graph/);
});

test('is the same each time', () => {
  expect(toSvg(drawn(IRIS))).toBe(toSvg(drawn(IRIS)));
});

test.each([
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</title></text></svg>',
  '&lt;b&gt;',
  ']]>',
  '\u202eabc',
  'a\nb\u0000\u2028',
  '\ud800',
  'x'.repeat(10_000),
  ']]><!--',
  '\u{1f600}漢字',
])('texts such as %j stay texts', (hostile) => {
  const picture = diagram({
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: hostile, namespace: hostile },
    spec: {
      predictors: [
        { name: hostile, graph: { name: hostile, implementation: hostile, modelUri: hostile, [hostile]: hostile } },
      ],
    },
  } as JsonObject);
  const svg = toSvg(picture, { id: 'sd' });
  const allowed = /^<(?:svg|title|desc|style|rect|g|text|path|circle) ?/;
  expect(elements(svg).filter((tag) => !allowed.test(tag))).toEqual([]);
  // eslint-disable-next-line no-control-regex -- none of these may be left
  expect(svg.replace(/\n/g, '')).not.toMatch(
    /[\u0000-\u001f\u007f-\u009f\u2028-\u202e]|[\ud800-\udbff](?![\udc00-\udfff])/,
  );
});
