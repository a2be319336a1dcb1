import { checkLocalPath, climbs } from './paths';
import { flag, node, nodes, present, text } from './read';
import { type Refusals } from './refusal';
import { type Volumes } from './volumes';
import { type JsonObject } from '../private/json';

/** Checks the volume mounts and volume devices of a container. */
export function checkMounts(container: JsonObject, volumes: Volumes, at: string, out: Refusals): void {
  const mounts = nodes(container, 'volumeMounts');
  const devices = nodes(container, 'volumeDevices');
  checkVolumeMounts(
    mounts,
    devices,
    volumes,
    flag(node(container, 'securityContext'), 'privileged'),
    `${at}.volumeMounts`,
    out,
  );
  if (devices.length > 0) {
    checkVolumeDevices(devices, mounts, volumes, `${at}.volumeDevices`, out);
  }
}

function checkVolumeMounts(
  mounts: readonly JsonObject[],
  devices: readonly JsonObject[],
  volumes: Volumes,
  privileged: boolean,
  at: string,
  out: Refusals,
): void {
  const deviceOf = devices.length === 0 ? NO_DEVICES : pathsByName(devices);
  const devicePaths = [...deviceOf.values()];
  const taken = new Set<string>();
  mounts.forEach((mount, i) => {
    const here = `${at}[${i}]`;
    const name = text(mount, 'name');
    const path = text(mount, 'mountPath');
    out.filled(`${here}.name`, name);
    if (!volumes.has(name)) {
      out.notFound(`${here}.name`, name);
    }
    out.filled(`${here}.mountPath`, path);
    if (taken.has(path)) {
      out.invalid(`${here}.mountPath`, path, 'must be unique');
    }
    taken.add(path);
    if (deviceOf.has(name)) {
      out.invalid(`${here}.name`, name, 'must not already exist in volumeDevices');
    }
    if (devicePaths.includes(path)) {
      out.invalid(`${here}.mountPath`, path, 'must not already exist as a path in volumeDevices');
    }
    checkSubPaths(mount, here, at, out);
    if (present(mount, 'mountPropagation')) {
      checkPropagation(text(mount, 'mountPropagation'), privileged, `${at}.mountPropagation`, out);
    }
  });
}

const NO_DEVICES: ReadonlyMap<string, string> = new Map();

function pathsByName(devices: readonly JsonObject[]): ReadonlyMap<string, string> {
  return new Map(devices.map((device) => [text(device, 'name'), text(device, 'devicePath')]));
}

/** Checks sub-paths. The API server reports a wrong path without the mount's index. */
function checkSubPaths(mount: JsonObject, here: string, at: string, out: Refusals): void {
  const subPath = text(mount, 'subPath');
  const expression = text(mount, 'subPathExpr');
  if (subPath !== '') {
    checkLocalPath(subPath, `${at}.subPath`, out);
  }
  if (expression !== '') {
    if (subPath !== '') {
      out.invalid(`${here}.subPathExpr`, expression, 'subPathExpr and subPath are mutually exclusive');
    }
    checkLocalPath(expression, `${at}.subPathExpr`, out);
  }
}

function checkPropagation(propagation: string, privileged: boolean, at: string, out: Refusals): void {
  out.oneOf(at, propagation, ['Bidirectional', 'HostToContainer', 'None']);
  if (propagation === 'Bidirectional' && !privileged) {
    out.forbidden(at, 'Bidirectional mount propagation is available only to privileged containers');
  }
}

function checkVolumeDevices(
  devices: readonly JsonObject[],
  mounts: readonly JsonObject[],
  volumes: Volumes,
  at: string,
  out: Refusals,
): void {
  const mountOf = new Map(mounts.map((mount) => [text(mount, 'name'), text(mount, 'mountPath')]));
  const mountPaths = new Set(mountOf.values());
  const names = new Set<string>();
  const paths = new Set<string>();
  devices.forEach((device, i) => {
    const here = `${at}[${i}]`;
    const name = text(device, 'name');
    const path = text(device, 'devicePath');
    checkDeviceName(name, names, volumes, `${here}.name`, out);
    out.filled(`${here}.devicePath`, path);
    if (paths.has(path)) {
      out.invalid(`${here}.devicePath`, path, 'must be unique');
    }
    if (climbs(path)) {
      out.invalid(`${here}.devicePath`, path, "can not contain backsteps ('..')");
    } else {
      paths.add(path);
    }
    if (mountOf.has(name)) {
      out.invalid(`${here}.name`, name, 'must not already exist in volumeMounts');
    }
    if (mountPaths.has(path)) {
      out.invalid(`${here}.devicePath`, path, 'must not already exist as a path in volumeMounts');
    }
    if (name !== '') {
      names.add(name);
    }
  });
}

function checkDeviceName(name: string, names: ReadonlySet<string>, volumes: Volumes, at: string, out: Refusals): void {
  out.filled(at, name);
  if (names.has(name)) {
    out.invalid(at, name, 'must be unique');
  }
  const volume = volumes.get(name);
  if (volume === undefined) {
    out.notFound(at, name);
  } else if (node(volume, 'persistentVolumeClaim') === undefined && node(volume, 'ephemeral') === undefined) {
    out.invalid(at, name, 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode');
  }
}
