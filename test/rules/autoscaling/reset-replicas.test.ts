import { resetReplicas } from '../../../src/rules/autoscaling/reset-replicas';
import { describeRule } from '../describe-rule';

/** A server with more of its spec and predictor (YAML, in flow), and an autoscaler of a kind beside it. */
function scaled(spec: string, predictor = '', kind = 'HorizontalPodAutoscaler', name = 'iris-a-0-m'): string {
  return `spec: {${spec} predictors: [{name: a, ${predictor} graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}
---
kind: ${kind}
metadata: {name: scaler}
spec: {scaleTargetRef: {kind: Deployment, name: ${name}}}
`;
}

describeRule(resetReplicas, {
  accepts: {
    'no fixed replicas': scaled(''),
    'an autoscaler of another Deployment': scaled('replicas: 2,', '', 'HorizontalPodAutoscaler', 'other'),
    'another kind of reference to the Deployment': scaled('replicas: 2,', '', 'VerticalPodAutoscaler').replace(
      'scaleTargetRef',
      'targetRef',
    ),
  },
  rejects: {
    'replicas for all predictors': [scaled('replicas: 2,'), ['spec.replicas', 'resets to 2 pods']],
    'the replicas that take effect': [
      scaled('replicas: 2,', 'replicas: 3,'),
      ['spec.predictors[0].replicas', 'resets to 3 pods'],
    ],
    'a KEDA ScaledObject': [
      scaled('replicas: 2,', '', 'ScaledObject'),
      ['spec.replicas', 'ScaledObject "scaler" scales'],
    ],
  },
});
