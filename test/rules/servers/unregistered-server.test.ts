import { yaml } from '../../../src/rules/example';
import { unregisteredServer } from '../../../src/rules/servers/unregistered-server';
import { describeRule } from '../describe-rule';

describeRule(unregisteredServer, {
  accepts: {
    'a registered server with its own image': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
    'your own container': yaml`
      predictors:
      - name: a
        graph: {name: m, type: MODEL}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
  },
  rejects: {
    'an unknown server with an image': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: MY_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec: {containers: [{name: m, image: 'i:1'}]}
    `,
      ['spec.predictors[0].graph.implementation', '"MY_SERVER" is not registered'],
    ],
  },
});
