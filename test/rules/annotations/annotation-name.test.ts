import { type JsonObject } from '../../../src/private/json';
import { annotationName } from '../../../src/rules/annotations/annotation-name';
import { judge } from '../../../src/rules/check';
import { yaml } from '../../../src/rules/example';
import { describeRule, operatorConfig } from '../describe-rule';

describeRule(annotationName, {
  accepts: {
    'what Tempo writes and reads': yaml`
      metadata: {name: iris, annotations: {seldon.io/tempo-model: '{}', seldon.io/tempo-description: a pipeline}}
      spec:
        predictors:
        - name: a
          graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a known one': yaml`
      annotations: {seldon.io/rest-timeout: '1'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'a variable of the orchestrator': yaml`
      annotations: {seldon.io/engine-log-level: DEBUG}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'another prefix': yaml`
      annotations: {example.com/rest-timeout: '1'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a removed setting on a predictor, with the place of its successor': [
      yaml`
      annotations: {seldon.io/rest-read-timeout: '1000'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/separate-engine: 'true'}
    `,
      ['spec.annotations[seldon.io/rest-read-timeout]', 'rest-read-timeout'],
      ['spec.predictors[0].annotations[seldon.io/separate-engine]', 'seldon.io/separate-engine'],
    ],
    'a misspelled name': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/svcname: x}
    `,
      ['spec.predictors[0].annotations[seldon.io/svcname]', 'seldon.io/svcname'],
    ],
    'a variable of the orchestrator on a predictor': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        annotations: {seldon.io/engine-log-level: DEBUG}
    `,
      ['spec.predictors[0].annotations[seldon.io/engine-log-level]', 'no effect here'],
    ],
  },
});

describe('the remedy for a removed setting', () => {
  test.each([
    ['seldon.io/separate-engine', 'predictor', 'write seldon.io/engine-separate-pod (in spec.annotations)'],
    ['seldon.io/separate-engine', 'spec', 'write seldon.io/engine-separate-pod'],
    ['seldon.io/rest-read-timeout', 'metadata', 'write seldon.io/rest-timeout, in milliseconds (in spec.annotations)'],
    ['seldon.io/rest-read-timeout', 'spec', 'write seldon.io/rest-timeout, in milliseconds'],
    ['seldon.io/svcname', 'spec', 'did you mean "seldon.io/svc-name"? (in the predictor\'s annotations)'],
    ['seldon.io/replicas', 'predictor', "set 'replicas' in spec or in spec.predictors"],
  ])('%s of %s names its successor, and where that belongs', (key, level, remedy) => {
    const annotations = { [key]: 'true' };
    const at = (here: string): JsonObject => (level === here ? { annotations } : {});
    const graph = { name: 'm', implementation: 'SKLEARN_SERVER', modelUri: 'gs://m' };
    const { findings } = judge(
      {
        apiVersion: 'machinelearning.seldon.io/v1',
        kind: 'SeldonDeployment',
        metadata: { name: 'iris', ...at('metadata') },
        spec: { ...at('spec'), predictors: [{ name: 'a', graph, ...at('predictor') }] },
      },
      { config: operatorConfig() },
    );
    expect(findings.find(({ rule }) => rule === 'SELDON248')?.remedy).toBe(remedy);
  });
});
