import { podClass } from '../../../src/rules/pods/pod-class';
import { describeRule } from '../describe-rule';
import { onePod as pod } from '../one-pod';

const PRIORITY = `apiVersion: scheduling.k8s.io/v1
kind: PriorityClass
metadata: {name: latency-critical}
value: 1000`;
const RUNTIME = `apiVersion: node.k8s.io/v1
kind: RuntimeClass
metadata: {name: nvidia}
handler: nvidia`;
const SPEC = 'spec.predictors[0].componentSpecs[0].spec';

describeRule(podClass, {
  accepts: {
    'classes of the input': pod('priorityClassName: latency-critical, runtimeClassName: nvidia', PRIORITY, RUNTIME),
    'a class with the namespace that cdk8s writes': pod(
      'priorityClassName: latency-critical',
      PRIORITY.replace('metadata: {', 'metadata: {namespace: ml, '),
    ),
    'classes that come from elsewhere': pod('priorityClassName: batch, runtimeClassName: gvisor', PRIORITY, RUNTIME),
    'a class of Kubernetes': pod('priorityClassName: system-cluster-critical', PRIORITY),
    'classes without any in the input': pod('priorityClassName: latency-critcal'),
  },
  rejects: {
    'a misspelt PriorityClass': [
      pod('priorityClassName: latency-critcal', PRIORITY),
      [
        `${SPEC}.priorityClassName`,
        'PriorityClass "latency-critcal" does not exist, but PriorityClass "latency-critical"',
      ],
    ],
    'a misspelt RuntimeClass': [
      pod('runtimeClassName: nvida', RUNTIME),
      [`${SPEC}.runtimeClassName`, 'RuntimeClass "nvida" does not exist, but RuntimeClass "nvidia"'],
    ],
    'a RuntimeClass as a PriorityClass': [
      pod('priorityClassName: nvidia', RUNTIME),
      [`${SPEC}.priorityClassName`, 'but RuntimeClass "nvidia" does'],
    ],
  },
});
