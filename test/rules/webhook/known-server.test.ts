import { yaml } from '../../../src/rules/example';
import { knownServer } from '../../../src/rules/webhook/known-server';
import { describeRule } from '../describe-rule';

describeRule(knownServer, {
  accepts: {
    'a server of the operator': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: TRITON_SERVER, modelUri: gs://m}
    `,
    'an unknown server whose container has an image': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: MY_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m, image: i}]}
    `,
    'a built-in implementation': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: AVERAGE_COMBINER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a misspelled server': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVR, modelUri: gs://m}
    `,
      ['spec.predictors[0].graph.implementation', '"SKLEARN_SERVR"'],
    ],
    'lower case': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: sklearn_server, modelUri: gs://m}
    `,
      ['spec.predictors[0].graph.implementation', '"sklearn_server"'],
    ],
    'a property of every JavaScript object': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: constructor, modelUri: gs://m}
    `,
      ['spec.predictors[0].graph.implementation', '"constructor"'],
    ],
    'an unknown server whose container has no image': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: MY_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m}]}
    `,
      ['spec.predictors[0].graph.implementation', '"MY_SERVER"'],
    ],
  },
});
