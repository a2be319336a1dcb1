import { LABEL, SUBDOMAIN } from './name-formats';
import { answersTo, pod } from './objects';
import { type JsonObject } from '../../src/private/json';

describe('a volume', () => {
  test.each<[string, JsonObject, string[]]>([
    ['an empty folder without saying so', { volumes: [{ name: 'v' }] }, []],
    [
      'names that are none',
      { volumes: [{ name: 'My_Volume' }, { name: '' }] },
      [`volumes[0].name: Invalid value: "My_Volume": ${LABEL}`, 'volumes[1].name: Required value'],
    ],
    [
      'two of one name',
      {
        volumes: [
          { name: 'v', emptyDir: {} },
          { name: 'v', secret: { secretName: 's' } },
        ],
      },
      ['volumes[1].name: Duplicate value: "v"'],
    ],
    [
      'two sources',
      { volumes: [{ name: 'v', emptyDir: {}, secret: { secretName: 's' } }] },
      ['volumes[0].secret: Forbidden: may not specify more than 1 volume type'],
    ],
    [
      'an invalid one counts as missing',
      {
        volumes: [{ name: 'v', secret: {} }],
        containers: [{ name: 'c', image: 'i', volumeMounts: [{ name: 'v', mountPath: '/v' }] }],
      },
      ['containers[0].volumeMounts[0].name: Not found: "v"', 'volumes[0].secret.secretName: Required value'],
    ],
    [
      'emptyDir',
      { volumes: [{ name: 'v', emptyDir: { sizeLimit: '-1' } }] },
      ['volumes[0].emptyDir.sizeLimit: Forbidden: SizeLimit field must be a valid resource quantity'],
    ],
    [
      'hostPath',
      {
        volumes: [
          { name: 'a', hostPath: { path: '' } },
          { name: 'b', hostPath: { path: '/../x', type: 'Link' } },
        ],
      },
      [
        'volumes[0].hostPath.path: Required value',
        'volumes[1].hostPath.path: Invalid value: "/../x": must not contain \'..\'',
        'volumes[1].hostPath.type: Unsupported value: "Link": supported values: "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"',
      ],
    ],
    [
      'gitRepo',
      { volumes: [{ name: 'v', gitRepo: { repository: '', directory: '/x' } }] },
      [
        'volumes[0].gitRepo.directory: Invalid value: "/x": must be a relative path',
        'volumes[0].gitRepo.repository: Required value',
      ],
    ],
    [
      'gcePersistentDisk',
      { volumes: [{ name: 'v', gcePersistentDisk: { pdName: '', partition: 256 } }] },
      [
        'volumes[0].persistentDisk.partition: Invalid value: 256: must be between 1 and 255, inclusive',
        'volumes[0].persistentDisk.pdName: Required value',
      ],
    ],
    [
      'awsElasticBlockStore',
      { volumes: [{ name: 'v', awsElasticBlockStore: { volumeID: '', partition: -1 } }] },
      [
        'volumes[0].awsElasticBlockStore.partition: Invalid value: -1: must be between 1 and 255, inclusive',
        'volumes[0].awsElasticBlockStore.volumeID: Required value',
      ],
    ],
    [
      'secret',
      {
        volumes: [
          {
            name: 'v',
            secret: {
              defaultMode: 512,
              items: [
                { key: '', path: '/x', mode: -1 },
                { key: 'k', path: '..x' },
              ],
            },
          },
        ],
      },
      [
        'volumes[0].secret.defaultMode: Invalid value: 512: must be a number between 0 and 0777 (octal), both inclusive',
        'volumes[0].secret.items[0].key: Required value',
        'volumes[0].secret.items[0].mode: Invalid value: -1: must be a number between 0 and 0777 (octal), both inclusive',
        'volumes[0].secret.items[0].path: Invalid value: "/x": must be a relative path',
        'volumes[0].secret.items[1].path: Invalid value: "..x": must not start with \'..\'',
        'volumes[0].secret.secretName: Required value',
      ],
    ],
    [
      'configMap',
      { volumes: [{ name: 'v', configMap: { name: '', items: [{ key: 'k', path: '' }] } }] },
      ['volumes[0].configMap.items[0].path: Required value', 'volumes[0].configMap.name: Required value'],
    ],
    [
      'nfs',
      { volumes: [{ name: 'v', nfs: { server: '', path: 'x' } }] },
      ['volumes[0].nfs.path: Invalid value: "x": must be an absolute path', 'volumes[0].nfs.server: Required value'],
    ],
    [
      'iscsi',
      {
        volumes: [
          { name: 'v', iscsi: { targetPortal: '', iqn: 'x', lun: 256, chapAuthSession: true, initiatorName: 'eui.1' } },
        ],
      },
      [
        'volumes[0].iscsi.initiatorname: Invalid value: "eui.1": must be valid format',
        'volumes[0].iscsi.iqn: Invalid value: "x": must be valid format starting with iqn, eui, or naa',
        'volumes[0].iscsi.lun: Invalid value: 256: must be between 0 and 255, inclusive',
        'volumes[0].iscsi.secretRef: Required value',
        'volumes[0].iscsi.targetPortal: Required value',
      ],
    ],
    [
      'iscsi with a long name',
      {
        volumes: [
          {
            name: 'v',
            iscsi: {
              targetPortal: 'ppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppppp',
              iqn: 'iqn.2016-04.com.example:storage',
              lun: 1,
              initiatorName: 'iqn.2016-04.com.example:storage',
            },
          },
        ],
      },
      [
        'volumes[0].name: Invalid value: "v": Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.',
      ],
    ],
    [
      'glusterfs',
      { volumes: [{ name: 'v', glusterfs: { endpoints: '', path: '' } }] },
      ['volumes[0].glusterfs.endpoints: Required value', 'volumes[0].glusterfs.path: Required value'],
    ],
    [
      'flocker',
      {
        volumes: [
          { name: 'a', flocker: {} },
          { name: 'b', flocker: { datasetName: 'a/b', datasetUUID: 'u' } },
        ],
      },
      [
        'volumes[0].flocker: Required value: one of datasetName and datasetUUID is required',
        'volumes[1].flocker.datasetName: Invalid value: "a/b": must not contain \'/\'',
        'volumes[1].flocker: Invalid value: "resource": datasetName and datasetUUID can not be specified simultaneously',
      ],
    ],
    [
      'persistentVolumeClaim',
      { volumes: [{ name: 'v', persistentVolumeClaim: { claimName: '' } }] },
      ['volumes[0].persistentVolumeClaim.claimName: Required value'],
    ],
    [
      'rbd and cephfs',
      {
        volumes: [
          { name: 'a', rbd: { monitors: [], image: '' } },
          { name: 'b', cephfs: { monitors: [] } },
        ],
      },
      [
        'volumes[0].rbd.image: Required value',
        'volumes[0].rbd.monitors: Required value',
        'volumes[1].cephfs.monitors: Required value',
      ],
    ],
    [
      'cinder',
      { volumes: [{ name: 'v', cinder: { volumeID: '', secretRef: {} } }] },
      ['volumes[0].cinder.secretRef.name: Required value', 'volumes[0].cinder.volumeID: Required value'],
    ],
    [
      'quobyte',
      {
        volumes: [
          { name: 'a', quobyte: { registry: '', volume: '' } },
          { name: 'b', quobyte: { registry: 'a:1,b', volume: 'v' } },
        ],
      },
      [
        'volumes[0].quobyte.registry: Required value: must be a host:port pair or multiple pairs separated by commas',
        'volumes[0].quobyte.volume: Required value',
        'volumes[1].quobyte.registry: Invalid value: "a:1,b": must be a host:port pair or multiple pairs separated by commas',
      ],
    ],
    [
      'downwardAPI',
      {
        volumes: [
          {
            name: 'v',
            downwardAPI: {
              defaultMode: -1,
              items: [
                { path: '', fieldRef: { fieldPath: 'spec.nodeName' } },
                { path: 'a' },
                { path: 'b', resourceFieldRef: { resource: 'limits.cpu' } },
              ],
            },
          },
        ],
      },
      [
        'volumes[0].downwardAPI.defaultMode: Invalid value: -1: must be a number between 0 and 0777 (octal), both inclusive',
        'volumes[0].downwardAPI.fieldRef.fieldPath: Unsupported value: "spec.nodeName": supported values: "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"',
        'volumes[0].downwardAPI.path: Required value',
        'volumes[0].downwardAPI.resourceFieldRef.containerName: Required value',
        'volumes[0].downwardAPI: Required value: one of fieldRef and resourceFieldRef is required',
      ],
    ],
    [
      'fc',
      {
        volumes: [
          { name: 'a', fc: {} },
          { name: 'b', fc: { targetWWNs: ['w'], wwids: ['w'] } },
          { name: 'c', fc: { targetWWNs: ['w'], lun: 256 } },
        ],
      },
      [
        'volumes[0].fc.targetWWNs: Required value: must specify either targetWWNs or wwids, but not both',
        'volumes[1].fc.lun: Required value: lun is required if targetWWNs is specified',
        'volumes[1].fc.targetWWNs: Invalid value: targetWWNs and wwids can not be specified simultaneously',
        'volumes[2].fc.lun: Invalid value: 256: must be between 0 and 255, inclusive',
      ],
    ],
    [
      'flexVolume',
      { volumes: [{ name: 'v', flexVolume: { driver: '', options: { 'k8s.io/x': 'y' } } }] },
      [
        'volumes[0].flexVolume.driver: Required value',
        'volumes[0].flexVolume.options[k8s.io/x]: Invalid value: "k8s.io/x": kubernetes.io and k8s.io namespaces are reserved',
      ],
    ],
    [
      'azureFile',
      { volumes: [{ name: 'v', azureFile: { secretName: '', shareName: '' } }] },
      ['volumes[0].azureFile.secretName: Required value', 'volumes[0].azureFile.shareName: Required value'],
    ],
    [
      'azureDisk',
      {
        volumes: [
          { name: 'a', azureDisk: { diskName: '', diskURI: '', cachingMode: 'x', kind: 'Managed' } },
          { name: 'b', azureDisk: { diskName: 'd', diskURI: '/subscriptions/x', kind: 'Own' } },
        ],
      },
      [
        'volumes[0].azureDisk.cachingMode: Unsupported value: "x": supported values: "None", "ReadOnly", "ReadWrite"',
        'volumes[0].azureDisk.diskName: Required value',
        'volumes[0].azureDisk.diskURI: Required value',
        'volumes[0].azureDisk.diskURI: Unsupported value: "": supported values: "/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}"',
        'volumes[1].azureDisk.diskURI: Unsupported value: "/subscriptions/x": supported values: "https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd"',
        'volumes[1].azureDisk.kind: Unsupported value: "Own": supported values: "Dedicated", "Managed", "Shared"',
      ],
    ],
    [
      'vsphereVolume, photonPersistentDisk, portworxVolume',
      {
        volumes: [
          { name: 'a', vsphereVolume: { volumePath: '' } },
          { name: 'b', photonPersistentDisk: { pdID: '' } },
          { name: 'c', portworxVolume: { volumeID: '' } },
        ],
      },
      [
        'volumes[0].vsphereVolume.volumePath: Required value',
        'volumes[1].photonPersistentDisk.pdID: Required value',
        'volumes[2].portworxVolume.volumeID: Required value',
      ],
    ],
    [
      'storageos',
      { volumes: [{ name: 'v', storageos: { volumeName: 'V', volumeNamespace: 'N', secretRef: {} } }] },
      [
        'volumes[0].storageos.secretRef.name: Required value',
        `volumes[0].storageos.volumeName: Invalid value: "V": ${LABEL}`,
        `volumes[0].storageos.volumeNamespace: Invalid value: "N": ${LABEL}`,
      ],
    ],
    [
      'scaleIO',
      { volumes: [{ name: 'v', scaleIO: { gateway: '', system: '', volumeName: '' } }] },
      [
        'volumes[0].scaleIO.gateway: Required value',
        'volumes[0].scaleIO.system: Required value',
        'volumes[0].scaleIO.volumeName: Required value',
      ],
    ],
    [
      'csi',
      { volumes: [{ name: 'v', csi: { driver: 'my_driver', nodePublishSecretRef: { name: 'S' } } }] },
      [
        `volumes[0].csi.driver: Invalid value: "my_driver": ${SUBDOMAIN}`,
        `volumes[0].csi.name: Invalid value: "S": ${SUBDOMAIN}`,
      ],
    ],
    [
      'projected',
      {
        volumes: [
          {
            name: 'v',
            projected: {
              defaultMode: 512,
              sources: [
                { secret: { name: '', items: [{ key: 'k', path: 'a' }] } },
                {
                  configMap: { name: 'c', items: [{ key: 'k', path: 'a' }] },
                  downwardAPI: { items: [{ path: 'b', fieldRef: { fieldPath: 'metadata.name' } }] },
                },
                { serviceAccountToken: { path: '', expirationSeconds: 599 } },
              ],
            },
          },
        ],
      },
      [
        'volumes[0].projected.defaultMode: Invalid value: 512: must be a number between 0 and 0777 (octal), both inclusive',
        'volumes[0].projected.path: Required value',
        'volumes[0].projected.sources[0].secret.name: Required value',
        'volumes[0].projected.sources[1]: Forbidden: may not specify more than 1 volume type per source',
        'volumes[0].projected.sources[2].serviceAccountToken.expirationSeconds: Invalid value: 599: may not specify a duration less than 10 minutes',
        'volumes[0].projected: Invalid value: "c": conflicting duplicate paths',
      ],
    ],
    [
      'ephemeral',
      {
        volumes: [
          { name: 'a', ephemeral: {} },
          {
            name: 'b',
            ephemeral: {
              volumeClaimTemplate: {
                spec: {
                  accessModes: ['ReadWriteOncePod', 'ReadOnlyMany', 'x'],
                  volumeMode: 'Tape',
                  storageClassName: 'S',
                  dataSource: { kind: 'X', name: '' },
                  dataSourceRef: { apiGroup: 'G_', kind: 'X', name: 'n' },
                },
              },
            },
          },
          {
            name: 'c',
            ephemeral: {
              volumeClaimTemplate: {
                spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '0' } } },
              },
            },
          },
        ],
      },
      [
        'volumes[0].ephemeral.volumeClaimTemplate: Required value',
        'volumes[1].ephemeral.volumeClaimTemplate.spec.accessModes: Forbidden: may not use ReadWriteOncePod with other access modes',
        'volumes[1].ephemeral.volumeClaimTemplate.spec.accessModes: Unsupported value: "x": supported values: "ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", "ReadWriteOncePod"',
        'volumes[1].ephemeral.volumeClaimTemplate.spec.dataSource.name: Required value',
        'volumes[1].ephemeral.volumeClaimTemplate.spec.dataSource: Invalid value: "X": must be \'PersistentVolumeClaim\' when referencing the default apiGroup',
        `volumes[1].ephemeral.volumeClaimTemplate.spec.dataSourceRef.apiGroup: Invalid value: "G_": ${SUBDOMAIN}`,
        'volumes[1].ephemeral.volumeClaimTemplate.spec.resources[storage]: Required value',
        `volumes[1].ephemeral.volumeClaimTemplate.spec.storageClassName: Invalid value: "S": ${SUBDOMAIN}`,
        'volumes[1].ephemeral.volumeClaimTemplate.spec.volumeMode: Unsupported value: "Tape": supported values: "Block", "Filesystem"',
        'volumes[1].ephemeral.volumeClaimTemplate.spec: Invalid value: must match dataSourceRef',
        'volumes[2].ephemeral.volumeClaimTemplate.spec.resources[storage]: Invalid value: "0": must be greater than zero',
      ],
    ],
    [
      'each kind as it should be',
      {
        volumes: [
          { name: 'a', secret: { secretName: 's', items: [{ key: 'k', path: 'p/q', mode: 420 }] } },
          {
            name: 'b',
            ephemeral: {
              volumeClaimTemplate: {
                spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
              },
            },
          },
          { name: 'c', nfs: { server: 's', path: '/p' } },
          { name: 'd', csi: { driver: 'secrets-store.csi.k8s.io' } },
          { name: 'e', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } },
        ],
      },
      [],
    ],
  ])('%s', (_, change, answers) => {
    expect(answersTo(pod(change), 'spec.template.spec.')).toEqual(answers);
  });
});
