import { dnsSubdomain } from './names';
import { containersOf, someContainer } from './pod-containers';
import { flag, node, nodes, present, text, type Fields } from './read';
import { type Refusals } from './refusal';
import { type JsonObject } from '../private/json';

/** Checks the Windows options of a security context. */
export function checkWindowsOptions(options: Fields, at: string, out: Refusals): void {
  if (options === undefined) {
    return;
  }
  const specName = text(options, 'gmsaCredentialSpecName');
  if (present(options, 'gmsaCredentialSpecName')) {
    out.invalidFor(dnsSubdomain(specName), `${at}.gmsaCredentialSpecName`, specName);
  }
  const credentials = text(options, 'gmsaCredentialSpec');
  if (present(options, 'gmsaCredentialSpec')) {
    if (credentials === '') {
      out.invalid(`${at}.gmsaCredentialSpec`, '', 'gmsaCredentialSpec cannot be an empty string');
    } else if (Buffer.byteLength(credentials) > 64 * 1024) {
      // Messages must not show credentials.
      out.invalid(`${at}.gmsaCredentialSpec`, '...', 'gmsaCredentialSpec size must be under 64 KiB');
    }
  }
  if (present(options, 'runAsUserName')) {
    const name = text(options, 'runAsUserName');
    out.invalidFor(userNameProblems(name), `${at}.runAsUserName`, name);
  }
}

const NET_BIOS = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const DNS_LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const DNS = new RegExp(`^${DNS_LABEL}(?:\\.${DNS_LABEL})*$`);

function userNameProblems(name: string): string[] {
  const parts = name.split('\\');
  if (name === '') {
    return ['runAsUserName cannot be an empty string'];
  }
  if (/\p{Cc}/u.test(name)) {
    return ['runAsUserName cannot contain control characters'];
  }
  if (parts.length > 2) {
    return ['runAsUserName cannot contain more than one backslash'];
  }
  const user = parts[parts.length - 1];
  const domain = parts.length === 2 ? parts[0] : undefined;
  const rules: [broken: boolean, problem: string][] = [
    [Buffer.byteLength(domain ?? '') >= 256, "runAsUserName's Domain length must be under 256 characters"],
    [
      domain !== undefined && !NET_BIOS.test(domain) && !DNS.test(domain),
      "runAsUserName's Domain doesn't match the NetBios nor the DNS format",
    ],
    [user === '', "runAsUserName's User cannot be empty"],
    [Buffer.byteLength(user) > 104, "runAsUserName's User length must not be longer than 104 characters"],
    [/^[. ]+$/.test(user), "runAsUserName's User cannot contain only periods or spaces"],
    [
      /["/\\:;|=,+*?<>@[\]]/.test(user),
      'runAsUserName\'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]',
    ],
  ];
  return rules.filter(([broken]) => broken).map(([, problem]) => problem);
}

/** Checks HostProcess containers: either all containers of a pod or none, and only on the host network. */
export function checkHostProcess(spec: Fields, at: string, out: Refusals): void {
  const ofPod = hostProcessOf(spec);
  if (ofPod === undefined && !someContainer(spec, (container) => hostProcessOf(container) !== undefined)) {
    return;
  }
  const containers = containersOf(spec);
  let processes = 0;
  for (const { container, path } of containers) {
    const own = hostProcessOf(container);
    if (ofPod !== undefined && own !== undefined && ofPod !== own) {
      out.invalid(
        `${at}.${path}.securityContext.windowsOptions.hostProcess`,
        own,
        `pod hostProcess value must be identical if both are specified, was ${ofPod}`,
      );
    }
    if (own ?? ofPod) {
      processes++;
    }
  }
  if (processes === 0) {
    return;
  }
  if (processes !== containers.length) {
    out.invalid(
      at,
      '',
      'If pod contains any hostProcess containers then all containers must be HostProcess containers',
    );
  }
  if (!flag(spec, 'hostNetwork')) {
    out.invalid(`${at}.hostNetwork`, false, 'hostNetwork must be true if pod contains any hostProcess containers');
  }
}

function hostProcessOf(holder: Fields): boolean | undefined {
  const value = node(node(holder, 'securityContext'), 'windowsOptions')?.hostProcess;
  return typeof value === 'boolean' ? value : undefined;
}

const NOT_ON_WINDOWS: readonly [key: string, isSet: (fields: JsonObject) => boolean][] = [
  'seLinuxOptions',
  'seccompProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'sysctls',
  'runAsUser',
  'runAsGroup',
  'supplementalGroups',
].map((key) => [key, key === 'sysctls' ? (fields) => nodes(fields, key).length > 0 : (fields) => present(fields, key)]);
const NOT_ON_WINDOWS_CONTAINERS = [
  'seLinuxOptions',
  'seccompProfile',
  'capabilities',
  'readOnlyRootFilesystem',
  'privileged',
  'allowPrivilegeEscalation',
  'procMount',
  'runAsUser',
  'runAsGroup',
];

/** Checks the operating system of the nodes, and fields that it does not support. */
export function checkOperatingSystem(spec: Fields, at: string, out: Refusals): void {
  const system = node(spec, 'os');
  if (system === undefined) {
    return;
  }
  const name = text(system, 'name');
  if (name === '') {
    out.required(`${at}.os.name`);
  } else if (name === 'linux') {
    forbidWindowsOptions(spec, at, out);
  } else if (name === 'windows') {
    forbidLinuxOptions(spec, at, out);
  } else {
    out.unsupported(`${at}.os`, name, ['linux', 'windows']);
  }
}

function forbidWindowsOptions(spec: Fields, at: string, out: Refusals): void {
  const places = [
    { holder: spec, here: at },
    ...containersOf(spec).map(({ container, path }) => ({ holder: container, here: `${at}.${path}` })),
  ];
  for (const { holder, here } of places) {
    if (present(node(holder, 'securityContext'), 'windowsOptions')) {
      out.forbidden(`${here}.securityContext.windowsOptions`, 'windows options cannot be set for a linux pod');
    }
  }
}

function forbidLinuxOptions(spec: Fields, at: string, out: Refusals): void {
  const forbid = (field: string): void => out.forbidden(field, 'cannot be set for a windows pod');
  const security = node(spec, 'securityContext') ?? {};
  for (const [key, isSet] of NOT_ON_WINDOWS) {
    if (isSet(security)) {
      forbid(`${at}.securityContext.${key}`);
    }
  }
  for (const key of ['hostPID', 'hostIPC']) {
    if (flag(spec, key)) {
      forbid(`${at}.${key}`);
    }
  }
  if (present(spec, 'shareProcessNamespace')) {
    forbid(`${at}.shareProcessNamespace`);
  }
  for (const { container, path } of containersOf(spec)) {
    for (const key of NOT_ON_WINDOWS_CONTAINERS) {
      if (present(node(container, 'securityContext'), key)) {
        forbid(`${at}.${path}.securityContext.${key}`);
      }
    }
  }
}
