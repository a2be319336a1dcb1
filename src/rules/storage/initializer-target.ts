import { INITIALIZER_SUFFIX, MODEL_VOLUME_SUFFIX } from '../../api/facts/names';
import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

export const initializerTarget = trap({
  id: 'SELDON362',
  severity: 'warning',
  title: 'your own model initializer writes to the volume that the server reads',
  consequence:
    'If there is an init container NODE-model-initializer, the operator adds none and mounts ' +
    'NODE-provision-location only into the server. Whatever the initializer writes elsewhere is gone when it exits: ' +
    'the server finds an empty folder.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: iris, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          componentSpecs:
          - spec:
              volumes: [{name: iris-provision-location, emptyDir: {}}]
              containers: [{name: iris}]
              initContainers:
              - name: iris-model-initializer
                image: 'registry.example.com/loader:1'
                args: [gs://models/iris, /mnt/models]
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: iris, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          componentSpecs:
          - spec:
              volumes: [{name: iris-provision-location, emptyDir: {}}]
              containers: [{name: iris}]
              initContainers:
              - name: iris-model-initializer
                image: registry.example.com/loader:1
                args: [gs://models/iris, /mnt/models]
                volumeMounts: [{name: iris-provision-location, mountPath: /mnt/models}]
    `,
  },
  source: upstream('operator/controllers/model_initializer_injector.go'),
  check({ predictors }, report) {
    for (const { nodes, components } of predictors) {
      for (const { component, path } of components) {
        (component.spec?.initContainers ?? []).forEach(({ name, volumeMounts }, index) => {
          const node = nodes.find((each) => `${each.node.name}${INITIALIZER_SUFFIX}` === name)?.node;
          const volume = `${node?.name}${MODEL_VOLUME_SUFFIX}`;
          if (node?.modelUri && !(volumeMounts ?? []).some((mount) => mount.name === volume)) {
            report({
              path: `${path}.spec.initContainers[${index}]`,
              message:
                `${JSON.stringify(name)} does not mount ${JSON.stringify(volume)}, from which the server reads the ` +
                'model',
              remedy: `add volumeMounts: [{name: ${volume}, mountPath: /mnt/models}] to it, and the volume to the pod`,
            });
          }
        });
      }
    }
  },
});
