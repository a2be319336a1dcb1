import { asText, type JsonObject, maps, valueAt } from '../../private/json';
import { METERED, resourcesMeasured, scaledPods } from '../helpers/measured';
import { trap, yaml } from '../rule';

export const scalerResource = trap({
  id: 'SELDON380',
  stage: 'expansion',
  looksAt: ['hpaSpec', 'kedaSpec', 'HorizontalPodAutoscaler', 'ScaledObject'],
  title: 'autoscalers measure resources that the cluster measures',
  consequence:
    'The metrics API reports the CPU and memory of containers only. GPUs and other resources have no measurements ' +
    'there, whatever containers request: the autoscaler never scales.',
  example: () => ({
    before: scaling(
      '{type: Resource, resource: {name: nvidia.com/gpu, target: {type: Utilization, averageUtilization: 70}}}',
    ),
    after: scaling(
      '{type: Pods, pods: {metric: {name: gpu_utilization}, target: {type: AverageValue, averageValue: 70}}}',
    ),
  }),
  source: 'https://kubernetes.io/docs/tasks/debug/debug-cluster/resource-metrics-pipeline/',
  check(subject, report) {
    for (const { scalers } of scaledPods(subject)) {
      for (const { object, place } of scalers) {
        for (const { field, name } of [...unmetered(object), ...unknownTriggers(object)]) {
          report({
            ...place(field),
            message: `the autoscaler measures ${name}, which the cluster does not measure for containers`,
            remedy:
              object.kind === 'ScaledObject'
                ? 'use a trigger of type prometheus that queries an exporter, such as that of DCGM for GPUs'
                : 'use a metric of type Pods or External from an adapter, such as that of DCGM for GPUs, or measure the CPU',
          });
        }
      }
    }
  },
});

interface Unmetered {
  readonly field: string;
  readonly name: string;
}

function unmetered(scaler: JsonObject): Unmetered[] {
  return resourcesMeasured(scaler)
    .filter(({ resource }) => !METERED.includes(resource))
    .map(({ field, resource }) => ({ field: `${field}.name`, name: resource }));
}

/** Triggers whose type is the name of a resource: KEDA has none for other resources than CPU and memory. */
function unknownTriggers(scaler: JsonObject): Unmetered[] {
  return maps(scaler.kind === 'ScaledObject' ? valueAt(scaler, 'spec.triggers') : undefined).flatMap(
    ({ type }, index) =>
      /\/|^gpu$/i.test(asText(type)) ? [{ field: `spec.triggers[${index}].type`, name: asText(type) }] : [],
  );
}

function scaling(metric: string): string {
  return yaml`
    spec:
      predictors:
      - name: default
        graph: {name: classifier, type: MODEL}
        componentSpecs:
        - spec:
            containers:
            - name: classifier
              image: registry.example.com/iris:1
              resources: {limits: {nvidia.com/gpu: 1}}
          hpaSpec: {maxReplicas: 5, metricsv2: [${metric}]}
  `;
}
