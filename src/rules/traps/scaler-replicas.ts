import { trap } from './trap';
import { type SeldonPodSpec } from '../../api/types';
import { yaml } from '../example';
import { upstream } from '../rule';

export const scalerReplicas = trap({
  id: 'SELDON241',
  severity: 'warning',
  title: 'replicas are not set beside an autoscaler',
  consequence: 'The operator ignores every `replicas` for pods with `hpaSpec` or `kedaSpec`: the Deployment starts with one pod and the autoscaler decides.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          replicas: 3
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          componentSpecs:
          - spec: {containers: [{name: classifier, resources: {requests: {cpu: 500m}}}]}
            hpaSpec:
              maxReplicas: 5
              metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          componentSpecs:
          - spec: {containers: [{name: classifier, resources: {requests: {cpu: 500m}}}]}
            hpaSpec:
              minReplicas: 3
              maxReplicas: 5
              metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]
    `,
  },
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ predictors }, report) {
    for (const { predictor, path, components } of predictors) {
      for (const { component, path: componentPath } of components) {
        const scaler = scalerOf(component);
        if (scaler !== undefined && typeof component.replicas === 'number') {
          report({
            path: `${componentPath}.replicas`,
            message: `${component.replicas} beside ${scaler} is ignored`,
            remedy: `remove 'replicas' and set the lower bound in ${scaler}`,
          });
        }
      }
      const allScaled = components.length > 0 && components.every(({ component }) => scalerOf(component) !== undefined);
      if (allScaled && typeof predictor.replicas === 'number' && predictor.replicas > 0) {
        report({
          path: `${path}.replicas`,
          message: `${predictor.replicas} is ignored: each component spec of the predictor has an autoscaler`,
          remedy: 'remove \'replicas\' and set the lower bound in the autoscaler',
        });
      }
    }
  },
});

function scalerOf({ kedaSpec, hpaSpec }: SeldonPodSpec): 'kedaSpec' | 'hpaSpec' | undefined {
  return kedaSpec ? 'kedaSpec' : hpaSpec ? 'hpaSpec' : undefined;
}
