import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

export const kedaOff = trap({
  id: 'SELDON291',
  severity: 'warning',
  title: 'kedaSpec is used where the operator has KEDA turned on',
  consequence:
    'The operator creates no ScaledObject, and ignores `replicas` and `hpaSpec` all the same: the Deployment stays at one pod.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          componentSpecs:
          - spec: {containers: [{name: classifier}]}
            kedaSpec: {maxReplicaCount: 5, triggers: [{type: cpu, metadata: {type: Utilization, value: '70'}}]}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          componentSpecs:
          - spec: {containers: [{name: classifier}]}
            hpaSpec: {maxReplicas: 5, metricsv2: [{type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 1Gi}}}]}
    `,
  },
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
            message: 'kedaSpec has no effect: KEDA is off in the operator, so that nothing scales',
            remedy: "set keda.enabled among the operator's values (--operator-values), or use hpaSpec",
          });
        }
      }
    }
  },
});
