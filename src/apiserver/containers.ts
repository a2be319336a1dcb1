import { checkEnv, checkEnvFrom } from './env';
import { checkLifecycle } from './handlers';
import { checkMounts } from './mounts';
import { dnsLabel } from './names';
import { checkHostPorts, checkPorts } from './ports';
import { checkProbe, PROBES } from './probes';
import { node, nodes, present, text, type Fields } from './read';
import { type Refusals } from './refusal';
import { checkResources } from './resources';
import { checkContainerSecurity } from './security';
import { type Volumes } from './volumes';
import { type JsonObject } from '../private/json';

const MESSAGE_POLICIES = ['File', 'FallbackToLogsOnError'];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];

/** Checks the containers of a pod. */
export function checkContainers(spec: Fields, volumes: Volumes, at: string, out: Refusals): void {
  const containers = nodes(spec, 'containers');
  if (containers.length === 0) {
    out.required(at);
    return;
  }
  const names = new Set<string>();
  containers.forEach((container, i) => {
    const here = `${at}[${i}]`;
    checkCommon(container, volumes, here, out);
    checkUnique(text(container, 'name'), names, here, out);
    checkLifecycle(node(container, 'lifecycle'), `${here}.lifecycle`, out);
    for (const kind of PROBES) {
      checkProbe(node(container, kind), kind, `${here}.${kind}`, out);
    }
  });
  checkHostPorts(containers, at, out);
}

/** Checks the init containers of a pod. */
export function checkInitContainers(spec: Fields, volumes: Volumes, at: string, out: Refusals): void {
  const initial = nodes(spec, 'initContainers');
  if (initial.length === 0) {
    return;
  }
  const names = namesOf(nodes(spec, 'containers'));
  initial.forEach((container, i) => {
    const here = `${at}[${i}]`;
    checkCommon(container, volumes, here, out);
    const name = text(container, 'name');
    if (name !== '') {
      checkUnique(name, names, here, out);
    }
    // Each runs alone, so the API server treats each one as the first.
    checkHostPorts([container], at, out);
    for (const key of ['lifecycle', ...PROBES]) {
      if (present(container, key)) {
        out.forbidden(`${here}.${key}`, 'may not be set for init containers without restartPolicy=Always');
      }
    }
  });
}

/** Checks ephemeral containers. A template may not have any, but the API server also reports their other errors. */
export function checkEphemeralContainers(spec: Fields, volumes: Volumes, at: string, out: Refusals): void {
  const ephemeral = nodes(spec, 'ephemeralContainers');
  if (ephemeral.length === 0) {
    return;
  }
  const others = namesOf([...nodes(spec, 'containers'), ...nodes(spec, 'initContainers')]);
  const names = new Set(others);
  ephemeral.forEach((container, i) => {
    const here = `${at}[${i}]`;
    checkCommon(container, volumes, here, out);
    const image = text(container, 'image');
    if (image !== image.trim()) {
      out.invalid(`${here}.image`, image, 'must not have leading or trailing whitespace');
    }
    checkUnique(text(container, 'name'), names, here, out);
    const target = text(container, 'targetContainerName');
    if (target !== '' && !others.has(target)) {
      out.notFound(`${here}.targetContainerName`, target);
    }
    for (const key of ['ports', 'resources', ...PROBES, 'lifecycle']) {
      if (isSet(container, key)) {
        out.forbidden(`${here}.${key}`, 'cannot be set for an Ephemeral Container');
      }
    }
    nodes(container, 'volumeMounts').forEach((mount, k) => {
      for (const key of ['subPath', 'subPathExpr']) {
        if (text(mount, key) !== '') {
          out.forbidden(`${here}.volumeMounts[${k}].${key}`, 'cannot be set for an Ephemeral Container');
        }
      }
    });
  });
}

/** Checks what applies to containers of every kind. */
function checkCommon(container: JsonObject, volumes: Volumes, at: string, out: Refusals): void {
  out.named(`${at}.name`, text(container, 'name'), dnsLabel);
  out.filled(`${at}.image`, text(container, 'image'));
  out.oneOf(`${at}.terminationMessagePolicy`, text(container, 'terminationMessagePolicy') || 'File', MESSAGE_POLICIES);
  checkPorts(nodes(container, 'ports'), `${at}.ports`, out);
  checkEnv(nodes(container, 'env'), `${at}.env`, out);
  checkEnvFrom(nodes(container, 'envFrom'), `${at}.envFrom`, out);
  checkMounts(container, volumes, at, out);
  out.oneOf(`${at}.imagePullPolicy`, text(container, 'imagePullPolicy') || 'IfNotPresent', PULL_POLICIES);
  checkResources(node(container, 'resources'), `${at}.resources`, out);
  checkContainerSecurity(node(container, 'securityContext'), `${at}.securityContext`, out);
}

function checkUnique(name: string, names: Set<string>, at: string, out: Refusals): void {
  if (names.has(name)) {
    out.duplicate(`${at}.name`, name);
  } else {
    names.add(name);
  }
}

function namesOf(containers: readonly JsonObject[]): Set<string> {
  return new Set(containers.map((container) => text(container, 'name')));
}

/** Whether Go would see a non-zero value; an empty probe is a non-nil pointer. */
function isSet(container: JsonObject, key: string): boolean {
  return key === 'ports' || key === 'resources'
    ? Object.keys(container[key] ?? {}).length > 0
    : present(container, key);
}
