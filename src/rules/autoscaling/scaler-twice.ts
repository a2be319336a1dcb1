import { type OwnScaler, ownScalers, SCALERS } from '../helpers/own-scalers';
import { nameFor } from '../reference';
import { diff, trap } from '../rule';

export const scalerTwice = trap({
  id: 'SELDON366',
  stage: 'expansion',
  title: 'a Deployment has one autoscaler',
  consequence:
    'If two HorizontalPodAutoscalers select the same pods, both stop with AmbiguousSelector: neither scales. ' +
    'KEDA creates a HorizontalPodAutoscaler for each ScaledObject, and its webhook ' +
    'rejects the second one.',
  example: () => diff`
      metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          componentSpecs:
    -     - hpaSpec: {maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 70}}]}
    +     - hpaSpec: {maxReplicas: 5, metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 70}}]}
            spec: {containers: [{name: classifier, resources: {requests: {cpu: 500m}}}]}
    - ---
    - apiVersion: autoscaling/v2
    - kind: HorizontalPodAutoscaler
    - metadata: {name: iris-scaler}
    - spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: iris-default-0-classifier}, maxReplicas: 5}
  `,
  source: 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/',
  check(subject, report) {
    const own = ownScalers(subject);
    const created = own.length === 0 ? [] : subject.expansion.objects.filter(isScaler);
    own.forEach((scaler, index) => {
      const made = created.find(({ metadata }) => metadata.name === scaler.target);
      const earlier = own.slice(0, index).find(({ target }) => target === scaler.target);
      const other = made ?? earlier?.object;
      if (other !== undefined) {
        report({
          path: 'metadata.name',
          about: aboutOf(scaler),
          message:
            `${nameFor(scaler.object)} scales Deployment ${JSON.stringify(scaler.target)}, which ` +
            `${nameFor(other)}${made ? ' of the operator' : ''} also scales`,
          remedy: made
            ? 'remove it, and move its settings to the hpaSpec or kedaSpec of the componentSpecs entry'
            : 'keep one of the two, or write an hpaSpec or kedaSpec in the componentSpecs entry instead of both',
        });
      }
    });
  },
});

function isScaler({ kind }: { readonly kind: string }): boolean {
  return (SCALERS as readonly string[]).includes(kind);
}

function aboutOf({ owner, field }: OwnScaler): { kind: string; namespace: string; name: string; path: string } {
  return { ...owner, path: field };
}
