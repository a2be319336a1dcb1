import { call } from '../helpers/io';

/** A SeldonDeployment in which one field, by its name, holds a word. */
function manifest(field: string, word: string): string {
  const held = (name: string, otherwise: string) => (field === name ? word : otherwise);
  return `apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: {name: ${held('name', 'iris')}, namespace: ${held('namespace', 'ns')}}
spec:
  protocol: ${held('protocol', 'seldon')}
  transport: ${held('transport', 'rest')}
  serverType: ${held('server type', 'rpc')}
  annotations: {${held('annotation', 'seldon.io/x')}: "1"}
  predictors:
  - name: ${held('predictor', 'main')}
    labels: {${held('label', 'a')}: b}
    explainer: {type: ${held('explainer', 'AnchorTabular')}, modelUri: "gs://b/e"}
    componentSpecs:
    - spec: {containers: [{name: ${held('container', 'model')}, image: "r.example.com/model:1"}]}
    graph:
      name: ${held('node', 'model')}
      ${field === 'implementation' ? `implementation: ${word}` : `type: ${held('type', 'MODEL')}`}
      methods: [${held('method', 'ROUTE')}]
      endpoint: {type: ${held('endpoint', 'REST')}}
      logger: {mode: ${held('logger', 'all')}}
      parameters: [{name: a, value: b, type: ${held('parameter', 'STRING')}}]
`;
}

const FIELDS = [
  'name',
  'namespace',
  'protocol',
  'transport',
  'server type',
  'annotation',
  'predictor',
  'label',
  'explainer',
  'container',
  'node',
  'implementation',
  'type',
  'method',
  'endpoint',
  'logger',
  'parameter',
];

async function findings(field: string, word: string): Promise<string> {
  const { code, stdout, stderr } = await call(['validate', '-'], { stdin: manifest(field, word) });
  return `${code}\n${stdout}\n${stderr}`.replaceAll(word, 'WORD').replaceAll(`"${word.replaceAll('_', '')}"`, '"WORD"');
}

test.each(FIELDS)('a name from Object.prototype is treated like any other, as %s', async (field) => {
  const neutral = await findings(field, 'neutralword');
  expect(await findings(field, 'constructor')).toBe(neutral);
});

test.each(FIELDS)('__proto__ is treated like any other, as %s', async (field) => {
  // Of the same length and kinds of characters, so that the rules on names say the same.
  expect(await findings(field, '__proto__')).toBe(await findings(field, '__zebra__'));
});
