/** The errors that a program gets, and how its numbers are written: in every language as in answers.txt. */
import {
  GraphNode,
  ModelArtifact,
  type NodeContainer,
  Parameter,
  PrepackagedServer,
  Scaling,
  SeldonDeployment,
} from 'cdk8s-seldon';
import { Testing } from 'cdk8s';

/** Prints an error without the stack of the library. */
function told(attempt: () => unknown): void {
  try {
    attempt();
    console.log('no error');
  } catch (error) {
    console.log(String(error).split('\n    at ')[0]);
  }
}

/** Synthesizes a model of a prepackaged server. */
function server(name: string, replicas: number): void {
  const chart = Testing.chart();
  const graph = GraphNode.server(name, PrepackagedServer.SKLEARN, { artifact: ModelArtifact.uri('gs://models/iris') });
  new SeldonDeployment(chart, 'iris').addPredictor('main', { graph, scaling: Scaling.fixed(replicas) });
  Testing.synth(chart);
}

/** Prints the parameters of a node as they are in the manifest. */
function parameters(given: { [name: string]: unknown }): void {
  const chart = Testing.chart();
  const container: NodeContainer = { image: 'registry.example.com/m:1' };
  const graph = GraphNode.model('m', { container, parameters: given });
  new SeldonDeployment(chart, 'iris').addPredictor('main', { graph });
  for (const { name, type, value } of Testing.synth(chart)[0].spec.predictors[0].graph.parameters) {
    console.log(name, type, value);
  }
}

told(() => server('Not A Name', 1));
told(() => server('classifier', 1.5));
told(() => Parameter.int(2 ** 53 + 2));
told(() => parameters({ n: 2 ** 53 + 2 }));
parameters({ whole: 1.0, half: 0.5, real: Parameter.float(1), text: '1.0', on: true, least: -(2 ** 53 - 1) });
