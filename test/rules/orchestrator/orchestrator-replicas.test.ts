import { yaml } from '../../../src/rules/example';
import { orchestratorReplicas } from '../../../src/rules/orchestrator/orchestrator-replicas';
import { describeRule } from '../describe-rule';

describeRule(orchestratorReplicas, {
  accepts: {
    'an orchestrator in its own pods': yaml`
      annotations: {seldon.io/engine-separate-pod: 'true'}
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        svcOrchSpec: {replicas: 2}
    `,
    none: yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
    `,
  },
  rejects: {
    "an orchestrator in the model's pod": [
      yaml`
      predictors:
      - name: a
        graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}
        svcOrchSpec: {replicas: 2}
    `,
      ['spec.predictors[0].svcOrchSpec.replicas', '2 is ignored'],
    ],
  },
});
