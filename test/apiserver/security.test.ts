import { SUBDOMAIN } from './name-formats';
import { answersTo, container, pod } from './objects';
import { type JsonObject } from '../../src/private/json';

describe('the security context of a container', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'a privileged one',
      {
        securityContext: {
          privileged: true,
          runAsUser: 0,
          seccompProfile: { type: 'Localhost', localhostProfile: 'a/b' },
        },
      },
      [],
    ],
    [
      'ids out of range',
      { securityContext: { runAsUser: -1, runAsGroup: 2147483648 } },
      [
        'securityContext.runAsGroup: Invalid value: 2147483648: must be between 0 and 2147483647, inclusive',
        'securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive',
      ],
    ],
    [
      'privileges that it may not gain',
      { securityContext: { privileged: true, allowPrivilegeEscalation: false } },
      ['securityContext: Invalid value: cannot set `allowPrivilegeEscalation` to false and `privileged` to true'],
    ],
    [
      'mounts of /proc',
      { securityContext: { procMount: 'Unmasked' } },
      ['securityContext.procMount: Invalid value: "Unmasked": `hostUsers` must be false to use `Unmasked`'],
    ],
    [
      'seccomp profiles',
      { securityContext: { seccompProfile: { type: 'Mine' } } },
      [
        'securityContext.seccompProfile.type: Unsupported value: "Mine": supported values: "Localhost", "RuntimeDefault", "Unconfined"',
      ],
    ],
    [
      'a seccomp profile without its file',
      { securityContext: { seccompProfile: { type: 'Localhost' } } },
      ['securityContext.seccompProfile.localhostProfile: Required value: must be set when seccomp type is Localhost'],
    ],
    [
      'a seccomp profile with a file it does not use',
      { securityContext: { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'x' } } },
      [
        'securityContext.seccompProfile.localhostProfile: Invalid value: can only be set when seccomp type is Localhost',
      ],
    ],
    [
      'Windows users',
      {
        securityContext: {
          windowsOptions: { runAsUserName: 'a\\b\\c', gmsaCredentialSpecName: 'X', gmsaCredentialSpec: '' },
        },
      },
      [
        'securityContext.windowsOptions.gmsaCredentialSpec: Invalid value: "": gmsaCredentialSpec cannot be an empty string',
        `securityContext.windowsOptions.gmsaCredentialSpecName: Invalid value: "X": ${SUBDOMAIN}`,
        'securityContext.windowsOptions.runAsUserName: Invalid value: "a\\\\b\\\\c": runAsUserName cannot contain more than one backslash',
      ],
    ],
    [
      'a Windows user of a domain',
      { securityContext: { windowsOptions: { runAsUserName: 'NT AUTHORITY\\LocalService' } } },
      [],
    ],
    [
      'a Windows user of no domain',
      { securityContext: { windowsOptions: { runAsUserName: '\\..' } } },
      [
        'securityContext.windowsOptions.runAsUserName: Invalid value: "\\\\..": runAsUserName\'s Domain doesn\'t match the NetBios nor the DNS format',
        'securityContext.windowsOptions.runAsUserName: Invalid value: "\\\\..": runAsUserName\'s User cannot contain only periods or spaces',
      ],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(container(change), 'spec.template.spec.containers[0].')).toEqual(answers);
  });
});

describe('the security context of a pod', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'a usual one',
      {
        securityContext: {
          fsGroup: 1000,
          runAsUser: 8888,
          supplementalGroups: [1],
          fsGroupChangePolicy: 'OnRootMismatch',
          sysctls: [{ name: 'net.core.somaxconn', value: '1' }],
        },
      },
      [],
    ],
    [
      'ids out of range',
      { securityContext: { fsGroup: -1, runAsUser: -1, runAsGroup: -1, supplementalGroups: [1, -1] } },
      [
        'securityContext.fsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive',
        'securityContext.runAsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive',
        'securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive',
        'securityContext.supplementalGroups[1]: Invalid value: -1: must be between 0 and 2147483647, inclusive',
      ],
    ],
    [
      'an unknown policy',
      { securityContext: { fsGroupChangePolicy: 'Never' } },
      ['securityContext.fsGroupChangePolicy: Unsupported value: "Never": supported values: "Always", "OnRootMismatch"'],
    ],
    [
      'sysctls that are none',
      {
        securityContext: {
          sysctls: [
            { name: '', value: '1' },
            { name: 'a..b', value: '1' },
            { name: 'kernel.sem', value: '1' },
            { name: 'kernel.sem', value: '1' },
          ],
        },
      },
      [
        'securityContext.sysctls[0].name: Required value',
        'securityContext.sysctls[1].name: Invalid value: "a..b": must have at most 253 characters and match regex ^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[\\./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$',
        'securityContext.sysctls[3].name: Duplicate value: "kernel.sem"',
      ],
    ],
    [
      'sysctls of a namespace that it shares with the host',
      {
        hostNetwork: true,
        hostIPC: true,
        securityContext: {
          sysctls: [
            { name: 'net/ipv4/x.y', value: '1' },
            { name: 'kernel.msgmax', value: '1' },
            { name: 'fs.mqueue.x', value: '1' },
          ],
        },
      },
      [
        'securityContext.sysctls[0].name: Invalid value: "net/ipv4/x.y": may not be specified when \'hostNetwork\' is true',
        'securityContext.sysctls[1].name: Invalid value: "kernel.msgmax": may not be specified when \'hostIPC\' is true',
        'securityContext.sysctls[2].name: Invalid value: "fs.mqueue.x": may not be specified when \'hostIPC\' is true',
      ],
    ],
    [
      'one process namespace twice',
      { shareProcessNamespace: true, hostPID: true },
      [
        'securityContext.shareProcessNamespace: Invalid value: true: ShareProcessNamespace and HostPID cannot both be enabled',
      ],
    ],
    [
      'Windows options on Linux',
      { os: { name: 'linux' }, securityContext: { windowsOptions: { runAsUserName: 'u' } } },
      ['securityContext.windowsOptions: Forbidden: windows options cannot be set for a linux pod'],
    ],
    [
      'Linux options on Windows',
      {
        os: { name: 'windows' },
        hostPID: true,
        shareProcessNamespace: false,
        securityContext: { runAsUser: 1, sysctls: [{ name: 'a', value: '1' }] },
        containers: [{ name: 'c', image: 'i', securityContext: { privileged: false } }],
      },
      [
        'containers[0].securityContext.privileged: Forbidden: cannot be set for a windows pod',
        'hostPID: Forbidden: cannot be set for a windows pod',
        'securityContext.runAsUser: Forbidden: cannot be set for a windows pod',
        'securityContext.sysctls: Forbidden: cannot be set for a windows pod',
        'shareProcessNamespace: Forbidden: cannot be set for a windows pod',
      ],
    ],
    [
      'an unknown system',
      { os: { name: 'darwin' } },
      ['os: Unsupported value: "darwin": supported values: "linux", "windows"'],
    ],
    [
      'processes of a Windows host beside containers',
      {
        containers: [
          { name: 'c', image: 'i', securityContext: { windowsOptions: { hostProcess: true } } },
          { name: 'd', image: 'i' },
        ],
      },
      [
        'hostNetwork: Invalid value: false: hostNetwork must be true if pod contains any hostProcess containers',
        'spec.template.spec: Invalid value: "": If pod contains any hostProcess containers then all containers must be HostProcess containers',
      ],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(pod(change), 'spec.template.spec.')).toEqual(answers);
  });
});
