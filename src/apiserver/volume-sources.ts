import { dnsLabel, dnsSubdomain } from './names';
import { checkLocalPath, checkNoBacksteps } from './paths';
import { flag, keysOf, node, number, numberOrText, present, text, texts } from './read';
import { type Refusals } from './refusal';
import { type JsonObject } from '../private/json';
import { Quantity } from '../private/quantity';

/** Checks one kind of volume source. */
export type SourceCheck = (source: JsonObject, at: string, out: Refusals) => void;

/** Volume sources that other files of this folder do not cover, by field. */
export const STORAGE_SOURCES: Readonly<Record<string, SourceCheck>> = {
  emptyDir: (source, at, out) => {
    const limit = Quantity.parse(numberOrText(source, 'sizeLimit') ?? '0');
    if (limit !== undefined && limit.sign < 0) {
      out.forbidden(`${at}.sizeLimit`, 'SizeLimit field must be a valid resource quantity');
    }
  },
  hostPath: (source, at, out) => {
    const path = text(source, 'path');
    if (path === '') {
      out.required(`${at}.path`);
      return;
    }
    checkNoBacksteps(path, `${at}.path`, out);
    out.oneOf(`${at}.type`, text(source, 'type'), HOST_PATH_TYPES);
  },
  gitRepo: (source, at, out) => {
    requireTexts(source, ['repository'], at, out);
    checkLocalPath(text(source, 'directory'), `${at}.directory`, out);
  },
  gcePersistentDisk: (source, at, out) => {
    requireTexts(source, ['pdName'], at, out);
    checkPartition(source, at, out);
  },
  awsElasticBlockStore: (source, at, out) => {
    requireTexts(source, ['volumeID'], at, out);
    checkPartition(source, at, out);
  },
  nfs: (source, at, out) => {
    requireTexts(source, ['server', 'path'], at, out);
    if (!text(source, 'path').startsWith('/')) {
      out.invalid(`${at}.path`, text(source, 'path'), 'must be an absolute path');
    }
  },
  iscsi: checkIscsi,
  glusterfs: (source, at, out) => requireTexts(source, ['endpoints', 'path'], at, out),
  flocker: checkFlocker,
  persistentVolumeClaim: (source, at, out) => requireTexts(source, ['claimName'], at, out),
  rbd: (source, at, out) => {
    requireList(source, 'monitors', at, out);
    requireTexts(source, ['image'], at, out);
  },
  cinder: (source, at, out) => {
    requireTexts(source, ['volumeID'], at, out);
    checkSecretName(source, 'secretRef', at, out);
  },
  cephfs: (source, at, out) => requireList(source, 'monitors', at, out),
  quobyte: checkQuobyte,
  fc: checkFibreChannel,
  flexVolume: checkFlexVolume,
  azureFile: (source, at, out) => requireTexts(source, ['secretName', 'shareName'], at, out),
  vsphereVolume: (source, at, out) => requireTexts(source, ['volumePath'], at, out),
  photonPersistentDisk: (source, at, out) => requireTexts(source, ['pdID'], at, out),
  portworxVolume: (source, at, out) => requireTexts(source, ['volumeID'], at, out),
  azureDisk: checkAzureDisk,
  storageos: checkStorageOs,
  scaleIO: (source, at, out) => requireTexts(source, ['gateway', 'system', 'volumeName'], at, out),
  csi: checkCsi,
};

const HOST_PATH_TYPES = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

function requireTexts(source: JsonObject, keys: readonly string[], at: string, out: Refusals): void {
  for (const key of keys) {
    out.filled(`${at}.${key}`, text(source, key));
  }
}

function requireList(source: JsonObject, key: string, at: string, out: Refusals): void {
  if (texts(source, key).length === 0) {
    out.required(`${at}.${key}`);
  }
}

function checkPartition(source: JsonObject, at: string, out: Refusals): void {
  const partition = number(source, 'partition') ?? 0;
  if (partition < 0 || partition > 255) {
    out.invalid(`${at}.partition`, partition, 'must be between 1 and 255, inclusive');
  }
}

function checkSecretName(source: JsonObject, key: string, at: string, out: Refusals): void {
  if (present(source, key) && text(node(source, key), 'name') === '') {
    out.required(`${at}.${key}.name`);
  }
}

const QUALIFIED_NAMES: Readonly<Record<string, RegExp>> = {
  iqn: /iqn\.\d{4}-\d{2}\.([A-Za-z0-9\-.]+)(:[^,;*&$|\s]+)$/,
  eui: /^eui.[A-Za-z0-9]{16}$/,
  naa: /^naa.[A-Za-z0-9]{32}$/,
};

function checkIscsi(source: JsonObject, at: string, out: Refusals): void {
  requireTexts(source, ['targetPortal', 'iqn'], at, out);
  if (text(source, 'iqn') !== '') {
    checkIscsiName(text(source, 'iqn'), `${at}.iqn`, out);
  }
  out.within(`${at}.lun`, number(source, 'lun'), 0, 255);
  if ((flag(source, 'chapAuthDiscovery') || flag(source, 'chapAuthSession')) && !present(source, 'secretRef')) {
    out.required(`${at}.secretRef`);
  }
  if (present(source, 'initiatorName')) {
    checkIscsiName(text(source, 'initiatorName'), `${at}.initiatorname`, out);
  }
}

