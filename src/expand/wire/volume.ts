import { OBJECT_META } from './metadata';
import { always, FLAG, list, map, nullable, NUMBER, pointer, QUANTITY, type Shape, struct, TEXT } from './shape';
import { FIELD_REF, LABEL_SELECTOR, LOCAL_OBJECT, RESOURCE_FIELD_REF, RESOURCES } from './shared';

const ITEMS = list(struct({ key: always(TEXT), path: always(TEXT), mode: pointer(NUMBER) }));

const DOWNWARD_ITEMS = list(
  struct({
    path: always(TEXT),
    fieldRef: pointer(FIELD_REF),
    resourceFieldRef: pointer(RESOURCE_FIELD_REF),
    mode: pointer(NUMBER),
  }),
);

const DISK = { fsType: TEXT, partition: NUMBER, readOnly: FLAG };

const PROJECTION = { name: TEXT, items: ITEMS, optional: pointer(FLAG) };

const TYPED_LOCAL_OBJECT = struct({ apiGroup: nullable(TEXT), kind: always(TEXT), name: always(TEXT) });

const SOURCES: Record<string, Shape> = {
  hostPath: struct({ path: always(TEXT), type: pointer(TEXT) }),
  emptyDir: struct({ medium: TEXT, sizeLimit: pointer(QUANTITY) }),
  gcePersistentDisk: struct({ pdName: always(TEXT), ...DISK }),
  awsElasticBlockStore: struct({ volumeID: always(TEXT), ...DISK }),
  gitRepo: struct({ repository: always(TEXT), revision: TEXT, directory: TEXT }),
  secret: struct({ secretName: TEXT, items: ITEMS, defaultMode: pointer(NUMBER), optional: pointer(FLAG) }),
  nfs: struct({ server: always(TEXT), path: always(TEXT), readOnly: FLAG }),
  iscsi: struct({
    targetPortal: always(TEXT),
    iqn: always(TEXT),
    lun: always(NUMBER),
    iscsiInterface: TEXT,
    fsType: TEXT,
    readOnly: FLAG,
    portals: list(TEXT),
    chapAuthDiscovery: FLAG,
    chapAuthSession: FLAG,
    secretRef: pointer(LOCAL_OBJECT),
    initiatorName: pointer(TEXT),
  }),
  glusterfs: struct({ endpoints: always(TEXT), path: always(TEXT), readOnly: FLAG }),
  persistentVolumeClaim: struct({ claimName: always(TEXT), readOnly: FLAG }),
  rbd: struct({
    monitors: always(list(TEXT)),
    image: always(TEXT),
    fsType: TEXT,
    pool: TEXT,
    user: TEXT,
    keyring: TEXT,
    secretRef: pointer(LOCAL_OBJECT),
    readOnly: FLAG,
  }),
  flexVolume: struct({
    driver: always(TEXT),
    fsType: TEXT,
    secretRef: pointer(LOCAL_OBJECT),
    readOnly: FLAG,
    options: map(TEXT),
  }),
  cinder: struct({ volumeID: always(TEXT), fsType: TEXT, readOnly: FLAG, secretRef: pointer(LOCAL_OBJECT) }),
  cephfs: struct({
    monitors: always(list(TEXT)),
    path: TEXT,
    user: TEXT,
    secretFile: TEXT,
    secretRef: pointer(LOCAL_OBJECT),
    readOnly: FLAG,
  }),
  flocker: struct({ datasetName: TEXT, datasetUUID: TEXT }),
  downwardAPI: struct({ items: DOWNWARD_ITEMS, defaultMode: pointer(NUMBER) }),
  fc: struct({ targetWWNs: list(TEXT), lun: pointer(NUMBER), fsType: TEXT, readOnly: FLAG, wwids: list(TEXT) }),
  azureFile: struct({ secretName: always(TEXT), shareName: always(TEXT), readOnly: FLAG }),
  configMap: struct({ name: TEXT, items: ITEMS, defaultMode: pointer(NUMBER), optional: pointer(FLAG) }),
  vsphereVolume: struct({ volumePath: always(TEXT), fsType: TEXT, storagePolicyName: TEXT, storagePolicyID: TEXT }),
  quobyte: struct({
    registry: always(TEXT),
    volume: always(TEXT),
    readOnly: FLAG,
    user: TEXT,
    group: TEXT,
    tenant: TEXT,
  }),
  azureDisk: struct({
    diskName: always(TEXT),
    diskURI: always(TEXT),
    cachingMode: pointer(TEXT),
    fsType: pointer(TEXT),
    readOnly: pointer(FLAG),
    kind: pointer(TEXT),
  }),
  photonPersistentDisk: struct({ pdID: always(TEXT), fsType: TEXT }),
  projected: struct({
    sources: always(
      list(
        struct({
          secret: pointer(struct(PROJECTION)),
          downwardAPI: pointer(struct({ items: DOWNWARD_ITEMS })),
          configMap: pointer(struct(PROJECTION)),
          serviceAccountToken: pointer(
            struct({ audience: TEXT, expirationSeconds: pointer(NUMBER), path: always(TEXT) }),
          ),
        }),
      ),
    ),
    defaultMode: pointer(NUMBER),
  }),
  portworxVolume: struct({ volumeID: always(TEXT), fsType: TEXT, readOnly: FLAG }),
  scaleIO: struct({
    gateway: always(TEXT),
    system: always(TEXT),
    secretRef: nullable(LOCAL_OBJECT),
    sslEnabled: FLAG,
    protectionDomain: TEXT,
    storagePool: TEXT,
    storageMode: TEXT,
    volumeName: TEXT,
    fsType: TEXT,
    readOnly: FLAG,
  }),
  storageos: struct({
    volumeName: TEXT,
    volumeNamespace: TEXT,
    fsType: TEXT,
    readOnly: FLAG,
    secretRef: pointer(LOCAL_OBJECT),
  }),
  csi: struct({
    driver: always(TEXT),
    readOnly: pointer(FLAG),
    fsType: pointer(TEXT),
    volumeAttributes: map(TEXT),
    nodePublishSecretRef: pointer(LOCAL_OBJECT),
  }),
  ephemeral: struct({
    volumeClaimTemplate: pointer(
      struct({
        metadata: OBJECT_META,
        spec: always(
          struct({
            accessModes: list(TEXT),
            selector: pointer(LABEL_SELECTOR),
            resources: RESOURCES,
            volumeName: TEXT,
            storageClassName: pointer(TEXT),
            volumeMode: pointer(TEXT),
            dataSource: pointer(TYPED_LOCAL_OBJECT),
            dataSourceRef: pointer(TYPED_LOCAL_OBJECT),
          }),
        ),
      }),
    ),
  }),
};

export const VOLUME = struct({
  name: always(TEXT),
  ...Object.fromEntries(Object.entries(SOURCES).map(([name, source]) => [name, pointer(source)])),
});
