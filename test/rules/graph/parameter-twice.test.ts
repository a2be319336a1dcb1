import { parameterTwice } from '../../../src/rules/graph/parameter-twice';
import { describeRule } from '../describe-rule';

/** A node of a server with some parameters. */
const server = (implementation: string, parameters: string, spec = '') =>
  `spec: {${spec}predictors: [{name: a, graph: {name: m, implementation: ${implementation}, modelUri: gs://m, parameters: [${parameters}]}}]}`;
/** A node with a container of its own and some parameters. */
const own = (parameters: string) =>
  `predictors: [{name: a, graph: {name: m, type: MODEL, parameters: [${parameters}]}, componentSpecs: [{spec: {containers: [{name: m, image: 'i:1'}]}}]}]`;
const PARAMETERS = 'spec.predictors[0].graph.parameters';

describeRule(parameterTwice, {
  accepts: {
    'different parameters': own("{name: a, type: INT, value: '1'}, {name: A, type: INT, value: '2'}"),
    'the same twice': own("{name: a, type: INT, value: '1'}, {name: a, type: INT, value: '1'}"),
    'several models of Triton': server(
      'TRITON_SERVER',
      '{name: model_control_mode, type: STRING, value: explicit}, {name: load_model, type: STRING, value: a}, {name: load_model, type: STRING, value: b}',
      "protocol: v2, annotations: {seldon.io/no-storage-initializer: 'true'}, ",
    ),
    'what the server does not read at all': server(
      'MLFLOW_SERVER',
      "{name: threads, type: INT, value: '1'}, {name: threads, type: INT, value: '2'}",
      'protocol: v2, ',
    ),
  },
  rejects: {
    'two values for a container of its own': [
      own("{name: a, type: INT, value: '1'}, {name: b, type: INT, value: '1'}, {name: a, type: INT, value: '2'}"),
      [`${PARAMETERS}[0]`, 'parameter "a" is lost: the server uses parameters[2]'],
    ],
    'three values': [
      own("{name: a, type: INT, value: '1'}, {name: a, type: INT, value: '2'}, {name: a, type: FLOAT, value: '3'}"),
      [`${PARAMETERS}[0]`, 'the server uses parameters[2]'],
      [`${PARAMETERS}[1]`, 'the server uses parameters[2]'],
    ],
    'two values for a prepackaged server': [
      server(
        'SKLEARN_SERVER',
        '{name: method, type: STRING, value: predict}, {name: method, type: STRING, value: predict_proba}',
      ),
      [`${PARAMETERS}[0]`, 'parameter "method" is lost'],
    ],
    'two tasks': [
      server(
        'HUGGINGFACE_SERVER',
        '{name: task, type: STRING, value: fill-mask}, {name: task, type: STRING, value: summarization}',
        'protocol: v2, ',
      ),
      [`${PARAMETERS}[0]`, 'parameter "task" is lost'],
    ],
  },
});
