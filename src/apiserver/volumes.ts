import { checkEphemeralVolume } from './claim-template';
import { FILE_SOURCES } from './file-volumes';
import { dnsLabel } from './names';
import { present, text } from './read';
import { type Refusals } from './refusal';
import { STORAGE_SOURCES, type SourceCheck } from './volume-sources';
import { isObject, type JsonObject, entryOf } from '../private/json';

/** The valid volumes of a pod by name; the API server treats the others as missing. */
export type Volumes = ReadonlyMap<string, JsonObject>;

const SOURCES: Readonly<Record<string, SourceCheck>> = {
  ...STORAGE_SOURCES,
  ...FILE_SOURCES,
  ephemeral: checkEphemeralVolume,
};

/** The order in which the API server checks sources; it reports the second one as forbidden. */
const ORDER = [
  'emptyDir',
  'hostPath',
  'gitRepo',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'secret',
  'nfs',
  'iscsi',
  'glusterfs',
  'flocker',
  'persistentVolumeClaim',
  'rbd',
  'cinder',
  'cephfs',
  'quobyte',
  'downwardAPI',
  'fc',
  'flexVolume',
  'configMap',
  'azureFile',
  'vsphereVolume',
  'photonPersistentDisk',
  'portworxVolume',
  'azureDisk',
  'storageos',
  'projected',
  'scaleIO',
  'csi',
  'ephemeral',
];

const PLACES: ReadonlyMap<string, number> = new Map(ORDER.map((key, place) => [key, place]));

/** Fields that the API server misspells in its errors. */
const SPELT: Readonly<Record<string, string>> = { gcePersistentDisk: 'persistentDisk' };
const SPELT_WHEN_SECOND: Readonly<Record<string, string>> = { cephfs: 'cephFS', downwardAPI: 'downwarAPI' };

/** Checks the volumes of a pod; returns the valid ones. */
export function checkVolumes(volumes: readonly JsonObject[], at: string, out: Refusals): Volumes {
  const valid = new Map<string, JsonObject>();
  volumes.forEach((volume, i) => {
    const before = out.list.length;
    const name = text(volume, 'name');
    checkSources(volume, `${at}[${i}]`, out);
    out.named(`${at}[${i}].name`, name, dnsLabel);
    if (valid.has(name)) {
      out.duplicate(`${at}[${i}].name`, name);
    }
    if (out.list.length === before) {
      valid.set(name, volume);
    }
  });
  return valid;
}

/** Checks the sources of a volume; one without a source is an emptyDir. */
function checkSources(volume: JsonObject, at: string, out: Refusals): void {
  let first: string | undefined;
  for (const [key, source] of sourcesIn(volume)) {
    if (first === undefined) {
      first = key;
      entryOf(SOURCES, key)!(source, `${at}.${entryOf(SPELT, key) ?? key}`, out);
    } else {
      out.forbidden(`${at}.${entryOf(SPELT_WHEN_SECOND, key) ?? key}`, 'may not specify more than 1 volume type');
    }
    if (key === 'iscsi' && present(source, 'initiatorName')) {
      checkIscsiLength(text(volume, 'name'), text(source, 'targetPortal'), `${at}.name`, out);
    }
  }
}

/** The sources of a volume, in the API server's order. */
function sourcesIn(volume: JsonObject): [key: string, source: JsonObject][] {
  const found: [key: string, source: JsonObject][] = [];
  for (const key of Object.keys(volume)) {
    const source = volume[key];
    if (isObject(source) && PLACES.has(key)) {
      found.push([key, source]);
    }
  }
  return found.length > 1 ? found.sort(([left], [right]) => PLACES.get(left)! - PLACES.get(right)!) : found;
}

function checkIscsiLength(name: string, portal: string, at: string, out: Refusals): void {
  if (Buffer.byteLength(`${name}:${portal}`) > 64) {
    out.invalid(
      at,
      name,
      'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is ' +
        'specified.',
    );
  }
}
