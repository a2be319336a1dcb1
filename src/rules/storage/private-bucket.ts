import { PRESET_REMOTE, rcloneVariable } from '../../api/storage';
import { asText, isObject, type Json, valueAt } from '../../private/json';
import { modelSources } from '../helpers/model-source';
import { secretKeys } from '../helpers/secret-keys';
import { diff, type Subject, trap, upstream } from '../rule';

const ANONYMOUS = rcloneVariable(PRESET_REMOTE, 'ANONYMOUS');

export const privateBucket = trap({
  id: 'SELDON293',
  title: 'Google credentials are set together with the switch that makes rclone use them',
  consequence:
    "The initializer's image sets `RCLONE_CONFIG_GS_ANONYMOUS=true`. The credentials of the ServiceAccount are " +
    'mounted but never used: a private bucket answers with access denied.',
  example: () => diff`
      spec:
        predictors:
        - name: default
    -     graph:
    -       name: classifier
    -       implementation: SKLEARN_SERVER
    -       modelUri: gs://private/iris
    -       serviceAccountName: user-gcp-sa
    - ---
    - apiVersion: v1
    - kind: ServiceAccount
    - metadata: {name: user-gcp-sa}
    - secrets: [{name: user-gcp-sa}]
    +     graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://private/iris, envSecretRefName: gcs}
      ---
      apiVersion: v1
      kind: Secret
    - metadata: {name: user-gcp-sa}
    - stringData: {gcloud-application-credentials.json: '{}'}
    + metadata: {name: gcs}
    + stringData: {RCLONE_CONFIG_GS_ANONYMOUS: 'false', RCLONE_CONFIG_GS_SERVICE_ACCOUNT_CREDENTIALS: '{}'}
  `,
  source: upstream('components/rclone-storage-initializer/Dockerfile'),
  check(subject, report) {
    for (const { remote, secretName, path } of modelSources(subject)) {
      const account = remote === PRESET_REMOTE ? accountAt(subject, path) : '';
      if (account === '') {
        continue;
      }
      const keys =
        secretName === '' ? [] : secretKeys(subject.surroundings.find('Secret', subject.namespace, secretName));
      const switched = keys?.includes(ANONYMOUS) ?? true;
      if (!switched && hasCredentials(subject, account)) {
        report({
          path: `${path}.serviceAccountName`,
          message:
            `the credentials of ServiceAccount ${JSON.stringify(account)} are never used: ` + 'rclone stays anonymous',
          remedy: `set envSecretRefName to a Secret with ${ANONYMOUS}: "false"`,
        });
      }
    }
  },
});

function accountAt({ object }: Subject, path: string): string {
  return (valueAt(object, `${path}.serviceAccountName`) ?? '') as string;
}

/** Whether a ServiceAccount in the input lists a Secret with the file that the operator mounts. */
function hasCredentials({ surroundings, namespace, config }: Subject, name: string): boolean {
  const file = config.credentials.value.gcs?.gcsCredentialFileName || 'gcloud-application-credentials.json';
  const secrets: Json | undefined = surroundings.find('ServiceAccount', namespace, name)?.secrets;
  return (Array.isArray(secrets) ? secrets : []).some((reference) => {
    const secret = isObject(reference) ? surroundings.find('Secret', namespace, asText(reference.name)) : undefined;
    return secretKeys(secret)?.includes(file) ?? false;
  });
}
