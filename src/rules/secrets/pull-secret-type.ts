import { asText } from '../../private/json';
import { inMakingObject } from '../helpers/making-object';
import { podsOf } from '../helpers/pods';
import { pullSecretsOf } from '../helpers/pull-secrets';
import { podDiff, trap } from '../rule';

const TYPES = ['kubernetes.io/dockerconfigjson', 'kubernetes.io/dockercfg'];

export const pullSecretType = trap({
  id: 'SELDON357',
  stage: 'expansion',
  looksAt: ['Secret'],
  title: 'pull secrets have a type that the kubelet reads',
  consequence:
    'The kubelet silently skips a pull secret of another type: the image is pulled without credentials, and a ' +
    'private one is not found.',
  example: () => podDiff`
      imagePullSecrets: [{name: registry}]
      containers: [{name: classifier, image: 'registry.example.com/iris:1'}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: registry}
    - type: Opaque
    + type: kubernetes.io/dockerconfigjson
      stringData: {.dockerconfigjson: '{}'}
  `,
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#docker-config-secrets',
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      for (const { name, account, path } of pullSecretsOf(subject, pods)) {
        const secret = subject.surroundings.find('Secret', subject.namespace, name);
        const type = asText(secret?.type ?? 'Opaque');
        if (secret && !TYPES.includes(type)) {
          report({
            path: path(),
            message:
              `Secret ${JSON.stringify(name)}${named(account)} has type ${JSON.stringify(type)}, which is not the ` +
              'type of a pull secret',
            remedy: `create it with type ${TYPES[0]} and the key .dockerconfigjson${
              inMakingObject(subject, name, 'type') || ' (kubectl create secret docker-registry)'
            }`,
          });
        }
      }
    }
  },
});

function named(account: string | undefined): string {
  return account === undefined ? '' : ` of ServiceAccount ${JSON.stringify(account)}`;
}
