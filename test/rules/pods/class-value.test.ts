import { classValue } from '../../../src/rules/pods/class-value';
import { describeRule } from '../describe-rule';
import { onePod as pod } from '../one-pod';

function priorityClass(more: string): string {
  return `apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: models}
${more}`;
}

const KATA = `apiVersion: node.k8s.io/v1
kind: RuntimeClass
metadata: {name: kata}
handler: kata
overhead: {podFixed: {memory: 120Mi}}`;
const NVIDIA = `apiVersion: node.k8s.io/v1
kind: RuntimeClass
metadata: {name: nvidia}
handler: nvidia`;
const SPEC = 'spec.predictors[0].componentSpecs[0].spec';

describeRule(classValue, {
  accepts: {
    'a priority by its class': pod('priorityClassName: models', priorityClass('value: 1000')),
    'the values of the class': pod(
      'priorityClassName: models, priority: 1000, preemptionPolicy: Never',
      priorityClass('value: 1000\npreemptionPolicy: Never'),
    ),
    'the values without a class': pod('priority: 0, preemptionPolicy: PreemptLowerPriority'),
    'the values of the default class': pod('priority: 1000', priorityClass('value: 1000\nglobalDefault: true')),
    'a priority next to a class from elsewhere': pod('priorityClassName: batch, priority: 5'),
    'a policy that there is not, which the API server reports': pod('preemptionPolicy: Sometimes'),
    'an overhead next to a class that has one': pod('runtimeClassName: kata, overhead: {memory: 120Mi}', KATA),
    'an overhead next to a class from elsewhere': pod('runtimeClassName: kata, overhead: {memory: 120Mi}'),
  },
  rejects: {
    'a priority without a class': [
      pod('priority: 1000'),
      [`${SPEC}.priority`, 'no pod can have priority 1000: Kubernetes sets 0 without a PriorityClass'],
    ],
    'a policy without a class': [
      pod('preemptionPolicy: Never'),
      [`${SPEC}.preemptionPolicy`, 'Kubernetes sets PreemptLowerPriority without a PriorityClass'],
    ],
    'another priority than that of the class': [
      pod('priorityClassName: models, priority: 5', priorityClass('value: 1000')),
      [`${SPEC}.priority`, 'no pod can have priority 5: Kubernetes sets 1000 for PriorityClass "models"'],
    ],
    'another priority than that of the default class': [
      pod('priority: 5', priorityClass('value: 1000\nglobalDefault: true')),
      [`${SPEC}.priority`, 'Kubernetes sets 1000 for PriorityClass "models"'],
    ],
    'an overhead without a class': [
      pod('overhead: {memory: 120Mi}'),
      [`${SPEC}.overhead`, 'Kubernetes sets none without a RuntimeClass'],
    ],
    'an overhead next to a class without one': [
      pod('runtimeClassName: nvidia, overhead: {memory: 120Mi}', NVIDIA),
      [`${SPEC}.overhead`, 'Kubernetes sets none for RuntimeClass "nvidia"'],
    ],
  },
});
