import { asText, isObject, type Json, type JsonObject, maps, valueAt } from '../../private/json';
import { podsOf } from '../helpers/pods';
import { pullSecretsOf } from '../helpers/pull-secrets';
import { podDiff, trap } from '../rule';

export const pullSecretRegistry = trap({
  id: 'SELDON346',
  stage: 'expansion',
  looksAt: ['Secret'],
  title: 'pull secrets are for the registry of an image',
  consequence:
    'The kubelet uses the credentials of a pull secret only for images of the registries below its `auths`. If there ' +
    'are none, images are pulled without credentials, and a private one is not found.',
  example: () => podDiff`
      imagePullSecrets: [{name: registry}]
      containers: [{name: classifier, image: 'registry.example.com/iris:1'}]
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: registry}
      type: kubernetes.io/dockerconfigjson
    - stringData: {.dockerconfigjson: '{"auths": {"ghcr.io": {"auth": "..."}}}'}
    + stringData: {.dockerconfigjson: '{"auths": {"registry.example.com": {"auth": "..."}}}'}
  `,
  source: 'https://kubernetes.io/docs/concepts/containers/images/#config-json',
  check(subject, report) {
    const reported = new Set<string>();
    for (const pods of podsOf(subject)) {
      for (const { name, path } of pullSecretsOf(subject, pods)) {
        const registries = reported.has(name)
          ? undefined
          : registriesIn(subject.surroundings.find('Secret', subject.namespace, name));
        const images = [...maps(pods.spec.containers), ...maps(pods.spec.initContainers)].map(({ image }) =>
          asText(image ?? ''),
        );
        if (registries === undefined || images.some((image) => registries.some((each) => matches(each, image)))) {
          continue;
        }
        reported.add(name);
        report({
          path: path(),
          message:
            registries.length === 0
              ? `Secret ${JSON.stringify(name)} has no auths in its .dockerconfigjson`
              : `Secret ${JSON.stringify(name)} has no credentials for the registry of any image of these pods`,
          remedy:
            'create it with kubectl create secret docker-registry, whose --docker-server is the registry of the image',
        });
      }
    }
  },
});

/** The registries that a pull secret has credentials for; undefined if they are unknown. */
function registriesIn(secret: JsonObject | undefined): string[] | undefined {
  const config = secret?.type === 'kubernetes.io/dockerconfigjson' ? configOf(secret) : undefined;
  if (config === undefined) {
    return undefined;
  }
  const { auths } = config;
  return isObject(auths) ? Object.keys(auths) : [];
}

function configOf(secret: JsonObject): JsonObject | undefined {
  const plain = valueAt(secret, ['stringData', '.dockerconfigjson']);
  const encoded = valueAt(secret, ['data', '.dockerconfigjson']);
  const text = typeof plain === 'string' ? plain : Buffer.from(asText(encoded ?? ''), 'base64').toString();
  try {
    const config = JSON.parse(text) as Json;
    return isObject(config) && Object.keys(config).length > 0 ? config : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the kubelet uses the credentials of a registry, which may have wildcards and a path, for an image. */
function matches(registry: string, image: string): boolean {
  const [host, ...path] = registry
    .replace(/^https?:\/\//, '')
    .replace(/\/$/, '')
    .split('/');
  const parts = image.split('/');
  const hasHost = parts.length > 1 && /[.:]|^localhost$/.test(parts[0]);
  const [from, name] = hasHost ? [parts[0], parts.slice(1)] : ['docker.io', parts];
  const isHost = DOCKER_HUB.test(host)
    ? DOCKER_HUB.test(from)
    : host.split('.').length === from.split('.').length &&
      host.split('.').every((word, i) => isWord(word, from.split('.')[i]));
  return isHost && path.filter((part) => !/^v[12]$/.test(part)).every((part, i) => name[i]?.split(/[:@]/)[0] === part);
}

const DOCKER_HUB = /^(index\.|registry-1\.)?docker\.io$/;

function isWord(pattern: string, word: string): boolean {
  const [begin, ...rest] = pattern.split('*');
  return rest.length === 0 ? pattern === word : word.startsWith(begin) && word.endsWith(rest.at(-1)!);
}
