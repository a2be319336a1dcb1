import { type Volume, type VolumeMount } from './model';

/** Name of the volume with the pod's annotations. */
const PODINFO = 'seldon-podinfo';

/** Where the volume is mounted. */
export const PODINFO_MOUNT: VolumeMount = { name: PODINFO, mountPath: '/etc/podinfo' };

/** The volume with the pod's annotations, from the downward API. */
export function podinfoVolume(): Volume {
  return {
    name: PODINFO,
    downwardAPI: {
      items: [{ path: 'annotations', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.annotations' } }],
      defaultMode: 0o644,
    },
  };
}

/** Volumes with that one, unless one of the names is there already. */
export function withPodinfo(volumes: Volume[] | undefined, names: readonly string[] = [PODINFO]): Volume[] {
  const given = volumes ?? [];
  return given.some(({ name }) => names.includes(name)) ? given : [...given, podinfoVolume()];
}
