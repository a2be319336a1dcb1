import { inMakingObject } from '../helpers/making-object';
import { podReferences } from '../helpers/pod-references';
import { secretKeys } from '../helpers/secret-keys';
import { containerDiff, trap } from '../rule';

export const missingKey = trap({
  id: 'SELDON356',
  severity: 'error',
  stage: 'expansion',
  looksAt: ['Secret', 'ConfigMap'],
  title: 'Secrets and ConfigMaps have the keys that pods refer to',
  consequence: 'The container does not start: CreateContainerConfigError for a variable, FailedMount for a file.',
  example: () => containerDiff`
      image: registry.example.com/iris:1
    - env: [{name: TOKEN, valueFrom: {secretKeyRef: {name: hub, key: token}}}]
    + env: [{name: TOKEN, valueFrom: {secretKeyRef: {name: hub, key: access-token}}}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: hub}
      stringData: {access-token: "..."}
  `,
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-secret-must-exist',
  check(subject, report) {
    for (const { kind, name, keys, path } of podReferences(subject)) {
      const known = secretKeys(subject.surroundings.find(kind, subject.namespace, name));
      const missing = keys.filter((key) => known && !known.includes(key));
      if (missing.length > 0) {
        report({
          path: path(),
          message:
            `${kind} ${JSON.stringify(name)} has no key ` +
            `${missing.map((key) => JSON.stringify(key)).join(' and no key ')}`,
          remedy:
            `refer to one of its keys (${known!.join(', ')}), or add it` +
            (kind === 'Secret' ? inMakingObject(subject, name, 'keys') : ''),
        });
      }
    }
  },
});
