import { yaml } from '../../../src/rules/example';
import { quotaSum } from '../../../src/rules/quotas/quota-sum';
import { describeRule } from '../describe-rule';

/** Your own container, with more of its component spec, and a quota with hard limits. */
function counted(hard: string, component = '', predictor = '', quota = ''): string {
  return yaml`
    metadata: {name: churn, namespace: risk}
    spec:
      predictors:
      - name: main
        graph: {name: trees, type: MODEL}
        componentSpecs:
        - {spec: {containers: [{name: trees, image: 'registry.example.com/trees:1', resources: {requests: {cpu: 500m}}}]}, COMPONENT}
        PREDICTOR
    ---
    apiVersion: v1
    kind: ResourceQuota
    metadata: {name: team, namespace: risk}
    spec: {hard: HARD, QUOTA}
  `
    .replace('COMPONENT', () => component)
    .replace('PREDICTOR', () => predictor)
    .replace('HARD', () => hard)
    .replace('QUOTA', () => quota);
}

const SCALED =
  'hpaSpec: {minReplicas: 1, maxReplicas: 6, metricsv2: [{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 70}}}]}';

describeRule(quotaSum, {
  accepts: {
    'one pod that exceeds the quota alone, which has its own finding': counted('{requests.cpu: 500m}'),
    'room for everything and one more pod': counted('{pods: 3, requests.cpu: 3}', '', 'replicas: 2'),
    'an autoscaler whose maximum fits': counted('{requests.cpu: 6}', SCALED),
    'objects that are few enough': counted('{count/deployments.apps: 1, services: 2}'),
    'a quota that counts no objects because of its scope': counted(
      '{count/deployments.apps: 0}',
      '',
      '',
      'scopes: [BestEffort]',
    ),
    'pods that are stopped': counted('{pods: 0}', '', 'replicas: 0'),
  },
  rejects: {
    'replicas that use too much': [
      counted('{requests.cpu: 2}', '', 'replicas: 3'),
      [
        'metadata.name',
        'the objects of namespace "risk" use more than ResourceQuota "team" allows: 3 of requests.cpu (2)',
      ],
    ],
    'an autoscaler that cannot reach its maximum': [
      counted('{requests.cpu: 4}', SCALED),
      ['metadata.name', 'with autoscalers at their maximum, the objects of namespace "risk" use more'],
    ],
    'an update that has no room for its first pod': [
      counted('{pods: 2}', '', 'replicas: 2'),
      ['metadata.name', 'with the extra pod that an update starts first'],
    ],
    'too many objects': [counted('{count/services: 1}'), ['metadata.name', '2 of count/services (1)']],
    'other workloads in the namespace': [
      [
        counted('{requests.cpu: 2}'),
        yaml`
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web, namespace: risk}
        spec:
          replicas: 2
          selector: {matchLabels: {app: web}}
          template:
            metadata: {labels: {app: web}}
            spec: {containers: [{name: web, image: 'registry.example.com/web:1', resources: {requests: {cpu: 750m}}}]}
      `,
      ].join('\n'),
      ['metadata.name', '2500m of requests.cpu (2)'],
    ],
  },
});
