import { type Volume, type VolumeMount } from './model';
import { PODINFO_PATH } from '../api/facts/mounts';
import { PODINFO_VOLUME } from '../api/facts/names';

/** Where the volume is mounted. */
export const PODINFO_MOUNT: VolumeMount = { name: PODINFO_VOLUME, mountPath: PODINFO_PATH };

/** The volume with the pod's annotations, from the downward API. */
export function podinfoVolume(): Volume {
  return {
    name: PODINFO_VOLUME,
    downwardAPI: {
      items: [{ path: 'annotations', fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.annotations' } }],
      defaultMode: 0o644,
    },
  };
}

/** Adds that volume, unless there is already one with either name. */
export function withPodinfo(volumes: Volume[] | undefined, names: readonly string[] = [PODINFO_VOLUME]): Volume[] {
  const given = volumes ?? [];
  return given.some(({ name }) => names.includes(name)) ? given : [...given, podinfoVolume()];
}
