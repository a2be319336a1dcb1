import { ENGINE_SEPARATE_POD } from '../../api/facts/settings';
import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

export const orchestratorReplicas = trap({
  id: 'SELDON272',
  severity: 'warning',
  title: 'replicas of the orchestrator are set where it has pods of its own',
  consequence: 'The orchestrator runs in the pods of the first component spec, and has as many as these.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          svcOrchSpec: {replicas: 2}
    `,
    after: yaml`
      spec:
        annotations: {seldon.io/engine-separate-pod: 'true'}
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          svcOrchSpec: {replicas: 2}
    `,
  },
  source: upstream('operator/controllers/seldondeployment_engine.go'),
  check({ spec, predictors }, report) {
    if (spec.annotations?.[ENGINE_SEPARATE_POD]?.toLowerCase() === 'true') {
      return;
    }
    for (const { predictor, path } of predictors) {
      if (typeof predictor.svcOrchSpec?.replicas === 'number') {
        report({
          path: `${path}.svcOrchSpec.replicas`,
          message: `${predictor.svcOrchSpec.replicas} is ignored: the orchestrator has no pods of its own`,
          remedy: `set spec.annotations[${ENGINE_SEPARATE_POD}] to "true", or remove it`,
        });
      }
    }
  },
});
