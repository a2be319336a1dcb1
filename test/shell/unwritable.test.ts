import { App, Chart, Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { type Json, type JsonObject } from '../../src/private/json';
import { ManifestObject } from '../../src/shell/manifest-object';
import { isMisread } from '../../src/shell/unwritable';
import { ManifestWriter } from '../../src/synth/manifest-writer';
import { readDocuments } from '../../src/yaml/read';
import { awkwardText, canonical } from '../helpers/strings';

function appWith(data: JsonObject): App {
  const app = new App();
  const chart = new Chart(app, 'chart');
  new ManifestObject(chart, 'config', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'config' }, data });
  return app;
}

const MISREAD: [string, string][] = [
  ['an octal number', '0o17'],
  ['a hexadecimal number', '0X1F'],
  ['a binary number', '0B1'],
  ['a number with underscores', '1e1_0'],
  ['a script that begins with a tab', '\n\tset -e\n\tpython serve.py\n'],
  ['line separators', 'x\u2028status: y'],
  ['a next-line character', 'a\u0085b'],
  ['a deleted character', '\u007f'],
];

test.each(MISREAD)('app.synth() rejects %s, and ManifestWriter writes it', (_, text) => {
  expect(() => appWith({ script: text }).synthYaml()).toThrow(
    '[chart/config] data.script: cdk8s writes this string in a way that kubectl misreads: write the app with ManifestWriter',
  );
  const [document] = readDocuments(new ManifestWriter(appWith({ script: text })).toText(), '');
  expect((document.value as JsonObject).data).toEqual({ script: text });
});

test('app.synth() rejects a key that kubectl would merge', () => {
  expect(() => appWith({ '<<': 'a' }).synthYaml()).toThrow('[chart/config] data.<<: cdk8s writes this string');
  expect(new ManifestWriter(appWith({ '<<': 'a' })).toText()).toContain('"<<": a');
});

test.each(['a', '1.17.1', 'a: b', 'line\nline\n', '  a\n b', 'yes', '0755', '500m', 'ünïcode'])(
  'app.synth() writes %j',
  (text) => {
    expect(appWith({ text }).synthYaml()).toBe(new ManifestWriter(appWith({ text })).toText());
  },
);

test('what changes between two syntheses is checked again', async () => {
  const app = appWith({ a: 'b' });
  app.synthYaml();
  await Promise.resolve();
  const config = app.node.findChild('chart').node.findChild('config') as ManifestObject;
  config.metadata.addAnnotation('note', '0o17');
  expect(() => app.synthYaml()).toThrow('metadata.annotations.note: cdk8s writes this string');
});

test('ManifestWriter rejects half of a surrogate pair, which UTF-8 cannot encode', () => {
  expect(() => new ManifestWriter(appWith({ a: 'x\ud83d' })).toText()).toThrow(
    '[chart/config] a string contains half of a surrogate pair (\\ud83d)',
  );
});

test('a string is rejected exactly if a reader gets something else', () => {
  const lost = (value: Json) => canonical(readDocuments(Yaml.stringify(value), '')[0]?.value ?? 0) !== canonical(value);
  fc.assert(
    fc.property(awkwardText(), (text) => {
      expect({ text, misread: isMisread(text) }).toEqual({ text, misread: lost({ map: { [text]: { value: text } } }) });
    }),
    { seed: 4, numRuns: 2_000 },
  );
});
