import { type Predictor } from './model';
import { type Scope, type Workload } from './scope';

const VOLUME = 'seldon-cert-volume';
const PATH_VARIABLE = 'SELDON_CERT_MOUNT_PATH';

/** Name of the Secret with a predictor's certificates; empty for none. */
export function certificateSecret({ ssl }: Predictor): string {
  return ssl?.certSecretName ?? '';
}

/**
 * Mounts a Secret with certificates into all containers and tells them where. The path is told to containers up to the first one
 * that has the variable already.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/utils/utils.go MountSecretToDeploymentContainers, AddEnvVarToDeploymentContainers
 */
export function mountCertificates({ config: { certificateMountPath: mountPath } }: Scope, { deployment }: Workload, secretName: string): void {
  const pod = deployment.spec.template.spec;
  pod.volumes = [...pod.volumes ?? [], { name: VOLUME, secret: { secretName } }];
  pod.containers = pod.containers.map((container) => ({
    ...container,
    volumeMounts: [...container.volumeMounts ?? [], { name: VOLUME, readOnly: true, mountPath }],
  }));
  for (const container of pod.containers) {
    if (container.env?.some(({ name }) => name === PATH_VARIABLE)) {
      return;
    }
    container.env = [...container.env ?? [], { name: PATH_VARIABLE, value: mountPath }];
  }
}
