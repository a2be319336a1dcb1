import { isObject, type Json, type JsonObject } from '../../private/json';
import { redact } from '../../private/redact';
import { asText } from '../../private/scalar';
import { podReferences } from '../helpers/pod-references';
import { podsOf } from '../helpers/pods';
import { pullSecretsOf } from '../helpers/pull-secrets';
import { diff, trap } from '../rule';

/** What can be a key; anything else may be a value written in its place. */
const KEY = /^[-._a-zA-Z0-9]+$/;

/** What Go's decoder accepts, which ignores line breaks. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export const secretValue = trap({
  id: 'SELDON377',
  severity: 'error',
  stage: 'expansion',
  title: 'values of Secrets are strings, and those below data are base64',
  consequence:
    'The API server rejects the Secret ("illegal base64 data", "cannot unmarshal number into Go struct field"), so ' +
    'pods that need it wait for it.',
  example: diff`
      spec:
        predictors:
        - name: default
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
    const reported = new Set<string>();
    const references =
      surroundings.sources.secretsIn(namespace).size === 0
        ? []
        : [
            ...podReferences(subject).filter(({ kind }) => kind === 'Secret'),
            ...podsOf(subject).flatMap((pods) => pullSecretsOf(subject, pods)),
          ];
    for (const { name, path } of references) {
      const secret = reported.has(name) ? undefined : surroundings.find('Secret', namespace, name);
      reported.add(name);
      for (const problem of secret ? problemsIn(secret) : []) {
        report({ path: path(), message: `Secret ${JSON.stringify(name)}: ${problem.message}`, remedy: problem.remedy });
      }
    }
  },
});

/** Says which keys are wrong, never their values. */
function problemsIn({ data, stringData }: JsonObject): { message: string; remedy: string }[] {
  const isText = (value: Json): boolean => typeof value === 'string' || value === null;
  const encoded = entriesOf(data).filter(([, value]) => !isText(value) || !isBase64(value));
  const plain = entriesOf(stringData).filter(([, value]) => !isText(value));
  const named = (entries: readonly [string, Json][]): string =>
    entries.map(([key]) => (KEY.test(key) ? key : redact(key))).join(', ');
  return [
    ...(encoded.length > 0
      ? [{ message: `${named(encoded)} below data is not base64`, remedy: 'write plain values below stringData' }]
      : []),
    ...(plain.length > 0
      ? [{ message: `${named(plain)} below stringData is not a string`, remedy: 'put the value in quotes' }]
      : []),
  ];
}

function isBase64(value: Json): boolean {
  return value === null || BASE64.test(asText(value).replace(/[\r\n]/g, ''));
}

function entriesOf(map: Json | undefined): [string, Json][] {
  return isObject(map) ? Object.entries(map) : [];
}
