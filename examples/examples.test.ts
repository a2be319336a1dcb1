import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type App, YamlOutputType } from 'cdk8s';

const examples = fs.readdirSync(__dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);

/** The files of a folder and their texts. */
function files(folder: string): Record<string, string> {
  return Object.fromEntries(fs.readdirSync(folder).sort().map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]));
}

describe.each(examples)('examples/%s', (example) => {
  test('synthesizes to the manifests beside it', () => {
    const { buildApp } = jest.requireActual<{ buildApp(outdir?: string): App }>(`./${example}/main`);
    const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'example-'));
    try {
      const app = buildApp(outdir);
      app.synth();
      expect(app.yamlOutputType).toBe(YamlOutputType.FILE_PER_CHART);
      // To accept a change: node scripts/run-example.js NAME examples/NAME/manifests
      expect(files(outdir)).toEqual(files(path.join(__dirname, example, 'manifests')));
    } finally {
      fs.rmSync(outdir, { recursive: true });
    }
  });

  test('says what it is', () => {
    expect(fs.readFileSync(path.join(__dirname, example, 'README.md'), 'utf8')).toMatch(/^# \S+/);
  });
});
