import { explainerVariable } from '../../../src/rules/explainers/explainer-variable';
import { describeRule } from '../describe-rule';

const explained = (env: string, explainer = '', spec = '') =>
  `{${spec} predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
      explainer: {type: AnchorText, ${explainer} containerSpec: {name: e, env: [${env}]}}}]}`;
const variable = (index: number) => `spec.predictors[0].explainer.containerSpec.env[${index}]`;
const value = (index: number) => `${variable(index)}.value`;
const name = (index: number) => `${variable(index)}.name`;

describeRule(explainerVariable, {
  accepts: {
    'a log level in small letters': explained('{name: SELDON_LOGLEVEL, value: debug}'),
    'a seed': explained("{name: EXPLAIN_RANDOM_SEED, value: 'True'}, {name: EXPLAIN_RANDOM_SEED_VALUE, value: '7'}"),
    'no seed': explained("{name: EXPLAIN_RANDOM_SEED, value: 'false'}"),
    'variables of libraries': explained(
      "{name: TF_CPP_MIN_LOG_LEVEL, value: '3'}, {name: OMP_NUM_THREADS, value: '1'}",
    ),
    'a value from elsewhere': explained(
      '{name: SELDON_LOGLEVEL, valueFrom: {configMapKeyRef: {name: logs, key: level}}}',
    ),
    'a folder that is mounted': explained('{name: STORAGE_URI, value: /mnt/e}'),
    'anything for your own image':
      "{predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}, explainer: {type: AnchorText, containerSpec: {name: e, image: 'e:1', env: [{name: SELDON_LOGLEVEL, value: verbose}]}}}]}",
    'an environment with protocol v2, which another rule reports': explained(
      '{name: SELDON_LOGLEVEL, value: verbose}',
      '',
      'protocol: v2,',
    ),
  },
  rejects: {
    'an unknown log level': [explained('{name: SELDON_LOGLEVEL, value: verbose}'), [value(0), 'cannot start']],
    'the log level of the other servers': [
      explained('{name: SELDON_LOG_LEVEL, value: DEBUG}'),
      [name(0), 'does not read SELDON_LOG_LEVEL'],
    ],
    'a switch that is off': [explained("{name: EXPLAIN_RANDOM_SEED, value: 'true'}"), [value(0), 'is off']],
    'a seed that is not a number': [explained('{name: EXPLAIN_RANDOM_SEED_VALUE, value: abc}'), [value(0), 'ignored']],
    'settings of the other servers': [
      explained("{name: GUNICORN_WORKERS, value: '4'}, {name: MLSERVER_DEBUG, value: 'true'}"),
      [name(0), 'GUNICORN_WORKERS'],
      [name(1), 'MLSERVER_DEBUG'],
    ],
    'a folder next to the URI': [
      explained('{name: STORAGE_URI, value: /mnt/e}', 'modelUri: gs://e,'),
      [value(0), 'modelUri overrides STORAGE_URI'],
    ],
  },
});
