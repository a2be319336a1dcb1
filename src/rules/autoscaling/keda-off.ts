import { predictorDiff, trap, upstream } from '../rule';

export const kedaOff = trap({
  id: 'SELDON291',
  ofOperator: true,
  looksAt: ['kedaSpec'],
  title: 'kedaSpec is used only if the operator has KEDA enabled',
  consequence:
    'The operator creates no ScaledObject, but still ignores `replicas` and `hpaSpec`: the Deployment stays at one ' +
    'pod.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      componentSpecs:
      - spec: {containers: [{name: classifier}]}
    -   kedaSpec: {maxReplicaCount: 5, triggers: [{type: cpu, metadata: {type: Utilization, value: '70'}}]}
    +   hpaSpec:
    +     maxReplicas: 5
    +     metricsv2: [{type: Resource, resource: {name: cpu, target: {type: AverageValue, averageValue: 700m}}}]
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ predictors, config }, report) {
    if (config.keda) {
      return;
    }
    for (const { components } of predictors) {
      for (const { component, path } of components) {
        if (component.kedaSpec) {
          report({
            path: `${path}.kedaSpec`,
            message: 'kedaSpec has no effect: KEDA is disabled in the operator, so nothing scales',
            remedy:
              "set keda.enabled in the operator's values, and provide them if that is done already; or use hpaSpec",
          });
        }
      }
    }
  },
});
