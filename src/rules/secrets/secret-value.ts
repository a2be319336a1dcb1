import { asText, isObject, type Json, type JsonObject } from '../../private/json';
import { redact } from '../../private/redact';
import { kubeletReferences } from '../helpers/pod-references';
import { predictorDiff, trap } from '../rule';

/** What can be a key; anything else may be a value written in its place. */
const KEY = /^[-._a-zA-Z0-9]+$/;

/** What Go's decoder accepts, which ignores line breaks. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export const secretValue = trap({
  id: 'SELDON377',
  severity: 'error',
  stage: 'expansion',
  title: 'values of Secrets and ConfigMaps are strings, and those below data of a Secret are base64',
  consequence:
    'The API server rejects the object ("illegal base64 data", "cannot unmarshal number into Go struct field", "a ' +
    'valid config key must consist of ..."), so pods that need it wait for it.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: s3://models/iris, envSecretRefName: bucket}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: bucket}
    - data: {RCLONE_CONFIG_S3_TYPE: s3}
    + stringData: {RCLONE_CONFIG_S3_TYPE: s3}
  `,
  source: 'https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data',
  check(subject, report) {
    const { namespace, surroundings } = subject;
    const { sources } = surroundings;
    if (sources.secretsIn(namespace).size + sources.configMapsIn(namespace).size === 0) {
      return;
    }
    const reported = new Set<string>();
    for (const { kind, name, path } of kubeletReferences(subject)) {
      const key = `${kind}/${name}`;
      const object = reported.has(key) ? undefined : surroundings.find(kind, namespace, name);
      reported.add(key);
      for (const problem of object ? problemsIn(object) : []) {
        report({
          path: path(),
          message: `${kind} ${JSON.stringify(name)}: ${problem.message}`,
          remedy: problem.remedy,
        });
      }
    }
  },
});

/** Says which keys are wrong, never their values. */
function problemsIn(object: JsonObject): { message: string; remedy: string }[] {
  const { kind, data, stringData, binaryData } = object;
  const isEncoded = (value: Json): boolean => isText(value) && isBase64(value);
  const isData = kind === 'Secret' ? isEncoded : isText;
  const wrong = entriesOf(data).filter(([, value]) => !isData(value));
  const plain = entriesOf(stringData).filter(([, value]) => !isText(value));
  const unnamed = [data, stringData, binaryData].flatMap(entriesOf).filter(([key]) => !isKey(key));
  const named = (entries: readonly [string, Json][]): string =>
    entries.map(([key]) => (KEY.test(key) ? key : redact(key))).join(', ');
  const notString = (entries: readonly [string, Json][], field: string) => ({
    message: `${named(entries)} below ${field} is not a string`,
    remedy: 'put the value in quotes',
  });
  return [
    ...(wrong.length === 0
      ? []
      : [
          kind === 'Secret'
            ? { message: `${named(wrong)} below data is not base64`, remedy: 'write plain values below stringData' }
            : notString(wrong, 'data'),
        ]),
    ...(plain.length === 0 ? [] : [notString(plain, 'stringData')]),
    ...(unnamed.length === 0
      ? []
      : [
          {
            message: `${named(unnamed)} is not a key`,
            remedy: 'write letters, digits, dots, dashes and underscores',
          },
        ]),
    ...(hasBrokenConfig(object)
      ? [
          {
            message: `${DOCKER_CONFIG} is not a JSON object`,
            remedy: 'create it with kubectl create secret docker-registry',
          },
        ]
      : []),
  ];
}

const DOCKER_CONFIG = '.dockerconfigjson';

/** Whether the API server cannot parse the credentials of a pull secret; an unknown value is empty. */
function hasBrokenConfig({ type, data, stringData }: JsonObject): boolean {
  const plain = isObject(stringData) ? stringData[DOCKER_CONFIG] : undefined;
  const encoded = isObject(data) ? data[DOCKER_CONFIG] : undefined;
  if (type !== 'kubernetes.io/dockerconfigjson' || (typeof plain !== 'string' && typeof encoded !== 'string')) {
    return false;
  }
  const text = typeof plain === 'string' ? plain : Buffer.from(asText(encoded!), 'base64').toString();
  try {
    return text !== '' && !isObject(JSON.parse(text) as Json);
  } catch {
    return true;
  }
}

function isKey(key: string): boolean {
  return KEY.test(key) && key !== '.' && key !== '..' && !key.startsWith('..');
}

/** JSON's null is an empty string. */
function isText(value: Json): boolean {
  return typeof value === 'string' || value === null;
}

function isBase64(value: Json): boolean {
  return value === null || BASE64.test(asText(value).replace(/[\r\n]/g, ''));
}

function entriesOf(map: Json | undefined): [string, Json][] {
  return isObject(map) ? Object.entries(map) : [];
}
