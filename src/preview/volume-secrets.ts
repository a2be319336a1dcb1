import { child } from './pods';
import { type Json, type JsonObject } from '../private/json';

/** Names of the Secrets with which drivers mount a volume; volumes whose content is a Secret are not among them. */
export function volumeSecrets(volume: JsonObject): string[] {
  const drivers = ['cephfs', 'rbd', 'iscsi', 'flexVolume', 'scaleIO', 'storageos', 'cinder'];
  const names: (Json | undefined)[] = [
    child(child(volume, 'csi'), 'nodePublishSecretRef').name,
    ...drivers.map((driver) => child(child(volume, driver), 'secretRef').name),
    child(volume, 'azureFile').secretName,
  ];
  return names.filter((name): name is string => typeof name === 'string' && name !== '');
}
