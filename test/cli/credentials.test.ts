import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type Shape, shapeOfType } from '../../src/api/schema/shape';
import { type Json, type JsonObject } from '../../src/private/json';
import { call } from '../helpers/io';

const SECRET = 'Hunter2Zq9';
const NUMBER = 271828182845;

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'credentials-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

/** Values of the wrong types for a shape, with a secret in them; keys are names, and shown. */
function misfits(shape: Shape): Json[] {
  const text = `PASSWORD=${SECRET}`;
  switch (shape.kind) {
    case 'list':
      return [text, SECRET, { PASSWORD: SECRET }, NUMBER];
    case 'map':
    case 'object':
      return [text, SECRET, [text], [{ name: 'PASSWORD', value: SECRET }], NUMBER];
    case 'scalar':
      return [
        { PASSWORD: SECRET },
        [text],
        ...(shape.scalar === 'string' ? [NUMBER] : []),
        ...(shape.scalar === 'boolean' ? [text, NUMBER] : []),
      ];
  }
}

/** A SeldonDeployment whose container has a value in a field. */
function withField(field: string, value: Json): JsonObject {
  return {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'iris', namespace: 'seldon' },
    spec: {
      predictors: [
        {
          name: 'default',
          graph: { name: 'm', type: 'MODEL' },
          componentSpecs: [{ spec: { containers: [{ name: 'm', image: 'a/b:1', [field]: value }] } }],
        },
      ],
    },
  };
}

async function outputs(words: readonly string[], formats: readonly string[]): Promise<string> {
  const runs = await Promise.all(formats.map((format) => call([...words, '--format', format], { cwd: folder })));
  expect(runs.map(({ code }) => code)).not.toContain(0);
  return runs.map(({ stdout, stderr }) => stdout + stderr).join('');
}

const container = shapeOfType('Container');
const fields = container.kind === 'object' ? [...container.fields].filter(([name]) => name !== 'name') : [];

test.each(fields)(
  'a value of the wrong type for %s of a container appears in no output of validate and expand',
  async (field, { shape }) => {
    const manifests = misfits(shape).map((value) => JSON.stringify(withField(field, value)));
    fs.writeFileSync(path.join(folder, 'models.yaml'), manifests.join('\n---\n'));
    const said =
      (await outputs(
        ['validate', 'models.yaml'],
        ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'markdown', 'tap'],
      )) + (await outputs(['expand', 'models.yaml'], ['json']));
    expect(said).toContain(field);
    expect(said).not.toContain(SECRET);
    expect(said).not.toContain(String(NUMBER));
  },
);

const OPERATOR: readonly Json[] = [
  { manager: { env: { PASSWORD: SECRET } } },
  { manager: { env: `PASSWORD=${SECRET}` } },
  { manager: { env: [`PASSWORD=${SECRET}`] } },
  { manager: `PASSWORD=${SECRET}` },
  { manager: { env: NUMBER } },
  { executor: SECRET },
  { webhook: { port: SECRET } },
  { manager: { annotations: SECRET } },
  { imagePullSecrets: SECRET },
  { image: SECRET },
  { predictor_servers: SECRET },
];
const MODEL: readonly Json[] = [
  { env: { PASSWORD: { value: SECRET } } },
  { env: `PASSWORD=${SECRET}` },
  { env: [`PASSWORD=${SECRET}`] },
  { env: { PASSWORD: NUMBER } },
  { container: { args: { TOKEN: SECRET } } },
  { container: { command: SECRET } },
  { container: { env: SECRET } },
  { replicas: SECRET },
  { container: { livenessProbe: { httpGet: { httpHeaders: `Authorization: ${SECRET}` } } } },
  { resources: SECRET },
  { parameters: SECRET },
  { pod: { containers: { PASSWORD: SECRET } } },
  { scaling: SECRET },
];

test.each(OPERATOR.map((values) => [JSON.stringify(values), values] as const))(
  'nor do %s for the operator, in template and synth',
  async (_, operator) => {
    fs.writeFileSync(path.join(folder, 'values.yaml'), JSON.stringify(operator));
    fs.writeFileSync(path.join(folder, 'platform.yaml'), JSON.stringify({ operator }));
    for (const words of [
      ['template', 'seldon-core-operator', '-f', 'values.yaml'],
      ['synth', '-f', 'platform.yaml', '--stdout'],
    ]) {
      const { stderr } = await call(words, { cwd: folder });
      expect(stderr).not.toContain(SECRET);
      expect(stderr).not.toContain(String(NUMBER));
    }
  },
);

test.each(MODEL.map((values) => [JSON.stringify(values), values] as const))(
  'nor does %s of a model, in synth',
  async (_, model) => {
    const values = { models: { m: { server: 'SKLEARN', uri: 'gs://a/b', ...(model as JsonObject) } } };
    fs.writeFileSync(path.join(folder, 'platform.yaml'), JSON.stringify(values));
    const { code, stderr } = await call(['synth', '-f', 'platform.yaml', '--stdout'], { cwd: folder });
    expect(code).not.toBe(0);
    expect(stderr).not.toContain(SECRET);
    expect(stderr).not.toContain(String(NUMBER));
  },
);
