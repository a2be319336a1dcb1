import { yaml } from '../../../src/rules/example';
import { quantityMeant } from '../../../src/rules/pods/quantity-meant';
import { describeRule, ownModel } from '../describe-rule';

describeRule(quantityMeant, {
  accepts: {
    'a target and sizes that can be meant': `spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{
      hpaSpec: {maxReplicas: 3, metricsv2: [{type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 500Mi}}}]},
      spec: {volumes: [{name: v, emptyDir: {sizeLimit: 1Gi}}], containers: [{name: m, image: 'i:1', resources: {requests: {cpu: 1, memory: 1Gi}}}]}}]}]}`,
    sizes: yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: registry.example.com/m:1
                command: [serve]
                resources: {requests: {cpu: 100m, memory: 512Mi}, limits: {cpu: '64', memory: 1Gi}}
    `,
    nothing: yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: registry.example.com/m:1
                command: [serve]
                resources: {requests: {memory: '0', cpu: '0'}}
    `,
    'other resources': yaml`
      spec:
        predictors:
        - name: a
          graph: {name: m, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: m
                image: registry.example.com/m:1
                command: [serve]
                resources: {limits: {nvidia.com/gpu: '1'}}
    `,
  },
  rejects: {
    'an average of KEDA': [
      ownModel(
        "kedaSpec: {maxReplicaCount: 3, triggers: [{type: memory, metricType: AverageValue, metadata: {value: '512m'}}]}",
      ),
      ['spec.predictors[0].componentSpecs[0].kedaSpec.triggers[0].metadata.value', '"512m" of memory'],
    ],
    'the target of an autoscaler': [
      `spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{
      hpaSpec: {maxReplicas: 3, metricsv2: [{type: Resource, resource: {name: memory, target: {type: AverageValue, averageValue: 500m}}}]},
      spec: {containers: [{name: m, image: 'i:1', resources: {requests: {cpu: 1, memory: 1Gi}}}]}}]}]}`,
      ['spec.predictors[0].componentSpecs[0].hpaSpec.metricsv2[0].resource.target.averageValue', '"500m" of memory'],
    ],
    'the sizes of volumes': [
      `spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {volumes: [
        {name: v, emptyDir: {sizeLimit: 100m}},
        {name: w, ephemeral: {volumeClaimTemplate: {spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 10}}}}}}],
        containers: [{name: m, image: 'i:1'}]}}]}]}`,
      ['spec.predictors[0].componentSpecs[0].spec.volumes[0].emptyDir.sizeLimit', '"100m" of storage'],
      [
        'spec.predictors[0].componentSpecs[0].spec.volumes[1].ephemeral.volumeClaimTemplate.spec.resources.requests.storage',
        '10 of storage',
      ],
    ],
    'thousandths of a byte': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL}
            componentSpecs:
            - spec:
                containers:
                - name: m
                  image: registry.example.com/m:1
                  command: [serve]
                  resources: {requests: {memory: 512m}, limits: {memory: 512m}}
        `,
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].resources.requests.memory',
        '"512m" of memory is less than one mebibyte',
      ],
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].resources.limits.memory', 'less than one mebibyte'],
    ],
    bytes: [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL}
            componentSpecs:
            - spec:
                containers:
                - name: m
                  image: registry.example.com/m:1
                  command: [serve]
                  resources: {limits: {memory: '512', ephemeral-storage: 10k}}
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].resources.limits.memory', 'less than one mebibyte'],
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].resources.limits.ephemeral-storage',
        'less than one mebibyte',
      ],
    ],
    'more memory than a node has': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL}
            componentSpecs:
            - spec: {containers: [{name: m, image: 'registry.example.com/m:1', resources: {requests: {memory: 8Pi}}}]}
        `,
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].resources.requests.memory',
        '"8Pi" of memory is more than any node has',
      ],
    ],
    'CPUs in bytes': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL}
            componentSpecs:
            - spec: {containers: [{name: m, image: 'registry.example.com/m:1', resources: {requests: {cpu: 1Gi}}}]}
        `,
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].resources.requests.cpu',
        '"1Gi" is more CPUs than any node has',
      ],
    ],
    CPUs: [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, type: MODEL}
            componentSpecs:
            - spec:
                containers:
                - name: m
                  image: registry.example.com/m:1
                  command: [serve]
                  resources: {requests: {cpu: '1000'}}
        `,
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].resources.requests.cpu', 'more CPUs than any node has'],
    ],
    'the orchestrator': [
      yaml`
        spec:
          predictors:
          - name: a
            graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}
            svcOrchSpec: {resources: {limits: {memory: 300m}}}
        `,
      ['spec.predictors[0].svcOrchSpec.resources.limits.memory', 'less than one mebibyte'],
    ],
  },
});

describeRule(quantityMeant, {
  accepts: { 'CPUs of a large node': ownModel('', '', 'resources: {requests: {cpu: 96}}') },
  rejects: {
    'half a thousandth of a CPU': [
      ownModel('', '', 'resources: {limits: {cpu: 0.5m}}'),
      [
        'spec.predictors[0].componentSpecs[0].spec.containers[0].resources.limits.cpu',
        '"0.5m" is less than a thousandth of a CPU',
      ],
    ],
    'thousandths of a CPU without their unit': [
      ownModel('', '', 'resources: {requests: {cpu: 500}}'),
      ['spec.predictors[0].componentSpecs[0].spec.containers[0].resources.requests.cpu', '500 is more CPUs'],
    ],
  },
});

function limited(object: string): string {
  return `metadata: {name: iris, namespace: ml}
spec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://models/m}}]}
---
apiVersion: v1
${object}`;
}

const RANGE = 'kind: LimitRange\nmetadata: {name: small, namespace: ml}\n';
const QUOTA = 'kind: ResourceQuota\nmetadata: {name: team, namespace: ml}\n';

describeRule(quantityMeant, {
  accepts: {
    'a LimitRange in mebibytes': limited(
      `${RANGE}spec: {limits: [{type: Container, default: {memory: 512Mi, cpu: 500m}}]}`,
    ),
    'a quota of many CPUs': limited(`${QUOTA}spec: {hard: {limits.cpu: '4000', limits.memory: 0}}`),
    'a LimitRange of another namespace': limited(
      `${RANGE.replace('ml', 'other')}spec: {limits: [{type: Container, default: {memory: 512m}}]}`,
    ),
  },
  rejects: {
    'thousandths of a byte in a LimitRange': [
      limited(`${RANGE}spec: {limits: [{type: Container, defaultRequest: {cpu: 500m}, default: {memory: 512m}}]}`),
      ['metadata.name', 'spec.limits[0].default.memory of LimitRange "small": "512m" of memory'],
    ],
    'thousandths of a byte in a quota': [
      limited(`${QUOTA}spec: {hard: {limits.memory: 16000m}}`),
      ['metadata.name', 'spec.hard[limits.memory] of ResourceQuota "team": "16000m" of memory'],
    ],
  },
});
