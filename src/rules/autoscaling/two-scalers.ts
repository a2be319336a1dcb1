import { predictorDiff, trap, upstream } from '../rule';

export const twoScalers = trap({
  id: 'SELDON243',
  looksAt: ['hpaSpec'],
  title: 'pods have one autoscaler',
  consequence: 'The operator uses `kedaSpec` and drops `hpaSpec`, even if KEDA is disabled: then nothing scales.',
  example: () => ({
    ...predictorDiff`
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        componentSpecs:
        - spec: {containers: [{name: classifier}]}
      -   hpaSpec: {maxReplicas: 5}
          kedaSpec:
            maxReplicaCount: 5
            triggers:
            - {type: cron, metadata: {start: 0 8 * * *, end: 0 18 * * *, timezone: UTC, desiredReplicas: '3'}}
    `,
    operator: 'keda: {enabled: true}',
  }),
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ predictors }, report) {
    for (const { components } of predictors) {
      for (const {
        component: { hpaSpec, kedaSpec },
        path,
      } of components) {
        if (hpaSpec && kedaSpec) {
          report({
            path: `${path}.hpaSpec`,
            message: 'hpaSpec is dropped, as kedaSpec is set too',
            remedy: 'keep one of the two',
          });
        }
      }
    }
  },
});
