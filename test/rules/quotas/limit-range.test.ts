import { yaml } from '../../../src/rules/example';
import { limitRange } from '../../../src/rules/quotas/limit-range';
import { describeRule } from '../describe-rule';

/** Your own container with resources, and a LimitRange with one item. */
function limited(resources: string, item: string): string {
  return yaml`
    metadata: {name: churn, namespace: risk}
    spec:
      predictors:
      - name: main
        graph: {name: trees, type: MODEL}
        componentSpecs: [{spec: {containers: [{name: trees, image: 'registry.example.com/trees:1', resources: RESOURCES}]}}]
    ---
    apiVersion: v1
    kind: LimitRange
    metadata: {name: small, namespace: risk}
    spec: {limits: [ITEM]}
  `
    .replace('RESOURCES', () => resources)
    .replace('ITEM', () => item);
}

const RESOURCES = 'spec.predictors[0].componentSpecs[0].spec.containers[0].resources';

describeRule(limitRange, {
  accepts: {
    'a container within the range': limited(
      '{requests: {cpu: 200m}, limits: {cpu: 1}}',
      '{type: Container, min: {cpu: 100m}, max: {cpu: 2}}',
    ),
    'a maximum, which is the default of limits': limited('{}', '{type: Container, max: {cpu: 2, memory: 4Gi}}'),
    'a minimum, which is the default of requests': limited('{}', '{type: Container, min: {cpu: 100m}}'),
    'an allowed ratio': limited(
      '{requests: {cpu: 500m}, limits: {cpu: 1}}',
      '{type: Container, maxLimitRequestRatio: {cpu: 2}}',
    ),
    'limits for claims': limited('{}', '{type: PersistentVolumeClaim, max: {storage: 1Gi}}'),
    'a pod that is small enough': limited('{limits: {memory: 1Gi}}', '{type: Pod, max: {memory: 2Gi}}'),
  },
  rejects: {
    'a limit over the maximum': [
      limited('{limits: {memory: 8Gi}}', '{type: Container, max: {memory: 4Gi}}'),
      [
        RESOURCES,
        'LimitRange "small" rejects the pod: container "trees" has a limit of 8Gi memory, over the maximum of 4Gi',
      ],
    ],
    'a request over the limit that the container gets': [
      limited('{requests: {memory: 2Gi}}', '{type: Container, default: {memory: 1Gi}}'),
      [RESOURCES, 'a request of 2Gi memory, over its default limit of 1Gi'],
    ],
    'a request below the minimum': [
      limited('{requests: {cpu: 10m}}', '{type: Container, min: {cpu: 100m}}'),
      [RESOURCES, 'a request of 10m cpu, below the minimum of 100m'],
    ],
    'a ratio over the maximum': [
      limited('{requests: {cpu: 100m}, limits: {cpu: 1}}', '{type: Container, maxLimitRequestRatio: {cpu: 4}}'),
      [RESOURCES, 'a limit of 1 for a request of 100m cpu, over the ratio of 4'],
    ],
    'an orchestrator that is too large': [
      limited('{limits: {cpu: 250m}}', '{type: Container, max: {cpu: 250m}}'),
      ['spec.predictors[0]', 'container "seldon-container-engine" has a limit of 500m cpu, over the maximum of 250m'],
    ],
    'a pod that is too large': [
      limited('{limits: {memory: 2Gi}}', '{type: Pod, max: {memory: 2Gi}}'),
      ['spec.predictors[0].componentSpecs[0].spec.containers', 'a limit of 2560Mi memory, over the maximum of 2Gi'],
    ],
  },
});

describeRule(limitRange, {
  accepts: {
    'an initializer that values of the operator make smaller': yaml`
      metadata: {name: churn, namespace: risk}
      spec:
        predictors:
        - name: main
          graph: {name: trees, implementation: XGBOOST_SERVER, modelUri: 's3://churn/trees'}
      ---
      apiVersion: v1
      kind: LimitRange
      metadata: {name: small, namespace: risk}
      spec: {limits: [{type: Container, max: {memory: 512Mi}}]}
    `,
  },
  rejects: {},
  operator: 'storageInitializer: {memoryLimit: 256Mi}',
});
