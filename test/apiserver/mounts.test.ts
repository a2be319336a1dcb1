import { answersTo, pod } from './objects';
import { type JsonObject } from '../../src/private/json';

describe('what a container mounts', () => {
  test.each<[string, JsonObject, string[]]>([
    [
      'a folder and a block device',
      {
        volumes: [
          { name: 'files', emptyDir: {} },
          { name: 'disk', persistentVolumeClaim: { claimName: 'c' } },
        ],
        containers: [
          {
            name: 'c',
            image: 'i',
            volumeMounts: [{ name: 'files', mountPath: '/f', subPath: 'a/b', mountPropagation: 'None' }],
            volumeDevices: [{ name: 'disk', devicePath: '/dev/d' }],
          },
        ],
      },
      [],
    ],
    [
      'a volume that the pod lacks',
      {
        volumes: [
          { name: 'files', emptyDir: {} },
          { name: 'disk', persistentVolumeClaim: { claimName: 'c' } },
        ],
        containers: [{ name: 'c', image: 'i', volumeMounts: [{ name: 'other', mountPath: '/o' }] }],
      },
      ['containers[0].volumeMounts[0].name: Not found: "other"'],
    ],
    [
      'two volumes at one path',
      {
        volumes: [
          { name: 'files', emptyDir: {} },
          { name: 'disk', persistentVolumeClaim: { claimName: 'c' } },
        ],
        containers: [
          {
            name: 'c',
            image: 'i',
            volumeMounts: [
              { name: 'files', mountPath: '/m' },
              { name: 'disk', mountPath: '/m' },
            ],
          },
        ],
      },
      ['containers[0].volumeMounts[1].mountPath: Invalid value: "/m": must be unique'],
    ],
    [
      'a volume at no path',
      {
        volumes: [
          { name: 'files', emptyDir: {} },
          { name: 'disk', persistentVolumeClaim: { claimName: 'c' } },
        ],
        containers: [{ name: 'c', image: 'i', volumeMounts: [{ name: 'files', mountPath: '' }] }],
      },
      ['containers[0].volumeMounts[0].mountPath: Required value'],
    ],
    [
      'parts that climb or are absolute',
      {
        volumes: [
          { name: 'files', emptyDir: {} },
          { name: 'disk', persistentVolumeClaim: { claimName: 'c' } },
        ],
        containers: [
          {
            name: 'c',
            image: 'i',
            volumeMounts: [
              { name: 'files', mountPath: '/a', subPath: '../x' },
              { name: 'files', mountPath: '/b', subPath: '/x' },
              { name: 'files', mountPath: '/c', subPath: 'x', subPathExpr: 'y' },
            ],
          },
        ],
      },
      [
        'containers[0].volumeMounts.subPath: Invalid value: "../x": must not contain \'..\'',
        'containers[0].volumeMounts.subPath: Invalid value: "/x": must be a relative path',
        'containers[0].volumeMounts[2].subPathExpr: Invalid value: "y": subPathExpr and subPath are mutually exclusive',
      ],
    ],
    [
      'propagation that is unknown or needs privileges',
      {
        volumes: [
          { name: 'files', emptyDir: {} },
          { name: 'disk', persistentVolumeClaim: { claimName: 'c' } },
        ],
        containers: [
          {
            name: 'c',
            image: 'i',
            volumeMounts: [
              { name: 'files', mountPath: '/a', mountPropagation: 'Both' },
              { name: 'files', mountPath: '/b', mountPropagation: 'Bidirectional' },
            ],
          },
        ],
      },
      [
        'containers[0].volumeMounts.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers',
        'containers[0].volumeMounts.mountPropagation: Unsupported value: "Both": supported values: "Bidirectional", "HostToContainer", "None"',
      ],
    ],
    [
      'propagation with privileges',
      {
        volumes: [
          { name: 'files', emptyDir: {} },
          { name: 'disk', persistentVolumeClaim: { claimName: 'c' } },
        ],
        containers: [
          {
            name: 'c',
            image: 'i',
            securityContext: { privileged: true },
            volumeMounts: [{ name: 'files', mountPath: '/b', mountPropagation: 'Bidirectional' }],
          },
        ],
      },
      [],
    ],
    [
      'a volume as folder and device',
      {
        volumes: [
          { name: 'files', emptyDir: {} },
          { name: 'disk', persistentVolumeClaim: { claimName: 'c' } },
        ],
        containers: [
          {
            name: 'c',
            image: 'i',
            volumeMounts: [{ name: 'disk', mountPath: '/d' }],
            volumeDevices: [{ name: 'disk', devicePath: '/d' }],
          },
        ],
      },
      [
        'containers[0].volumeDevices[0].devicePath: Invalid value: "/d": must not already exist as a path in volumeMounts',
        'containers[0].volumeDevices[0].name: Invalid value: "disk": must not already exist in volumeMounts',
        'containers[0].volumeMounts[0].mountPath: Invalid value: "/d": must not already exist as a path in volumeDevices',
        'containers[0].volumeMounts[0].name: Invalid value: "disk": must not already exist in volumeDevices',
      ],
    ],
    [
      'a device that is none',
      {
        volumes: [
          { name: 'files', emptyDir: {} },
          { name: 'disk', persistentVolumeClaim: { claimName: 'c' } },
        ],
        containers: [
          {
            name: 'c',
            image: 'i',
            volumeDevices: [
              { name: 'files', devicePath: '/dev/../d' },
              { name: 'other', devicePath: '' },
            ],
          },
        ],
      },
      [
        'containers[0].volumeDevices[0].devicePath: Invalid value: "/dev/../d": can not contain backsteps (\'..\')',
        'containers[0].volumeDevices[0].name: Invalid value: "files": can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
        'containers[0].volumeDevices[1].devicePath: Required value',
        'containers[0].volumeDevices[1].name: Not found: "other"',
      ],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(pod(change), 'spec.template.spec.')).toEqual(answers);
  });
});
