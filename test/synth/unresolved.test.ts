import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { ApiObject, type ApiObjectProps, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { ManifestWriter } from '../../src/synth/manifest-writer';

const lazily = (value: unknown) => Lazy.any({ produce: () => value }) as never;

/** An app with one object that is fine, and one as given. */
function appWith(props: Partial<ApiObjectProps>, outdir?: string): { app: App; object: ApiObject } {
  const app = new App({ outdir });
  new ApiObject(new Chart(app, 'before'), 'fine', { apiVersion: 'v1', kind: 'ConfigMap' });
  const object = new ApiObject(new Chart(app, 'settings'), 'limits', { apiVersion: 'v1', kind: 'ConfigMap', ...props });
  return { app, object };
}

test.each<[string, Partial<ApiObjectProps>, string]>([
  [
    'a function that was not called',
    { data: { max: () => '3' } },
    'data.max is a function, which no manifest can contain: call it, or give Lazy.any({ produce: ... })',
  ],
  [
    'a function in a list',
    { data: { all: ['1', () => '2'] } },
    'data.all[1] is a function, which no manifest can contain: call it, or give Lazy.any({ produce: ... })',
  ],
  [
    'a symbol under a key with a slash',
    { data: { 'a/b': Symbol('max') } },
    'data[a/b] is a symbol, which no manifest can contain: give a string',
  ],
  [
    'a function that a Lazy gives',
    { data: lazily({ max: () => '3' }) },
    'data.max is a function, which no manifest can contain: call it, or give Lazy.any({ produce: ... })',
  ],
  [
    'a Lazy in place of all labels',
    { metadata: { labels: lazily({ team: 'ml' }) } },
    'metadata.labels is a Lazy, but cdk8s needs a map here: give a map whose values are Lazy',
  ],
])('%s is an error that names the object and the path', (_, props, message) => {
  const { app } = appWith(props);

  expect(() => new ManifestWriter(app).toText()).toThrow(`[settings/limits] ${message}`);
  expect(() => app.synthYaml()).toThrow(/Tag not resolved for (Function|Symbol) value/);
});

test('a function next to a patch is an error, too', () => {
  const { app, object } = appWith({ data: { max: () => '3' } });
  object.toJson = () => ({ ...(ApiObject.prototype.toJson.call(object) as object), more: { min: Symbol('1') } });
  object.addJsonPatch(JsonPatch.remove('/data'));

  expect(() => new ManifestWriter(app).toText()).toThrow('[settings/limits] more.min is a symbol');
});

test('nothing is written for an app with a function', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'unresolved-'));
  const { app } = appWith({ data: { max: () => '3' } }, folder);

  expect(() => new ManifestWriter(app).write()).toThrow('data.max');
  expect(fs.readdirSync(folder)).toEqual([]);
  fs.rmSync(folder, { recursive: true });
});

test('what a Lazy produces at other places is written as cdk8s writes it', () => {
  const props = { metadata: { name: lazily('late'), labels: { team: lazily('ml') } }, data: lazily({ max: '3' }) };

  expect(new ManifestWriter(appWith(props).app).toText()).toBe(appWith(props).app.synthYaml());
});
