import { yaml } from '../../../src/rules/example';
import { quotaPod } from '../../../src/rules/quotas/quota-pod';
import { describeRule } from '../describe-rule';

const RESOURCES = '{requests: {cpu: 100m, memory: 1Gi}, limits: {cpu: 1, memory: 1Gi}}';

/** A server, with more of its predictor, and a quota of its namespace with a spec. */
function served(quota: string, predictor = '', resources = RESOURCES): string {
  return yaml`
    metadata: {name: churn, namespace: risk}
    spec:
      predictors:
      - name: main
        graph: {name: trees, implementation: XGBOOST_SERVER, modelUri: 's3://churn/trees'}
        componentSpecs: [{spec: {containers: [{name: trees, resources: RESOURCES}]}}]
        PREDICTOR
    ---
    apiVersion: v1
    kind: ResourceQuota
    metadata: {name: team, namespace: risk}
    spec: QUOTA
  `
    .replace('RESOURCES', () => resources)
    .replace('PREDICTOR', () => predictor)
    .replace('QUOTA', () => quota);
}

/** A server without resources, next to a Profile of Kubeflow. */
function profile(name: string, quota: string): string {
  const [model] = served('', '', '{}').split('---');
  return `${model}---
apiVersion: kubeflow.org/v1
kind: Profile
metadata: {name: ${name}}
spec: {owner: {kind: User, name: a@example.com}, resourceQuotaSpec: ${quota}}`;
}

const CONTAINER = 'spec.predictors[0].componentSpecs[0].spec.containers[0]';

describeRule(quotaPod, {
  accepts: {
    'a pod whose containers set all resources': served(
      '{hard: {cpu: 8, memory: 8Gi, limits.cpu: 16, limits.memory: 16Gi}}',
    ),
    'a Kubeflow Profile of another namespace': profile('fraud', '{hard: {limits.cpu: 8}}'),
    'a Kubeflow Profile without a quota': profile('risk', '{}'),
    'a quota of another namespace': served('{hard: {limits.cpu: 8}}', '', '{}').replace(
      'name: team, namespace: risk',
      'name: team, namespace: fraud',
    ),
    'ephemeral storage, which no container has to set': served('{hard: {limits.ephemeral-storage: 10Gi}}'),
    'a limit, which counts as a request': served('{hard: {requests.cpu: 8}}', '', '{limits: {cpu: 1}}'),
    'pods of another priority': served(
      '{hard: {limits.cpu: 8}, scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: In, values: [batch]}]}}',
      '',
      '{}',
    ),
    'a quota for pods with a deadline': served('{hard: {limits.cpu: 8}, scopes: [Terminating]}', '', '{}'),
    'a quota for pods without resources': served('{hard: {limits.cpu: 8}, scopes: [BestEffort]}', '', '{}'),
    'a default of a LimitRange': [
      served('{hard: {limits.cpu: 8, requests.cpu: 8}}', '', '{}'),
      yaml`
      ---
      apiVersion: v1
      kind: LimitRange
      metadata: {name: defaults, namespace: risk}
      spec: {limits: [{type: Container, default: {cpu: 1}}]}
    `,
    ].join('\n'),
  },
  rejects: {
    'the quota that Kubeflow makes of a Profile': [
      profile('risk', '{hard: {limits.cpu: 8}}'),
      [`${CONTAINER}.resources`, 'has no limits.cpu, but ResourceQuota "kf-resource-quota" requires it'],
    ],
    'a server without limits': [
      served('{hard: {limits.cpu: 8, limits.memory: 8Gi}}', '', '{requests: {cpu: 1}, limits: {memory: 1Gi}}'),
      [`${CONTAINER}.resources`, 'container "trees" has no limits.cpu, but ResourceQuota "team" requires it'],
    ],
    'the old name of a request': [
      served('{hard: {memory: 8Gi}}', '', '{limits: {cpu: 1}}'),
      [`${CONTAINER}.resources`, 'has no requests.memory'],
    ],
    'an orchestrator whose resources replace the defaults': [
      served('{hard: {limits.memory: 8Gi}}', 'svcOrchSpec: {resources: {requests: {cpu: 100m}}}'),
      ['spec.predictors[0].svcOrchSpec.resources', '"seldon-container-engine" has no limits.memory'],
    ],
    'an explainer': [
      served('{hard: {limits.memory: 8Gi}}', 'explainer: {type: AnchorTabular, modelUri: s3://churn/explainer}'),
      ['spec.predictors[0].explainer', '"churn-main-explainer" has no limits.memory'],
    ],
    'a quota for pods with resources': [
      served('{hard: {limits.cpu: 8}, scopes: [NotBestEffort]}', '', '{}'),
      [`${CONTAINER}.resources`, 'has no limits.cpu'],
    ],
    'a priority that the quota is for': [
      served(
        '{hard: {limits.cpu: 8}, scopeSelector: {matchExpressions: [{scopeName: PriorityClass, operator: DoesNotExist}]}}',
        '',
        '{}',
      ),
      [`${CONTAINER}.resources`, 'has no limits.cpu'],
    ],
    'a pod that is larger than the quota': [
      served('{hard: {requests.memory: 1Gi}}'),
      ['spec.predictors[0].componentSpecs[0].spec.containers', '1536Mi of requests.memory (1Gi)'],
    ],
    'a GPU if the quota allows none': [
      served('{hard: {requests.nvidia.com/gpu: 0}}', '', '{limits: {nvidia.com/gpu: 1}}'),
      ['spec.predictors[0].componentSpecs[0].spec.containers', '1 of requests.nvidia.com/gpu (0)'],
    ],
  },
});
