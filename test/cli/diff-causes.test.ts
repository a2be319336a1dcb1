import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { call } from '../helpers/io';

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diff-causes-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const IRIS = `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: iris, namespace: seldon}
spec:
  predictors:
  - name: default
    graph:
      name: m
      children: []
    componentSpecs:
    - spec:
        containers:
        - name: m
          image: acme/m:1
          env: [{name: PASSWORD, value: hunter2}]
`;

async function diff(before: string, after: string, format: string): Promise<string> {
  fs.writeFileSync(path.join(folder, 'old.yaml'), before);
  fs.writeFileSync(path.join(folder, 'new.yaml'), after);
  return (await call(['diff', 'old.yaml', 'new.yaml', '--format', format], { cwd: folder })).stdout;
}

test('what rolls a Deployment is named with its line', async () => {
  const text = await diff(IRIS, IRIS.replace('acme/m:1', 'acme/m:2'), 'text');
  expect(text).toContain('\n        new.yaml:14: spec.predictors[0].componentSpecs[0].spec.containers[0].image\n');
});

test('of fields around each other, the innermost is the cause', async () => {
  const [{ causes }] = JSON.parse(await diff(IRIS, IRIS.replace('acme/m:1', 'acme/m:2'), 'json')) as [
    { causes: { path: string }[] },
  ];
  expect(causes.map((cause) => cause.path)).toEqual(['spec.predictors[0].componentSpecs[0].spec.containers[0].image']);
});

test('what gives a Deployment another name is named', async () => {
  const text = await diff(IRIS, IRIS.replaceAll('name: m\n', 'name: other\n'), 'text');
  expect(text).toContain(`renamed to iris-default-0-other
        new.yaml:6: spec.predictors[0].name
        new.yaml:13: spec.predictors[0].componentSpecs[0].spec.containers[0].name
`);
});

test.each(['text', 'json', 'markdown', 'html'])('%s: a credential is never shown', async (format) => {
  const shown = await diff(IRIS, IRIS.replace('hunter2', 'hunter3'), format);
  expect(shown).toContain('rolled');
  expect(shown).not.toContain('hunter');
});

test('the page of a change has both diagrams, loads nothing and runs nothing', async () => {
  const page = await diff(IRIS, IRIS.replace('acme/m:1', '<script>alert(1)</script>'), 'html');
  expect(page).toMatch(/^<!doctype html>\n/);
  expect(page.match(/<svg/g)).toHaveLength(2);
  expect(page).toContain('default-src &#39;none&#39;');
  expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)[^<"]*\.(js|css|png)/);
});

test('the page says so if nothing changes', async () => {
  expect(await diff(IRIS, IRIS, 'html')).toContain('Nothing changes.');
});
