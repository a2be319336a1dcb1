import { type Predictor } from './model';
import { type Cause } from './origins/entry';
import { type Scope, type Workload } from './scope';

const VOLUME = 'seldon-cert-volume';
const PATH_VARIABLE = 'SELDON_CERT_MOUNT_PATH';

/** Name of the Secret with a predictor's certificates; empty for none. */
export function certificateSecret({ ssl }: Predictor): string {
  return ssl?.certSecretName ?? '';
}

/**
 * Mounts a Secret with certificates into all containers, and sets the variable with the path. The operator stops
 * setting it at the first container that already has the variable.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/utils/utils.go MountSecretToDeploymentContainers, AddEnvVarToDeploymentContainers
 */
export function mountCertificates(
  { config: { certificateMountPath: mountPath }, origins }: Scope,
  { deployment }: Workload,
  { ssl }: Predictor,
): void {
  const pod = deployment.spec.template.spec;
  const cause: Cause = [ssl!, 'certSecretName'];
  const added = <T extends object>(item: T): T => {
    origins?.make(item, cause);
    return item;
  };
  pod.volumes = [...(pod.volumes ?? []), added({ name: VOLUME, secret: { secretName: ssl?.certSecretName ?? '' } })];
  pod.containers = pod.containers.map((container) => {
    const mounted = {
      ...container,
      volumeMounts: [...(container.volumeMounts ?? []), added({ name: VOLUME, readOnly: true, mountPath })],
    };
    origins?.replace(container, mounted);
    return mounted;
  });
  for (const container of pod.containers) {
    if (container.env?.some(({ name }) => name === PATH_VARIABLE)) {
      return;
    }
    container.env = [...(container.env ?? []), added({ name: PATH_VARIABLE, value: mountPath })];
  }
}
