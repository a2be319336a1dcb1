import { rcloneVariable } from '../../api/storage';
import { type BroughtVariable, broughtVariables } from '../helpers/brought-variables';
import { inMakingObject } from '../helpers/making-object';
import { modelSources } from '../helpers/model-source';
import { predictorDiff, trap } from '../rule';

export const rcloneValue = trap({
  id: 'SELDON345',
  looksAt: ['Secret'],
  title: 'the Secret for model files has values that rclone accepts',
  consequence:
    'rclone exits if the type of a remote is not one of its backends, or if one half of the credentials for S3 is ' +
    'missing, and uses HTTPS for an endpoint without a scheme. The storage initializer fails, and the pod never starts.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: s3://models/iris, envSecretRefName: bucket}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: bucket}
      stringData:
    -   RCLONE_CONFIG_S3_TYPE: minio
    +   RCLONE_CONFIG_S3_TYPE: s3
        RCLONE_CONFIG_S3_PROVIDER: Minio
        RCLONE_CONFIG_S3_ENDPOINT: http://minio.minio-system:9000
        RCLONE_CONFIG_S3_ACCESS_KEY_ID: "..."
        RCLONE_CONFIG_S3_SECRET_ACCESS_KEY: "..."
  `,
  source: 'https://rclone.org/docs/#config-file',
  check(subject, report) {
    const reported = new Set<string>();
    for (const { remote, secretName, path } of modelSources(subject)) {
      const key = `${secretName}/${remote}`;
      const { variables } =
        secretName === '' || reported.has(key)
          ? NOTHING
          : broughtVariables(subject, [{ secretRef: { name: secretName } }]);
      reported.add(key);
      for (const { variable, message, remedy } of problemsOf(remote, variables)) {
        report({
          path: `${path}.envSecretRefName`,
          about: variable.about,
          message: `${variable.name} of Secret ${JSON.stringify(secretName)} ${message}`,
          remedy: remedy + inMakingObject(subject, secretName, 'keys'),
        });
      }
    }
  },
});

const NOTHING: { readonly variables: ReadonlyMap<string, BroughtVariable> } = { variables: new Map() };

interface Problem {
  readonly variable: BroughtVariable;
  readonly message: string;
  readonly remedy: string;
}

/** Says what is wrong with the values, never the values themselves. */
function problemsOf(remote: string, variables: ReadonlyMap<string, BroughtVariable>): Problem[] {
  const found = (option: string): BroughtVariable | undefined => variables.get(rcloneVariable(remote, option));
  const type = found('TYPE');
  const endpoint = found('ENDPOINT');
  const [id, secret] = [found('ACCESS_KEY_ID'), found('SECRET_ACCESS_KEY')];
  const problems: (Problem | undefined)[] = [
    type && withProblem(type, typeProblem(type.value)),
    endpoint && withProblem(endpoint, endpointProblem(endpoint.value)),
  ];
  const isAmbient = TRUE.test(found('ENV_AUTH')?.value ?? '');
  const isUnknown = [id, secret].some((each) => each !== undefined && each.value === undefined);
  const half = id === undefined || secret === undefined ? (id ?? secret) : undefined;
  if (half !== undefined && type?.value?.trim() === 's3' && !isAmbient && !isUnknown) {
    const missing = rcloneVariable(remote, half === id ? 'SECRET_ACCESS_KEY' : 'ACCESS_KEY_ID');
    problems.push({ variable: half, message: `has no ${missing} next to it: rclone exits`, remedy: `add ${missing}` });
  }
  return problems.filter((problem) => problem !== undefined);
}

/** What Go parses as true. */
const TRUE = /^(1|t|true)$/i;

function withProblem(variable: BroughtVariable, problem: Omit<Problem, 'variable'> | undefined): Problem | undefined {
  return problem && { variable, ...problem };
}

/** The backends for stores of models, by the names that rclone 1.59 finds them by. */
const BACKENDS = [
  's3',
  'google cloud storage',
  'googlecloudstorage',
  'gcs',
  'azureblob',
  'http',
  'webdav',
  'sftp',
  'b2',
];

/** Backends by the names of products that use them. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['minio', 's3'],
  ['aws', 's3'],
  ['amazon', 's3'],
  ['ceph', 's3'],
  ['gs', 'google cloud storage'],
  ['google', 'google cloud storage'],
  ['azure', 'azureblob'],
  ['https', 'http'],
]);

function typeProblem(value: string | undefined): Omit<Problem, 'variable'> | undefined {
  if (value === undefined || value === '' || BACKENDS.includes(value)) {
    return undefined;
  }
  if (BACKENDS.includes(value.trim())) {
    return {
      message: 'begins or ends with whitespace: rclone has no such backend',
      remedy: 'encode it without a line break (echo -n), or write it below stringData',
    };
  }
  if (BACKENDS.includes(Buffer.from(value, 'base64').toString().trim())) {
    return {
      message: 'is still base64 when rclone reads it',
      remedy: 'encode values below data once, and those below stringData not at all',
    };
  }
  const word = value.trim().toLowerCase();
  const meant = BACKENDS.includes(word) ? word : MEANT.get(word);
  return meant === undefined ? undefined : { message: 'is not a backend of rclone', remedy: `write ${meant}` };
}

/** An address in the cluster, or with a port that servers use without TLS. */
const PLAIN = /^[a-z\d-]+(\.[a-z\d-]+(\.svc(\.[a-z\d.-]+)?)?)?:\d+$|:(80|8080|9000)$|\.svc(\.cluster\.local)?$/i;

function endpointProblem(value: string | undefined): Omit<Problem, 'variable'> | undefined {
  return value === undefined || value.includes('://') || !PLAIN.test(value.trim().split('/', 1)[0])
    ? undefined
    : {
        message: 'has no scheme: rclone uses https',
        remedy: 'begin it with http:// if the server has no TLS, or else with https://',
      };
}
