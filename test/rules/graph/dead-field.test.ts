import { yaml } from '../../../src/rules/example';
import { deadField } from '../../../src/rules/graph/dead-field';
import { describeRule } from '../describe-rule';

describeRule(deadField, {
  accepts: {
    'no ignored field': yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
    'an empty name': yaml`
      name: ''
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    'a name': [
      yaml`
      name: x
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.name', '"x"'],
    ],
    'resources of the Java engine': [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        engineResources: {requests: {memory: 1Gi}}
    `,
      ['spec.predictors[0].engineResources', 'the orchestrator gets the resources in svcOrchSpec'],
    ],
    'keys, without showing their values': [
      yaml`
      oauth_key: k3y
      oauth_secret: s3cret
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
      ['spec.oauth_key', 'API gateway that used it was removed'],
      ['spec.oauth_secret', 'API gateway that used it was removed'],
    ],
  },
});
