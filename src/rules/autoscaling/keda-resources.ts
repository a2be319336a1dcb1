import { asText, isObject, type JsonObject, maps } from '../../private/json';
import { METERED } from '../helpers/measured';
import { reportScaledObjects, type ScaledObjectProblem } from '../helpers/scaled-objects';
import { predictorDiff, trap } from '../rule';

export const kedaResources = trap({
  id: 'SELDON420',
  stage: 'expansion',
  looksAt: ['kedaSpec', 'ScaledObject'],
  title: 'KEDA scales to zero, and falls back, only with a trigger other than CPU and memory',
  consequence:
    'Pods that do not run use no CPU, so KEDA keeps at least one. From 2.11 on, its webhook rejects a ScaledObject ' +
    'that has only such triggers and may scale to zero, from 2.14 on one with a fallback: the operator fails on every ' +
    'reconcile.',
  example: () => ({
    ...predictorDiff`
        graph: {name: classifier, type: MODEL}
        componentSpecs:
        - spec:
            containers: [{name: classifier, image: 'registry.example.com/iris:1', resources: {requests: {cpu: 500m}}}]
          kedaSpec:
      +     minReplicaCount: 1
            maxReplicaCount: 5
            triggers: [{type: cpu, metricType: Utilization, metadata: {value: '70'}}]
    `,
    operator: 'keda: {enabled: true}',
  }),
  source: 'https://github.com/kedacore/keda/blob/v2.14.0/apis/keda/v1alpha1/scaledobject_webhook.go#L315',
  check: (subject, report) => reportScaledObjects(subject, report, problemsOf),
});

function problemsOf({ triggers: given, minReplicaCount: min, fallback }: JsonObject): ScaledObjectProblem[] {
  const types = maps(given).map(({ type }) => asText(type));
  if (types.length === 0 || types.some((type) => !METERED.includes(type))) {
    return [];
  }
  const isDefault = min === undefined || min === null;
  const triggers = `triggers for ${[...new Set(types)].join(' and ')}`;
  return [
    ...(isDefault || min === 0
      ? [
          {
            field: isDefault ? 'spec' : 'spec.minReplicaCount',
            message: `minReplicaCount is 0${isDefault ? ' by default' : ''}, but KEDA has only ${triggers}`,
            remedy: 'set minReplicaCount to at least 1, or add a trigger of another type',
          },
        ]
      : []),
    ...(isObject(fallback)
      ? [
          {
            field: 'spec.fallback',
            message: `fallback has no effect: KEDA has only ${triggers}`,
            remedy: 'remove it, or add a trigger of another type',
          },
        ]
      : []),
  ];
}
