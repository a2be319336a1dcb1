import { createdDeployments } from '../rivals';
import { predictorDiff, trap, upstream } from '../rule';

/** Kinds that the operator deletes by name, and the field that makes it keep one. */
const KINDS = [
  ['HorizontalPodAutoscaler', 'hpaSpec'],
  ['PodDisruptionBudget', 'pdbSpec'],
  ['ScaledObject', 'kedaSpec'],
] as const;

export const ownScaler = trap({
  id: 'SELDON294',
  severity: 'error',
  title: 'your own autoscalers and budgets are not named like a Deployment that the operator creates',
  consequence:
    'For each Deployment without `hpaSpec`, `pdbSpec` or `kedaSpec` the operator deletes the autoscaler, budget or ' +
    'ScaledObject of the same name on each reconcile, whoever created it.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
    - metadata: {name: iris-default-0-classifier}
    + metadata: {name: iris-default-0-classifier-hpa}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check({ object, predictors, namespace, surroundings, config }, report) {
    if (!surroundings.hasScalers) {
      return;
    }
    const names = createdDeployments(object, config.deploymentNameAsPrefix);
    for (const { path, components, index } of predictors) {
      names[index].forEach((name, i) => {
        for (const [kind, field] of KINDS) {
          if (name !== undefined && surroundings.find(kind, namespace, name) && !components[i]?.component[field]) {
            report({
              path: components[i]?.path ?? `${path}.graph`,
              message: `${kind} ${JSON.stringify(name)} has the same name as the Deployment: the operator deletes it`,
              remedy: `rename the ${kind}, or write ${field} instead`,
            });
          }
        }
      });
    }
  },
});
