import { TARGET } from '../referrers';
import { diff, trap } from '../rule';

export const scalerTarget = trap({
  id: 'SELDON338',
  severity: 'warning',
  title: 'your own autoscaler does not target the SeldonDeployment itself',
  consequence:
    'The scale subresource of a SeldonDeployment has no pod selector: the autoscaler finds no pods to ' +
    'measure, reports an error, and never scales.',
  example: diff`
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
    for (const scaler of subject.surroundings.scalersOf(subject.object)) {
      report({
        path: 'metadata.name',
        about: { ...scaler, path: `${TARGET}.name` },
        message:
          `${scaler.kind} ${JSON.stringify(scaler.name)} targets this SeldonDeployment, whose pods it cannot find: ` +
          'it never scales',
        remedy: 'write hpaSpec or kedaSpec in the componentSpecs entry of the predictor instead',
      });
    }
  },
});
