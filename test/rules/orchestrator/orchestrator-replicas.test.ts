import { yaml } from '../../../src/rules/example';
import { orchestratorReplicas } from '../../../src/rules/orchestrator/orchestrator-replicas';
import { describeRule } from '../describe-rule';

describeRule(orchestratorReplicas, {
  accepts: {
    'in pods of its own': yaml`
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
    'beside the model': [
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
