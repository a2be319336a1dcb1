import { readAssembly } from '../../../src/cli/import/assembly';
import { compose } from '../../../src/codegen/compose';
import { Names } from '../../../src/codegen/identifiers';
import { pythonProgram } from '../../../src/codegen/print/python';
import { typescriptProgram } from '../../../src/codegen/print/typescript';
import { recognize } from '../../../src/codegen/recognize/deployment';
import { isObject, type Json, type JsonObject } from '../../../src/private/json';

const assembly = readAssembly();

const recognized = (name: string, predictor: JsonObject) =>
  recognize(
    { assembly, exact: false },
    { metadata: { name }, spec: { predictors: [{ name: 'default', ...predictor }] } },
    name,
  );

const program = (models: Readonly<Record<string, JsonObject>>) => {
  const deployments = Object.entries(models).map(([id, predictor]) => ({
    id,
    comments: [],
    code: recognized(id, predictor),
  }));
  return compose(
    [{ folder: 'manifests', charts: [{ id: 'ml', namespace: 'ml', deployments, operators: [], files: [] }] }],
    new Names(),
  );
};

const container = (name: string, more: JsonObject = {}): JsonObject => ({
  name,
  image: `example.com/${name}:1`,
  ...more,
});

const GRAPH: JsonObject = {
  name: 'first',
  type: 'TRANSFORMER',
  children: [
    { name: 'second', type: 'TRANSFORMER', children: [{ name: 'third', type: 'MODEL' }] },
    { name: 'fourth', type: 'MODEL' },
  ],
};

test('nodes that a placement names are declared in the order of the graph', () => {
  const containers = ['fourth', 'third', 'second', 'first'].map((name) => container(name));
  const written = program({ ensemble: { graph: GRAPH, componentSpecs: [{ spec: { containers } }] } });
  const order = ['first', 'second', 'third', 'fourth'];
  expect(typescriptProgram(written).match(/(?<=^const )\w+(?= = GraphNode)/gm)).toEqual(order);
  expect(pythonProgram(written, assembly).match(/^\w+(?= = GraphNode)/gm)).toEqual(order);
});

const TRIGGER = { authenticationRef: { name: 'kafka' }, metadata: { topic: 'x' }, name: 'lag', type: 'kafka' };
const LONG = container('model', {
  args: ['--quiet'],
  command: ['serve'],
  env: [{ name: 'A', value: 'b' }],
  imagePullPolicy: 'Always',
  livenessProbe: { failureThreshold: 3, httpGet: { path: '/live', port: 9000 }, initialDelaySeconds: 30 },
  ports: [{ containerPort: 9000, name: 'http' }],
});

test.each([
  ['as people write them', (json: Json) => json],
  ['as a cluster prints them', (json: Json) => shuffled(json)],
])('fields are in the order of the API: those of a manifest %s', (_, given) => {
  const predictor = {
    graph: { name: 'model', type: 'MODEL' },
    componentSpecs: [{ spec: { containers: [LONG] }, kedaSpec: { maxReplicaCount: 3, triggers: [TRIGGER] } }],
  };
  const text = typescriptProgram(program({ queue: given(predictor) as JsonObject }));
  expect(text.match(/(?<!\w)(?:image|command|args|ports|env|livenessProbe|imagePullPolicy)(?=: )/g)).toEqual([
    'image',
    'command',
    'args',
    'ports',
    'env',
    'livenessProbe',
    'imagePullPolicy',
  ]);
  expect(text).toContain(
    "triggers: [{ type: 'kafka', name: 'lag', metadata: { topic: 'x' }, authentication: 'kafka' }]",
  );
  expect(text.replace(/\s+/g, ' ')).toContain(
    "httpGet: { path: '/live', port: k8s.IntOrString.fromNumber(9000) }, initial",
  );
});

function shuffled(json: Json): Json {
  if (Array.isArray(json)) {
    return json.map(shuffled);
  }
  return isObject(json)
    ? Object.fromEntries(
        Object.entries(json)
          .reverse()
          .map(([key, item]) => [key, shuffled(item)]),
      )
    : json;
}

test('variables that several models would have are named alike, each with what it belongs to', () => {
  const one = (name: string): JsonObject => ({
    graph: { name, type: 'MODEL', endpoint: { type: 'REST' } },
    componentSpecs: [{ spec: { containers: [{ ...LONG, name }] } }],
  });
  const sidecar = (name: string): JsonObject =>
    container(name, { env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 's'.repeat(60), key: name } } }] });
  const two = {
    ...one('price'),
    componentSpecs: [{ spec: { containers: [{ ...LONG, name: 'price' }, sidecar('proxy')] } }],
  };
  const alone = program({ fraud: one('score') });
  expect(typescriptProgram(alone)).toContain('const container = {');
  expect(pythonProgram(alone, assembly)).toContain('\ncontainer = NodeContainer(');

  const both = program({ fraud: one('score'), house: two });
  expect(typescriptProgram(both).match(/(?<=^const )\w*ontainer(?= =)/gm)).toEqual([
    'scoreContainer',
    'priceContainer',
  ]);
  const python = pythonProgram(both, assembly);
  expect(python.match(/^\w*container(?= =)/gm)).toEqual(['score_container', 'price_container']);
  expect(python.match(/^\w*env(?= =)/gm) ?? []).not.toContain('env');
});
