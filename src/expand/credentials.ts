import { envVar } from './env';
import { OperatorFailure } from './failure';
import { type Container, type EnvVar, type PodSpec } from './model';
import { type CredentialConfig } from './operator-config';
import { type Cause } from './origins/entry';
import { type Scope } from './scope';
import { GROUP } from '../api/facts/group';
import { GCS_KEY_PATH } from '../api/facts/mounts';
import { GCS_VOLUME } from '../api/facts/names';
import { asText, has, isObject, type JsonObject } from '../private/json';

/**
 * Gives the storage initializer the credentials in the Secrets that its ServiceAccount lists: keys for S3 as variables,
 * a file for GCS as a volume. A ServiceAccount or Secret that does not exist is ignored.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/resources/credentials/service_account_credentials.go
 */
export function addCredentials(
  { sdep, config, surroundings, origins }: Scope,
  initializer: Container,
  pod: PodSpec,
  serviceAccountName: string,
  cause: Cause,
): void {
  const added = <T extends object>(item: T): T => {
    origins?.make(item, cause);
    return item;
  };
  const {
    value: { s3 = {}, gcs = {} },
    problem,
  } = config.credentials;
  if (problem !== undefined) {
    throw new OperatorFailure('panic', problem, 'spec');
  }
  const { namespace } = sdep.metadata;
  const gcsFile = gcs.gcsCredentialFileName || 'gcloud-application-credentials.json';
  for (const secret of secretsOf(surroundings.serviceAccount(namespace, serviceAccountName))) {
    const object = surroundings.secret(namespace, secret);
    if (object === undefined) {
      continue;
    }
    if (holds(object, s3.s3SecretAccessKeyName || AWS_SECRET_KEY)) {
      initializer.env = [...(initializer.env ?? []), ...s3Env(object, secret, s3).map(added)];
    } else if (holds(object, gcsFile)) {
      pod.volumes = [...(pod.volumes ?? []), added({ name: GCS_VOLUME, secret: { secretName: secret } })];
      initializer.volumeMounts = [
        ...(initializer.volumeMounts ?? []),
        added({ name: GCS_VOLUME, readOnly: true, mountPath: GCS_KEY_PATH }),
      ];
      initializer.env = [
        ...(initializer.env ?? []),
        added(envVar('GOOGLE_APPLICATION_CREDENTIALS', GCS_KEY_PATH + gcsFile)),
      ];
    }
  }
}

const AWS_SECRET_KEY = 'awsSecretAccessKey';

function secretsOf(serviceAccount: JsonObject | undefined): string[] {
  const secrets = serviceAccount?.secrets;
  return Array.isArray(secrets) ? secrets.filter(isObject).map(({ name }) => asText(name ?? '')) : [];
}

/** Whether a Secret has an entry, in `data` or in `stringData`. */
function holds({ data, stringData }: JsonObject, entry: string): boolean {
  return [data, stringData].some((map) => isObject(map) && has(map, entry));
}

/** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/resources/credentials/s3/s3_secret.go BuildSecretEnvs */
function s3Env(secret: JsonObject, name: string, s3: NonNullable<CredentialConfig['s3']>): EnvVar[] {
  const fromSecret = (variable: string, key: string): EnvVar => ({
    name: variable,
    valueFrom: { secretKeyRef: { name, key } },
  });
  const annotation = (suffix: string): string | undefined => secretAnnotation(secret, suffix);
  const env = [
    fromSecret('AWS_ACCESS_KEY_ID', s3.s3AccessKeyIDName || 'awsAccessKeyID'),
    fromSecret('AWS_SECRET_ACCESS_KEY', s3.s3SecretAccessKeyName || AWS_SECRET_KEY),
  ];
  const own = annotation('s3-endpoint');
  const endpoint = own ?? (s3.s3Endpoint || undefined);
  if (endpoint !== undefined) {
    const useHttps = own === undefined ? s3.s3UseHttps : annotation('s3-usehttps');
    if (useHttps !== undefined && (own !== undefined || useHttps === '0')) {
      env.push(envVar('S3_USE_HTTPS', useHttps));
    }
    env.push(envVar('S3_ENDPOINT', endpoint));
    env.push(envVar('AWS_ENDPOINT_URL', `${useHttps === '0' ? 'http' : 'https'}://${endpoint}`));
  }
  for (const [variable, suffix] of [
    ['AWS_REGION', 's3-region'],
    ['S3_VERIFY_SSL', 's3-verifyssl'],
  ]) {
    const value = annotation(suffix);
    if (value !== undefined) {
      env.push(envVar(variable, value));
    }
  }
  return env;
}

/** An annotation of a Secret with Seldon's prefix, or else with KFServing's. */
function secretAnnotation({ metadata }: JsonObject, suffix: string): string | undefined {
  const annotations = isObject(metadata) && isObject(metadata.annotations) ? metadata.annotations : {};
  const key = [GROUP, 'serving.kubeflow.org']
    .map((prefix) => `${prefix}/${suffix}`)
    .find((candidate) => has(annotations, candidate));
  return key === undefined ? undefined : asText(annotations[key]);
}
