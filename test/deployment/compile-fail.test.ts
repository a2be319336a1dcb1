import * as path from 'node:path';
import * as ts from 'typescript';

const PRELUDE = `
import { Chart, Duration } from 'cdk8s';
import * as seldon from 'cdk8s-seldon';
import {
  EnvValue, Explainer, GraphNode, LoggerMode, Metric, ModelArtifact, Orchestrator, PodPlacement, PrepackagedServer, Protocol, Scaling,
  SeldonDeployment, ServerType, Transport,
} from 'cdk8s-seldon';
declare const chart: Chart;
declare const artifact: ModelArtifact;
const container = { image: 'acme/model:1' };
const graph = GraphNode.model('model', { container });
const sdep = new SeldonDeployment(chart, 'iris');
`;

/** What must not compile, and what the compiler says. */
const WRONG: [title: string, code: string, message: RegExp][] = [
  ['a node without a name', 'GraphNode.model({ container });', /Expected 2 arguments/],
  ['a node without a container', "GraphNode.model('model', {});", /'container' is missing/],
  ['a container without an image', "GraphNode.model('model', { container: {} });", /'image' is missing/],
  [
    'a container named differently from its node',
    "GraphNode.model('model', { container: { name: 'other', image: 'a' } });",
    /'name' does not exist/,
  ],
  [
    'fixed replicas together with an autoscaler',
    "sdep.addPredictor('p', { graph, replicas: 3, scaling: Scaling.onCpu({ percent: 70, max: 3 }) });",
    /'replicas' does not exist/,
  ],
  ['an autoscaler without an upper limit', 'Scaling.onCpu({ percent: 70 });', /'max' is missing/],
  ['fixed replicas with limits', 'Scaling.fixed({ min: 1, max: 3 });', /not assignable to parameter of type 'number'/],
  [
    "a prepackaged server given a router's props",
    "GraphNode.server('s', PrepackagedServer.SKLEARN, { artifact, methods: [seldon.Method.ROUTE] });",
    /'methods' does not exist/,
  ],
  [
    'a prepackaged server by a free text',
    "GraphNode.server('s', 'SKLEARN_SERVER', { artifact });",
    /not assignable to parameter of type 'PrepackagedServer'/,
  ],
  ['a made-up prepackaged server', 'PrepackagedServer.SKLERN;', /Did you mean 'SKLEARN'/],
  [
    'a URI where an artifact is wanted',
    "GraphNode.server('s', PrepackagedServer.SKLEARN, { artifact: 'gs://x' });",
    /not assignable to type 'ModelArtifact'/,
  ],
  ['a node of no kind without methods', "GraphNode.custom('x', { container });", /'methods' is missing/],
  ['an A/B test with a container', "GraphNode.abTest('ab', { ratioA: 0.5, container });", /'container' does not exist/],
  [
    'a container where a node is wanted as child',
    'graph.to(container);',
    /not assignable to parameter of type 'GraphNode'/,
  ],
  ['a node by its name in a placement', "PodPlacement.pods(['model']);", /not assignable to type 'GraphNode'/],
  ['a predictor without a graph', "sdep.addPredictor('p', {});", /'graph' is missing/],
  [
    'traffic for the versions of a canary',
    'sdep.canary({ stable: { graph, traffic: 90 }, canary: { graph }, percent: 10 });',
    /'traffic' does not exist/,
  ],
  ['a canary without a percentage', 'sdep.canary({ stable: { graph }, canary: { graph } });', /'percent' is missing/],
  ['a logger without a mode', "GraphNode.model('m', { container, logger: { url: 'http://x' } });", /'mode' is missing/],
  [
    "a logger's mode as free text",
    "GraphNode.model('m', { container, logger: { mode: 'everything' } });",
    /not assignable to type 'LoggerMode'/,
  ],
  [
    'a protocol as free text',
    "new SeldonDeployment(chart, 'x', { protocol: 'v3' });",
    /not assignable to type 'Protocol/,
  ],
  ['Kafka without a topic', "ServerType.kafka({ broker: 'b', inputTopic: 'in' });", /'outputTopic' is missing/],
  [
    'a timeout without a unit',
    "new SeldonDeployment(chart, 'x', { requestTimeout: 20 });",
    /not assignable to type 'Duration'/,
  ],
  [
    'an environment variable without EnvValue',
    "GraphNode.model('m', { container: { image: 'a', env: { A: 'b' } } });",
    /not assignable to type 'EnvValue'/,
  ],
  [
    'an orchestrator that is both none and configured',
    "Orchestrator.none({ logLevel: 'DEBUG' });",
    /Expected 0 arguments/,
  ],
  ['a trained explainer without its artifact', 'Explainer.anchorTabular({});', /'artifact' is missing/],
  ['a node made by its constructor', "new GraphNode('x', {});", /Constructor of class 'GraphNode' is private/],
  [
    'a predictor that belongs nowhere',
    "new seldon.Predictor(chart, 'p', {}, {});",
    /Constructor of class 'Predictor' is private/,
  ],
];

const RIGHT = [
  "GraphNode.model('model', { container: { image: 'a', startup: Duration.minutes(5) }, parameters: { a: 1, b: true, c: 'x' } });",
  "GraphNode.server('s', PrepackagedServer.of('MY_SERVER'), { artifact, logger: { mode: LoggerMode.ALL } });",
  'sdep.canary({ stable: { graph }, canary: { graph }, percent: 10 });',
  "sdep.addPredictor('p', { graph, scaling: Scaling.fixed(3), explainer: Explainer.anchorText(), orchestrator: Orchestrator.none() });",
];

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  lib: ['lib.es2022.d.ts'],
  types: ['node'],
  paths: { 'cdk8s-seldon': [path.resolve(__dirname, '../../src/index.ts')] },
};

/** What the compiler says about each program, all of them in one run. */
function complaints(programs: string[]): string[] {
  const files = new Map(programs.map((code, index) => [path.join(__dirname, `program-${index}.ts`), PRELUDE + code]));
  const host = ts.createCompilerHost(OPTIONS);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  const getSourceFile = host.getSourceFile.bind(host);
  host.getSourceFile = (file, ...rest) => {
    const code = files.get(file);
    return code === undefined ? getSourceFile(file, ...rest) : ts.createSourceFile(file, code, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  return [...files.keys()].map((file) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(file))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
      .join('\n'),
  );
}

describe('what can be said in types', () => {
  const said = complaints([...RIGHT, ...WRONG.map(([, code]) => code)]);

  test.each(RIGHT.map((code, index) => [code, index] as const))('compiles: %s', (_, index) => {
    expect(said[index]).toBe('');
  });

  test.each(WRONG.map(([title, , message], index) => [title, message, index] as const))(
    'does not compile: %s',
    (_, message, index) => {
      expect(said[RIGHT.length + index]).toMatch(message);
    },
  );
});
