import { PRESET_REMOTE, rcloneVariable } from '../../api/storage';
import { asText, has, isObject, valueAt } from '../../private/json';
import { type ModelSource, modelSources } from '../helpers/model-source';
import { downloadsIn, podsOf } from '../helpers/pods';
import { secretKeys } from '../helpers/secret-keys';
import { predictorDiff, type Subject, trap, upstream } from '../rule';

/** Annotations of a ServiceAccount that give its pods a cloud role, and the type of rclone remote that can use it. */
const ROLES: Readonly<Record<string, 's3' | 'gs'>> = {
  'eks.amazonaws.com/role-arn': 's3',
  'iam.gke.io/gcp-service-account': 'gs',
};

export const cloudRole = trap({
  id: 'SELDON303',
  stage: 'expansion',
  looksAt: ['ServiceAccount'],
  title: 'the cloud role of a service account is used for the download',
  consequence:
    'A role applies only to pods that run under the service account, and only if rclone is configured to use it. ' +
    'The operator sets the `serviceAccountName` of a graph node on the pod only for prepackaged servers; for your ' +
    "own container, it only uses the account's Secrets. The store rejects the download.",
  example: () => predictorDiff`
    - graph:
    -   name: classifier
    -   type: MODEL
    -   modelUri: s3://models/iris
    -   serviceAccountName: models
    -   envSecretRefName: bucket
    + graph: {name: classifier, type: MODEL, modelUri: s3://models/iris, envSecretRefName: bucket}
      componentSpecs:
    - - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1'}]}
    + - spec: {serviceAccountName: models, containers: [{name: classifier, image: 'registry.example.com/iris:1'}]}
      ---
      apiVersion: v1
      kind: ServiceAccount
      metadata: {name: models, annotations: {eks.amazonaws.com/role-arn: 'arn:aws:iam::123456789012:role/models'}}
      ---
      apiVersion: v1
      kind: Secret
      metadata: {name: bucket}
    - stringData: {RCLONE_CONFIG_S3_TYPE: s3, RCLONE_CONFIG_S3_PROVIDER: AWS}
    + stringData: {RCLONE_CONFIG_S3_TYPE: s3, RCLONE_CONFIG_S3_PROVIDER: AWS, RCLONE_CONFIG_S3_ENV_AUTH: 'true'}
  `,
  source: upstream('operator/controllers/seldondeployment_prepackaged_servers.go'),
  check(subject, report) {
    if (!accountsIn(subject).some((account) => roleOf(subject, account) !== undefined)) {
      return;
    }
    const sources = new Map(modelSources(subject).map((source) => [`${source.path}.modelUri`, source]));
    for (const pods of podsOf(subject)) {
      for (const download of downloadsIn(subject, pods)) {
        const uriPath = download.path();
        const source = sources.get(uriPath);
        if (!source) {
          continue;
        }
        const { path, remote, secretName } = source;
        const wanted = asText(valueAt(subject.object, `${path}.serviceAccountName`) ?? '');
        const account = asText(pods.spec.serviceAccountName ?? '');
        if (wanted !== account && roleOf(subject, wanted) !== undefined) {
          report({
            path: `${path}.serviceAccountName`,
            message: `the pod does not run under ${JSON.stringify(wanted)}, so the download has no role`,
            remedy: `set serviceAccountName: ${wanted} in the spec of the componentSpecs entry`,
          });
        }
        const missing = roleOf(subject, account) === storeOf(remote) ? missingSetting(subject, source) : undefined;
        if (missing !== undefined) {
          report({
            path: secretName === '' ? uriPath : `${path}.envSecretRefName`,
            message:
              `rclone does not use the role of ServiceAccount ${JSON.stringify(account)}: ` +
              `${secretName === '' ? 'no Secret' : `Secret ${JSON.stringify(secretName)} does not`} ` +
              `set${secretName === '' ? 's' : ''} ${missing.name}`,
            remedy: `set ${missing.name}: "${missing.value}" in the Secret that envSecretRefName names`,
          });
        }
      }
    }
  },
});

/** The service accounts that a SeldonDeployment names. */
function accountsIn({ predictors }: Subject): string[] {
  return predictors.flatMap(({ predictor, nodes, components }) => [
    ...nodes.map(({ node }) => node.serviceAccountName ?? ''),
    ...components.map(({ component }) => component.spec?.serviceAccountName ?? ''),
    predictor.explainer?.serviceAccountName ?? '',
  ]);
}

interface Setting {
  readonly name: string;
  readonly value: string;
}

/**
 * The setting that makes rclone use a role; undefined if it is set, if there are credentials, or if nothing is known.
 */
function missingSetting(
  { surroundings, namespace }: Subject,
  { remote, secretName }: ModelSource,
): Setting | undefined {
  const variable = (option: string) => rcloneVariable(remote, option);
  const keys = secretName === '' ? [] : secretKeys(surroundings.find('Secret', namespace, secretName));
  if (keys === undefined) {
    return undefined;
  }
  if (storeOf(remote) === 'gs') {
    return keys.includes(variable('ANONYMOUS')) ? undefined : { name: variable('ANONYMOUS'), value: 'false' };
  }
  const isSet = ['ENV_AUTH', 'ACCESS_KEY_ID'].some((option) => keys.includes(variable(option)));
  return keys.includes(variable('TYPE')) && !isSet ? { name: variable('ENV_AUTH'), value: 'true' } : undefined;
}

function storeOf(remote: string): 's3' | 'gs' {
  return remote === PRESET_REMOTE ? 'gs' : 's3';
}

/** The type of store that a ServiceAccount in the input has a role for. */
function roleOf({ surroundings, namespace }: Subject, name: string): 's3' | 'gs' | undefined {
  const metadata = name === '' ? undefined : surroundings.find('ServiceAccount', namespace, name)?.metadata;
  const annotations = isObject(metadata) && isObject(metadata.annotations) ? metadata.annotations : {};
  const annotation = Object.keys(ROLES).find((key) => has(annotations, key));
  return annotation === undefined ? undefined : ROLES[annotation];
}
