import { createdDeployments } from '../rivals';
import { diff, type Subject, trap } from '../rule';

export const scalerTarget = trap({
  id: 'SELDON338',
  title: 'your own autoscalers and rollouts do not target the SeldonDeployment itself',
  consequence:
    'The scale subresource of a SeldonDeployment has no pod selector: the autoscaler finds no pods to ' +
    'measure, reports an error, and never scales. A Rollout or a Canary takes over Deployments only.',
  example: () => diff`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    - ---
    - apiVersion: autoscaling/v2
    - kind: HorizontalPodAutoscaler
    - metadata: {name: iris-scaler}
    - spec:
    -   scaleTargetRef: {apiVersion: machinelearning.seldon.io/v1, kind: SeldonDeployment, name: iris}
    -   maxReplicas: 5
    +     componentSpecs:
    +     - hpaSpec:
    +         maxReplicas: 5
    +         metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 70}}]
    +       spec:
    +         containers: [{name: classifier, resources: {requests: {cpu: 500m}}}]
  `,
  source:
    'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#scale-subresource',
  check(subject, report) {
    for (const aim of subject.surroundings.aimsAt(subject.object)) {
      const isScaler = SCALERS.includes(aim.kind);
      report({
        path: 'metadata.name',
        about: { ...aim, path: aim.field },
        message:
          `${aim.kind} ${JSON.stringify(aim.name)} targets this SeldonDeployment, whose pods it cannot ` +
          (isScaler ? 'find: it never scales' : 'take over'),
        remedy: isScaler
          ? 'write hpaSpec or kedaSpec in the componentSpecs entry of the predictor instead'
          : `target a Deployment: ${deploymentsOf(subject)}`,
      });
    }
  },
});

/** Kinds that hpaSpec and kedaSpec replace. */
const SCALERS: readonly string[] = ['HorizontalPodAutoscaler', 'ScaledObject'];

function deploymentsOf({ object, config }: Subject): string {
  const names = createdDeployments(object, config.deploymentNameAsPrefix).flat();
  return names.flatMap((name) => (name === undefined ? [] : [JSON.stringify(name)])).join(', ');
}
