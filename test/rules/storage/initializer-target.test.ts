import { yaml } from '../../../src/rules/example';
import { initializerTarget } from '../../../src/rules/storage/initializer-target';
import { describeRule } from '../describe-rule';

describeRule(initializerTarget, {
  accepts: {
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
