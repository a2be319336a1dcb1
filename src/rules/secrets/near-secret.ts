import { nearName } from '../helpers/near-name';
import { kubeletReferences } from '../helpers/pod-references';
import { predictorDiffIn, trap } from '../rule';

/** The suffix that kustomize appends to the names of generated objects, which another rule covers. */
const HASH = /-[2456789bcdfghkmt]{10}$/;

export const nearSecret = trap({
  id: 'SELDON367',
  stage: 'expansion',
  title: 'references to Secrets and ConfigMaps are spelled like the objects',
  consequence:
    'Pods wait for a Secret or ConfigMap that does not exist, with the status CreateContainerConfigError or ' +
    'ContainerCreating, while the existing one is not used.',
  example: () => predictorDiffIn('ml')`
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: s3://models/iris
    -   envSecretRefName: rclone-secrets
    +   envSecretRefName: rclone-secret
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: rclone-secret, namespace: ml}
      stringData: {RCLONE_CONFIG_S3_TYPE: s3}
  `,
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-secret-must-exist',
  check(subject, report) {
    const { namespace, surroundings } = subject;
    const present = {
      Secret: surroundings.sources.secretsIn(namespace),
      ConfigMap: surroundings.sources.configMapsIn(namespace),
    };
    if (present.Secret.size + present.ConfigMap.size === 0) {
      return;
    }
    const references = kubeletReferences(subject);
    const used = new Set(references.map(({ kind, name }) => `${kind}/${name}`));
    const reported = new Set<string>();
    for (const { kind, name, path } of references) {
      const key = `${kind}/${name}`;
      if (reported.has(key) || present[kind].has(name) || surroundings.sources.namespacesOf(kind, name).length > 0) {
        continue;
      }
      reported.add(key);
      const other = kind === 'Secret' ? 'ConfigMap' : 'Secret';
      if (present[other].has(name)) {
        const at = path();
        report({
          path: at,
          message: `${kind} ${JSON.stringify(name)} does not exist, but ${other} ${JSON.stringify(name)} does`,
          remedy: NAMES_SECRETS.test(at) ? 'make it a Secret: this field names Secrets only' : referTo(other),
        });
        continue;
      }
      const made = kind === 'Secret' ? surroundings.sources.madeFrom(namespace, name) : undefined;
      if (made !== undefined) {
        report({
          path: path(),
          message: `Secret ${JSON.stringify(name)} does not exist: the object of this name creates Secret ${JSON.stringify(made)}`,
          remedy: `write ${JSON.stringify(made)}`,
        });
        continue;
      }
      const near = nearName(
        name,
        [...present[kind]].filter((each) => !used.has(`${kind}/${each}`) && !HASH.test(each)),
      );
      if (near !== undefined) {
        report({
          path: path(),
          message:
            `${kind} ${JSON.stringify(name)} does not exist, but ${kind} ${JSON.stringify(near)} ` +
            'does and is not used here',
          remedy: `write ${JSON.stringify(near)} if that is the one you mean`,
        });
      }
    }
  },
});

/** Fields for which there is no other one that names a ConfigMap. */
const NAMES_SECRETS = /\.(envSecretRefName|certSecretName|imagePullSecrets\[\d+\]\.name)$/;

function referTo(kind: 'Secret' | 'ConfigMap'): string {
  const fields = kind === 'Secret' ? 'secretRef or secretKeyRef' : 'configMapRef or configMapKeyRef';
  return `refer to the ${kind}: ${fields}, or a volume of that kind`;
}
