import { asText } from '../../private/json';
import { inMakingObject } from '../helpers/making-object';
import { kubeletReferences } from '../helpers/pod-references';
import { secretKeys } from '../helpers/secret-keys';
import { podDiff, trap } from '../rule';

/** The keys without which the API server rejects a Secret of a type. */
const KEYS: ReadonlyMap<string, readonly string[]> = new Map([
  ['kubernetes.io/tls', ['tls.crt', 'tls.key']],
  ['kubernetes.io/dockerconfigjson', ['.dockerconfigjson']],
  ['kubernetes.io/dockercfg', ['.dockercfg']],
  ['kubernetes.io/ssh-auth', ['ssh-privatekey']],
]);

export const secretType = trap({
  id: 'SELDON327',
  severity: 'error',
  stage: 'expansion',
  title: 'Secrets have the keys that their type requires',
  consequence:
    'The API server rejects the Secret ("data[.dockerconfigjson]: Required value"), so pods that need it wait for ' +
    'it, or pull their images without credentials.',
  example: () => podDiff`
      imagePullSecrets: [{name: registry}]
      containers: [{name: classifier, image: 'registry.example.com/iris:1'}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: registry}
      type: kubernetes.io/dockerconfigjson
    - stringData: {config.json: '{}'}
    + stringData: {.dockerconfigjson: '{}'}
  `,
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#secret-types',
  check(subject, report) {
    const { namespace, surroundings, predictors } = subject;
    if (surroundings.all('Secret').length === 0) {
      return;
    }
    // Another rule reports Secrets with certificates.
    const reported = new Set(predictors.map(({ predictor }) => predictor.ssl?.certSecretName));
    for (const { name, path } of kubeletReferences(subject).filter(({ kind }) => kind === 'Secret')) {
      const secret = reported.has(name) ? undefined : surroundings.find('Secret', namespace, name);
      const known = secretKeys(secret);
      const missing = (KEYS.get(asText(secret?.type)) ?? []).filter((key) => known && !known.includes(key));
      if (missing.length > 0) {
        reported.add(name);
        report({
          path: path(),
          message:
            `Secret ${JSON.stringify(name)} of type ${JSON.stringify(secret!.type)} has no ` +
            `${missing.join(' and no ')}`,
          remedy:
            `name its keys ${KEYS.get(asText(secret!.type))!.join(' and ')}, or use type Opaque` +
            inMakingObject(subject, name, 'keys'),
        });
      }
    }
  },
});