function checkIscsiName(name: string, at: string, out: Refusals): void {
  const kind = Object.keys(QUALIFIED_NAMES).find((prefix) => name.startsWith(prefix));
  if (kind === undefined) {
    out.invalid(at, name, 'must be valid format starting with iqn, eui, or naa');
  } else if (!QUALIFIED_NAMES[kind].test(name)) {
    out.invalid(at, name, 'must be valid format');
  }
}

function checkFlocker(source: JsonObject, at: string, out: Refusals): void {
  const name = text(source, 'datasetName');
  const id = text(source, 'datasetUUID');
  if (name === '' && id === '') {
    out.required(at, 'one of datasetName and datasetUUID is required');
  }
  if (name !== '' && id !== '') {
    out.invalid(at, 'resource', 'datasetName and datasetUUID can not be specified simultaneously');
  }
  if (name.includes('/')) {
    out.invalid(`${at}.datasetName`, name, "must not contain '/'");
  }
}

const HOST_PORT = /^(?:\[[^[\]]*\]|[^:[\]]*):[^:[\]]*$/;

function checkQuobyte(source: JsonObject, at: string, out: Refusals): void {
  const registry = text(source, 'registry');
  const detail = 'must be a host:port pair or multiple pairs separated by commas';
  if (registry === '') {
    out.required(`${at}.registry`, detail);
  } else if (Buffer.byteLength(text(source, 'tenant')) >= 65) {
    out.required(`${at}.tenant`, 'must be a UUID and may not exceed a length of 64 characters');
  } else {
    for (const pair of registry.split(',')) {
      if (!HOST_PORT.test(pair)) {
        out.invalid(`${at}.registry`, registry, detail);
      }
    }
  }
  requireTexts(source, ['volume'], at, out);
}

function checkFibreChannel(source: JsonObject, at: string, out: Refusals): void {
  const targets = texts(source, 'targetWWNs');
  const ids = texts(source, 'wwids');
  if (targets.length === 0 && ids.length === 0) {
    out.required(`${at}.targetWWNs`, 'must specify either targetWWNs or wwids, but not both');
  }
  if (targets.length > 0 && ids.length > 0) {
    out.invalid(`${at}.targetWWNs`, [...targets], 'targetWWNs and wwids can not be specified simultaneously');
  }
  if (targets.length > 0) {
    if (!present(source, 'lun')) {
      out.required(`${at}.lun`, 'lun is required if targetWWNs is specified');
    }
    out.within(`${at}.lun`, number(source, 'lun'), 0, 255);
  }
}

function checkFlexVolume(source: JsonObject, at: string, out: Refusals): void {
  requireTexts(source, ['driver'], at, out);
  for (const key of keysOf(node(source, 'options'))) {
    const namespace = `.${key.split('/', 1)[0].toLowerCase()}`;
    if (namespace.endsWith('.kubernetes.io') || namespace.endsWith('.k8s.io')) {
      out.invalid(`${at}.options[${key}]`, key, 'kubernetes.io and k8s.io namespaces are reserved');
    }
  }
}

function checkAzureDisk(source: JsonObject, at: string, out: Refusals): void {
  requireTexts(source, ['diskName', 'diskURI'], at, out);
  const uri = text(source, 'diskURI');
  const kind = present(source, 'kind') ? text(source, 'kind') : 'Shared';
  out.oneOf(`${at}.cachingMode`, present(source, 'cachingMode') ? text(source, 'cachingMode') : 'ReadWrite', [
    'None',
    'ReadOnly',
    'ReadWrite',
  ]);
  out.oneOf(`${at}.kind`, kind, ['Dedicated', 'Managed', 'Shared']);
  if (kind === 'Managed' && !uri.startsWith('/subscriptions/')) {
    out.unsupported(`${at}.diskURI`, uri, [
      '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}',
    ]);
  }
  if (kind !== 'Managed' && !uri.startsWith('https://')) {
    out.unsupported(`${at}.diskURI`, uri, [
      'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd',
    ]);
  }
}

function checkStorageOs(source: JsonObject, at: string, out: Refusals): void {
  requireTexts(source, ['volumeName'], at, out);
  for (const key of ['volumeName', 'volumeNamespace']) {
    out.ifSet(`${at}.${key}`, text(source, key), dnsLabel);
  }
  checkSecretName(source, 'secretRef', at, out);
}

function checkCsi(source: JsonObject, at: string, out: Refusals): void {
  const driver = text(source, 'driver');
  requireTexts(source, ['driver'], at, out);
  if (Buffer.byteLength(driver) > 63) {
    out.tooLong(`${at}.driver`, 63);
  }
  out.invalidFor(dnsSubdomain(driver.toLowerCase()), `${at}.driver`, driver);
  checkSecretName(source, 'nodePublishSecretRef', at, out);
  out.ifSet(`${at}.name`, text(node(source, 'nodePublishSecretRef'), 'name'), dnsSubdomain);
}
