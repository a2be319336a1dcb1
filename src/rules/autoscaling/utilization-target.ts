import { type ContainerResources } from '../../apiserver/pod-resources';
import { type Quantity } from '../../private/quantity';
import { type Measured, measuredInPercent, scaledPods } from '../helpers/measured';
import { trap, yaml } from '../rule';

/** Pods that may use more than they request are rarely meant to use so many times more before others start. */
const RARELY_MEANT = 300;

export const utilizationTarget = trap({
  id: 'SELDON370',
  stage: 'expansion',
  looksAt: ['hpaSpec', 'kedaSpec', 'HorizontalPodAutoscaler', 'ScaledObject'],
  title: 'autoscalers have targets that their pods can reach',
  consequence:
    'Utilization is measured in percent of what the containers request, and containers never use more than their ' +
    'limits: the autoscaler never adds a pod, however many requests there are.',
  example: () => ({ before: targeting(500), after: targeting(70) }),
  source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details',
  check(subject, report) {
    for (const { scalers, containers } of scaledPods(subject)) {
      for (const { object, place } of scalers) {
        for (const measured of measuredInPercent(object)) {
          const problem = problemOf(measured, containers);
          if (problem !== undefined) {
            report({
              ...place(`${measured.field}.${measured.fields.percent}`),
              message: `the autoscaler's target is ${measured.percent} % of the requested ${measured.resource}, ${problem}`,
              remedy: 'write a target below 100, such as 70',
            });
          }
        }
      }
    }
  },
});

/** Why a target is not reached; undefined if it may be. */
function problemOf({ percent, resource, container }: Measured, all: readonly ContainerResources[]): string | undefined {
  const containers = all.filter(({ name }) => container === undefined || container === name);
  const isMeasured = containers.length > 0 && containers.every(({ requests }) => requests.has(resource));
  if (percent === undefined || percent <= 100 || !isMeasured) {
    return undefined;
  }
  const requested = sum(containers.map(({ requests }) => requests.get(resource)!));
  if (containers.every(({ limits }) => limits.has(resource))) {
    const limit = sum(containers.map(({ limits }) => limits.get(resource)!));
    // At the limit itself, CPU time is throttled and memory is exhausted: the average stays below it.
    return limit.times(100).compare(requested.times(percent)) > 0
      ? undefined
      : `which is not below the limit of ${limit.toString()}`;
  }
  return percent < RARELY_MEANT ? undefined : `${requested.toString()}: others start only when each pod uses more`;
}

function sum(amounts: readonly Quantity[]): Quantity {
  return amounts.reduce((total, amount) => total.plus(amount));
}

function targeting(percent: number): string {
  return yaml`
    spec:
      predictors:
      - name: default
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        componentSpecs:
        - spec: {containers: [{name: classifier, resources: {requests: {cpu: 500m}, limits: {cpu: 1}}}]}
          hpaSpec:
            maxReplicas: 5
            metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: ${String(percent)}}}}]
  `;
}
