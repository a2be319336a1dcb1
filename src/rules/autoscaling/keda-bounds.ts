import { KEDA_MAX, wrongCounts } from '../../api/keda';
import { type JsonObject } from '../../private/json';
import { reportScaledObjects, type ScaledObjectProblem } from '../helpers/scaled-objects';
import { predictorDiff, trap } from '../rule';

export const kedaBounds = trap({
  id: 'SELDON419',
  failsInCode: true,
  stage: 'expansion',
  looksAt: ['kedaSpec', 'ScaledObject'],
  title: 'KEDA accepts the numbers of pods and the triggers of an autoscaler',
  consequence:
    'KEDA marks the ScaledObject as not ready, and nothing scales; or its webhook rejects it, and the operator fails ' +
    'on every reconcile. Before 2.14, KEDA scales by CPU, or to zero, without a trigger.',
  example: () => ({
    ...predictorDiff`
        graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        componentSpecs:
        - spec: {containers: [{name: classifier}]}
          kedaSpec:
            idleReplicaCount: 0
      +     minReplicaCount: 2
            maxReplicaCount: 5
            triggers: [{type: prometheus, metadata: {serverAddress: 'http://prometheus:9090', query: 'sum(rate(requests[1m]))', threshold: '20'}}]
    `,
    operator: 'keda: {enabled: true}',
  }),
  source: 'https://github.com/kedacore/keda/blob/v2.7.1/controllers/keda/scaledobject_controller.go#L341',
  check: (subject, report) => reportScaledObjects(subject, report, problemsOf),
});

function problemsOf(spec: JsonObject): ScaledObjectProblem[] {
  const [min, max, idle] = ['minReplicaCount', 'maxReplicaCount', 'idleReplicaCount'].map((field) => {
    const count = spec[field];
    return typeof count === 'number' ? count : undefined;
  });
  const problems = {
    min: {
      field: 'spec.minReplicaCount',
      message: `minReplicaCount ${min} is above maxReplicaCount, which is ${max ?? `${KEDA_MAX} by default`}`,
      remedy: 'lower it, or raise maxReplicaCount',
    },
    max: {
      field: 'spec.maxReplicaCount',
      message: `maxReplicaCount is ${max}, but KEDA scales to at least one pod`,
      remedy: `write at least ${Math.max(min ?? 1, 1)}`,
    },
    idle: {
      field: 'spec.idleReplicaCount',
      message: `idleReplicaCount ${idle} is not below minReplicaCount, which is ${min ?? '0 by default'}`,
      remedy: min ? 'write 0' : `remove it, or ${idle === 0 ? '' : 'write 0 and '}set minReplicaCount to at least 1`,
    },
  };
  const isEmpty = Array.isArray(spec.triggers) && spec.triggers.length === 0;
  return [...wrongCounts({ min, max, idle }).map((count) => problems[count]), ...(isEmpty ? [NO_TRIGGERS] : [])];
}

const NO_TRIGGERS: ScaledObjectProblem = {
  field: 'spec.triggers',
  message: 'triggers is empty, but KEDA scales by triggers',
  remedy: 'write a trigger, or hpaSpec instead of kedaSpec',
};
