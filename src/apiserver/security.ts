import { checkLocalPath } from './paths';
import { flag, node, nodes, number, present, text, texts, type Fields } from './read';
import { type Refusals } from './refusal';
import { checkWindowsOptions } from './windows';
import { asNumber, type JsonObject } from '../private/json';

const HIGHEST_ID = 2 ** 31 - 1;

/** Checks the security context of a pod. */
export function checkPodSecurity(spec: Fields, at: string, out: Refusals): void {
  const security = node(spec, 'securityContext');
  for (const key of ['fsGroup', 'runAsUser', 'runAsGroup']) {
    out.within(`${at}.${key}`, number(security, key), 0, HIGHEST_ID);
  }
  const groups = security?.supplementalGroups;
  if (Array.isArray(groups)) {
    groups.forEach((group, i) => out.within(`${at}.supplementalGroups[${i}]`, asNumber(group), 0, HIGHEST_ID));
  }
  if (flag(spec, 'shareProcessNamespace') && flag(spec, 'hostPID')) {
    out.invalid(`${at}.shareProcessNamespace`, true, 'ShareProcessNamespace and HostPID cannot both be enabled');
  }
  checkSysctls(nodes(security, 'sysctls'), spec, `${at}.sysctls`, out);
  if (present(security, 'fsGroupChangePolicy')) {
    out.oneOf(`${at}.fsGroupChangePolicy`, text(security, 'fsGroupChangePolicy'), ['Always', 'OnRootMismatch']);
  }
  checkSeccomp(node(security, 'seccompProfile'), `${at}.seccompProfile`, out);
  checkWindowsOptions(node(security, 'windowsOptions'), `${at}.windowsOptions`, out);
}

/** Checks the security context of a container. The API server allows privileged containers. */
export function checkContainerSecurity(security: Fields, at: string, out: Refusals): void {
  if (security === undefined) {
    return;
  }
  for (const key of ['runAsUser', 'runAsGroup']) {
    out.within(`${at}.${key}`, number(security, key), 0, HIGHEST_ID);
  }
  checkProcMount(security, `${at}.procMount`, out);
  checkSeccomp(node(security, 'seccompProfile'), `${at}.seccompProfile`, out);
  if (security.allowPrivilegeEscalation === false) {
    if (flag(security, 'privileged')) {
      out.invalid(at, security, 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true');
    }
    for (const capability of texts(node(security, 'capabilities'), 'add')) {
      if (capability === 'CAP_SYS_ADMIN') {
        out.invalid(
          at,
          security,
          'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN',
        );
      }
    }
  }
  checkWindowsOptions(node(security, 'windowsOptions'), `${at}.windowsOptions`, out);
}

function checkProcMount(security: JsonObject, at: string, out: Refusals): void {
  if (!present(security, 'procMount')) {
    return;
  }
  const mount = text(security, 'procMount');
  out.oneOf(at, mount, ['Default', 'Unmasked']);
  if (mount === 'Unmasked') {
    out.invalid(at, mount, '`hostUsers` must be false to use `Unmasked`');
  }
}

function checkSeccomp(profile: Fields, at: string, out: Refusals): void {
  if (profile === undefined) {
    return;
  }
  const type = text(profile, 'type');
  if (type === '') {
    out.required(`${at}.type`, 'type is required when seccompProfile is set');
  } else {
    out.oneOf(`${at}.type`, type, ['Localhost', 'RuntimeDefault', 'Unconfined']);
  }
  const local = present(profile, 'localhostProfile');
  if (type !== 'Localhost') {
    if (local) {
      out.invalid(`${at}.localhostProfile`, profile, 'can only be set when seccomp type is Localhost');
    }
  } else if (!local) {
    out.required(`${at}.localhostProfile`, 'must be set when seccomp type is Localhost');
  } else {
    checkLocalPath(text(profile, 'localhostProfile'), `${at}.localhostProfile`, out);
  }
}

const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;
const IPC_SYSCTLS = new Set([
  'kernel.sem',
  'kernel.shmall',
  'kernel.shmmax',
  'kernel.shmmni',
  'kernel.shm_rmid_forced',
  'kernel.shm',
  'kernel.msgmax',
  'kernel.msgmnb',
  'kernel.msgmni',
  'kernel.msg',
]);

function checkSysctls(sysctls: readonly JsonObject[], spec: Fields, at: string, out: Refusals): void {
  const names = new Set<string>();
  sysctls.forEach((sysctl, i) => {
    const name = text(sysctl, 'name');
    const here = `${at}[${i}].name`;
    if (name === '') {
      out.required(here);
    } else if (name.length > 253 || !SYSCTL.test(name)) {
      out.invalid(
        here,
        name,
        `must have at most 253 characters and match regex ${SYSCTL.source.replace('[./]', '[\\./]')}`,
      );
    } else if (names.has(name)) {
      out.duplicate(here, name);
    }
    names.add(name);
    const dotted = normalized(name);
    if (flag(spec, 'hostNetwork') && dotted.startsWith('net.')) {
      out.invalid(here, name, "may not be specified when 'hostNetwork' is true");
    } else if (flag(spec, 'hostIPC') && (IPC_SYSCTLS.has(dotted) || dotted.startsWith('fs.mqueue.'))) {
      out.invalid(here, name, "may not be specified when 'hostIPC' is true");
    }
  });
}

/** Names may be written with slashes instead of dots, and then with dots instead of slashes. */
function normalized(name: string): string {
  const first = /[./]/.exec(name)?.[0];
  return first === '/' ? name.replace(/[./]/g, (separator) => (separator === '/' ? '.' : '/')) : name;
}
