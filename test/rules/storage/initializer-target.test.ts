import { yaml } from '../../../src/rules/example';
import { initializerTarget } from '../../../src/rules/storage/initializer-target';
import { describeRule } from '../describe-rule';

const PLACE = 'spec.predictors[0].componentSpecs[0].spec.initContainers[0]';

/** A server whose own init container copies its model. */
function loader(name: string, mount: string): string {
  const mounts = mount === '' ? '' : `, volumeMounts: [{name: node-provision-location, ${mount}}]`;
  return `predictors: [{name: a, graph: {name: node, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, componentSpecs: [{spec: {
    volumes: [{name: node-provision-location, emptyDir: {}}], containers: [{name: node}],
    initContainers: [{name: ${name}, image: 'i:1', args: ['gs://m/x', /mnt/models]${mounts}}]}}]}]`;
}

describeRule(initializerTarget, {
  accepts: {
    'a folder in the volume': loader('node-model-initializer', 'mountPath: /mnt'),
    'a volume that your own container reads, and one for scratch files': `spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {
      volumes: [{name: models, emptyDir: {}}, {name: scratch, emptyDir: {}}],
      initContainers: [{name: load, image: 'i:1', volumeMounts: [{name: models, mountPath: /models}, {name: scratch, mountPath: /tmp}]}],
      containers: [{name: m, image: 'i:1', volumeMounts: [{name: models, mountPath: /mnt/models}]}]}}]}]}`,
    'one that mounts the volume': yaml`
      predictors:
      - name: a
        graph: {name: node, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec:
            volumes: [{name: node-provision-location, emptyDir: {}}]
            containers: [{name: node}]
            initContainers: [{name: node-model-initializer, image: 'i:1', volumeMounts: [{name: node-provision-location, mountPath: /m}]}]
    `,
    'another init container': yaml`
      predictors:
      - name: a
        graph: {name: node, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec:
            volumes: [{name: node-provision-location, emptyDir: {}}]
            containers: [{name: node}]
            initContainers: [{name: warm, image: 'i:1'}]
    `,
  },
  rejects: {
    'a volume that it cannot write to': [
      loader('node-model-initializer', 'mountPath: /mnt/models, readOnly: true'),
      [`${PLACE}.volumeMounts`, '"node-model-initializer" mounts "node-provision-location" read-only'],
    ],
    'a folder outside the volume': [
      loader('node-model-initializer', 'mountPath: /models'),
      [`${PLACE}.args`, 'init container "node-model-initializer" writes to /mnt/models'],
    ],
    'a folder of its own': [
      `predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: 'i:1'}], initContainers: [{name: load, image: 'i:1', args: ['s3://b/m', /mnt/models]}]}}]}]`,
      [`${PLACE}.args`, 'init container "load" writes to /mnt/models'],
    ],
    'a volume that nothing mounts, next to one that mounts nothing': [
      `spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {
        volumes: [{name: load-provision-location, emptyDir: {}}],
        initContainers: [{name: load, image: 'i:1', args: ['s3://m/a']}],
        containers: [{name: m, image: 'i:1'}]}}]}]}`,
      ['spec.predictors[0].componentSpecs[0].spec.volumes[0].name', 'no container mounts volume "load-provision-'],
    ],
    'a volume that no container reads': [
      `spec: {predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {
        volumes: [{name: models, emptyDir: {}}],
        initContainers: [{name: load, image: 'i:1', volumeMounts: [{name: models, mountPath: /models}]}],
        containers: [{name: m, image: 'i:1'}]}}]}]}`,
      ['spec.predictors[0].componentSpecs[0].spec.initContainers[0].volumeMounts', 'which no container mounts'],
    ],
    'one that mounts nothing': [
      yaml`
      predictors:
      - name: a
        graph: {name: node, implementation: SKLEARN_SERVER, modelUri: gs://m}
        componentSpecs:
        - spec:
            volumes: [{name: node-provision-location, emptyDir: {}}]
            containers: [{name: node}]
            initContainers: [{name: node-model-initializer, image: 'i:1'}]
    `,
      ['spec.predictors[0].componentSpecs[0].spec.initContainers[0]', 'does not mount "node-provision-location"'],
    ],
  },
});
