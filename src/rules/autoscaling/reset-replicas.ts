import { orchestratorName } from '../../api/names';
import { counted } from '../../private/counted';
import { asNumber, asText, valueAt } from '../../private/json';
import { HORIZONTAL_SCALERS } from '../pointers';
import { diff, trap, upstream } from '../rule';

export const resetReplicas = trap({
  id: 'SELDON336',
  stage: 'expansion',
  title: 'replicas are not fixed if your own autoscaler scales the Deployment',
  consequence:
    'The operator resets the Deployment to the fixed number on each reconcile, and the autoscaler changes it right ' +
    'after: pods are created and deleted over and over.',
  example: () => diff`
      spec:
    -   replicas: 2
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          componentSpecs: [{spec: {containers: [{name: classifier, resources: {requests: {cpu: 500m}}}]}}]
      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: iris-scaler}
      spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: iris-default-0-classifier}, maxReplicas: 5}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    for (const { from, owner, kind, name } of subject.surroundings.referencesTo(subject.object)) {
      const deployment =
        kind === 'Deployment' && HORIZONTAL_SCALERS.includes(owner.kind)
          ? subject.expansion.objects.find((object) => object.kind === kind && object.metadata.name === name)
          : undefined;
      const replicas = deployment && valueAt(deployment, 'spec.replicas');
      if (deployment !== undefined && replicas !== undefined) {
        const isOrchestrator = subject.predictors.some(
          ({ predictor }) => name === orchestratorName(asText(subject.metadata.name), asText(predictor.name)),
        );
        report({
          path: subject.origins?.of(deployment, 'spec.replicas')?.paths[0] ?? 'spec',
          message:
            `${from} scales Deployment ${JSON.stringify(name)}, which the operator resets to ` +
            counted(asNumber(replicas), 'pod'),
          remedy: isOrchestrator
            ? 'remove replicas: only your own autoscaler can scale the orchestrator in a pod of its own'
            : 'remove replicas, or write hpaSpec or kedaSpec in the componentSpecs entry instead of the autoscaler',
        });
      }
    }
  },
});
