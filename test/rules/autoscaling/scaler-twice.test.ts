import { scalerTwice } from '../../../src/rules/autoscaling/scaler-twice';
import { describeRule } from '../describe-rule';

/** A server with more of its component spec (YAML, in flow), and autoscalers around it: their kind, name and target. */
function scaled(component: string, ...scalers: [kind: string, name: string, target: string][]): string {
  return [
    `metadata: {name: iris}
spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m},
    componentSpecs: [{${component} spec: {containers: [{name: m, resources: {requests: {cpu: 1}}}]}}]}]}`,
    ...scalers.map(
      ([kind, name, target]) => `kind: ${kind}
metadata: {name: ${name}}
spec: {maxReplicas: 3, scaleTargetRef: {kind: Deployment, name: ${target}}}`,
    ),
  ].join('\n---\n');
}

const HPA =
  'hpaSpec: {maxReplicas: 3, metrics: [{type: Resource, resource: {name: cpu, targetAverageUtilization: 70}}]},';

describeRule(scalerTwice, {
  accepts: {
    'the one of the operator': scaled(HPA),
    'your own': scaled('', ['HorizontalPodAutoscaler', 'own', 'iris-a-0-m']),
    'one of another Deployment': scaled(HPA, ['HorizontalPodAutoscaler', 'own', 'iris-proxy']),
  },
  rejects: {
    'your own next to that of the operator': [
      scaled(HPA, ['HorizontalPodAutoscaler', 'own', 'iris-a-0-m']),
      ['metadata.name', 'which HorizontalPodAutoscaler "iris-a-0-m" of the operator also scales'],
    ],
    'two of your own': [
      scaled('', ['HorizontalPodAutoscaler', 'own', 'iris-a-0-m'], ['ScaledObject', 'events', 'iris-a-0-m']),
      ['metadata.name', 'ScaledObject "events" scales Deployment "iris-a-0-m", which HorizontalPodAutoscaler "own"'],
    ],
  },
});
