import { ENGINE_SEPARATE_POD } from '../../api/facts/settings';
import { diff, trap, upstream } from '../rule';

export const orchestratorReplicas = trap({
  id: 'SELDON272',
  looksAt: ['svcOrchSpec'],
  title: 'svcOrchSpec.replicas is set only if the orchestrator has its own pods',
  consequence:
    'The orchestrator runs in the pods of the first componentSpecs entry, and has as many replicas as they have.',
  example: () => diff`
      spec:
    +   annotations: {seldon.io/engine-separate-pod: 'true'}
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          svcOrchSpec: {replicas: 2}
  `,
  source: upstream('operator/controllers/seldondeployment_engine.go'),
  check({ spec, predictors }, report) {
    if (spec.annotations?.[ENGINE_SEPARATE_POD]?.toLowerCase() === 'true') {
      return;
    }
    for (const { predictor, path } of predictors) {
      if (typeof predictor.svcOrchSpec?.replicas === 'number') {
        report({
          path: `${path}.svcOrchSpec.replicas`,
          message: `${predictor.svcOrchSpec.replicas} is ignored: the orchestrator does not have its own pods`,
          remedy: `set spec.annotations[${ENGINE_SEPARATE_POD}] to "true", or remove it`,
        });
      }
    }
  },
});
