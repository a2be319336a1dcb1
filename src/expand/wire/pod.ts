import { always, FLAG, INT_OR_STRING, list, map, nullable, NUMBER, pointer, QUANTITY, struct, TEXT } from './shape';
import { FIELD_REF, LABEL_SELECTOR, LOCAL_OBJECT, RESOURCE_FIELD_REF, RESOURCES } from './shared';
import { VOLUME } from './volume';

/** @see https://github.com/kubernetes/api/blob/v0.24.1/core/v1/types.go */

const OPTIONAL_SOURCE = { name: TEXT, optional: pointer(FLAG) };

const KEY_SELECTOR = struct({ name: TEXT, key: always(TEXT), optional: pointer(FLAG) });

export const ENV_VAR = struct({
  name: always(TEXT),
  value: TEXT,
  valueFrom: pointer(
    struct({
      fieldRef: pointer(FIELD_REF),
      resourceFieldRef: pointer(RESOURCE_FIELD_REF),
      configMapKeyRef: pointer(KEY_SELECTOR),
      secretKeyRef: pointer(KEY_SELECTOR),
    }),
  ),
});

const HTTP_GET = struct({
  path: TEXT,
  port: always(INT_OR_STRING),
  host: TEXT,
  scheme: TEXT,
  httpHeaders: list(struct({ name: always(TEXT), value: always(TEXT) })),
});

const HANDLER = {
  exec: pointer(struct({ command: list(TEXT) })),
  httpGet: pointer(HTTP_GET),
  tcpSocket: pointer(struct({ port: always(INT_OR_STRING), host: TEXT })),
};

const PROBE = struct({
  ...HANDLER,
  grpc: pointer(struct({ port: always(NUMBER), service: nullable(TEXT) })),
  initialDelaySeconds: NUMBER,
  timeoutSeconds: NUMBER,
  periodSeconds: NUMBER,
  successThreshold: NUMBER,
  failureThreshold: NUMBER,
  terminationGracePeriodSeconds: pointer(NUMBER),
});

const SE_LINUX = struct({ user: TEXT, role: TEXT, type: TEXT, level: TEXT });
const SECCOMP = struct({ type: always(TEXT), localhostProfile: pointer(TEXT) });
const WINDOWS = struct({
  gmsaCredentialSpecName: pointer(TEXT),
  gmsaCredentialSpec: pointer(TEXT),
  runAsUserName: pointer(TEXT),
  hostProcess: pointer(FLAG),
});

const SECURITY_CONTEXT = struct({
  capabilities: pointer(struct({ add: list(TEXT), drop: list(TEXT) })),
  privileged: pointer(FLAG),
  seLinuxOptions: pointer(SE_LINUX),
  windowsOptions: pointer(WINDOWS),
  runAsUser: pointer(NUMBER),
  runAsGroup: pointer(NUMBER),
  runAsNonRoot: pointer(FLAG),
  readOnlyRootFilesystem: pointer(FLAG),
  allowPrivilegeEscalation: pointer(FLAG),
  procMount: pointer(TEXT),
  seccompProfile: pointer(SECCOMP),
});

const CONTAINER_FIELDS = {
  name: always(TEXT),
  image: TEXT,
  command: list(TEXT),
  args: list(TEXT),
  workingDir: TEXT,
  ports: list(struct({ name: TEXT, hostPort: NUMBER, containerPort: always(NUMBER), protocol: TEXT, hostIP: TEXT })),
  envFrom: list(
    struct({
      prefix: TEXT,
      configMapRef: pointer(struct(OPTIONAL_SOURCE)),
      secretRef: pointer(struct(OPTIONAL_SOURCE)),
    }),
  ),
  env: list(ENV_VAR),
  resources: RESOURCES,
  volumeMounts: list(
    struct({
      name: always(TEXT),
      readOnly: FLAG,
      mountPath: always(TEXT),
      subPath: TEXT,
      mountPropagation: pointer(TEXT),
      subPathExpr: TEXT,
    }),
  ),
  volumeDevices: list(struct({ name: always(TEXT), devicePath: always(TEXT) })),
  livenessProbe: pointer(PROBE),
  readinessProbe: pointer(PROBE),
  startupProbe: pointer(PROBE),
  lifecycle: pointer(struct({ postStart: pointer(struct(HANDLER)), preStop: pointer(struct(HANDLER)) })),
  terminationMessagePath: TEXT,
  terminationMessagePolicy: TEXT,
  imagePullPolicy: TEXT,
  securityContext: pointer(SECURITY_CONTEXT),
  stdin: FLAG,
  stdinOnce: FLAG,
  tty: FLAG,
};

export const CONTAINER = struct(CONTAINER_FIELDS);

const REQUIREMENTS = list(struct({ key: always(TEXT), operator: always(TEXT), values: list(TEXT) }));
const NODE_TERM = struct({ matchExpressions: REQUIREMENTS, matchFields: REQUIREMENTS });
const POD_TERM = struct({
  labelSelector: pointer(LABEL_SELECTOR),
  namespaces: list(TEXT),
  topologyKey: always(TEXT),
  namespaceSelector: pointer(LABEL_SELECTOR),
});
const POD_AFFINITY = struct({
  requiredDuringSchedulingIgnoredDuringExecution: list(POD_TERM),
  preferredDuringSchedulingIgnoredDuringExecution: list(
    struct({ weight: always(NUMBER), podAffinityTerm: always(POD_TERM) }),
  ),
});

export const POD_SPEC = struct({
  volumes: list(VOLUME),
  initContainers: list(CONTAINER),
  containers: always(list(CONTAINER)),
  ephemeralContainers: list(struct({ ...CONTAINER_FIELDS, targetContainerName: TEXT })),
  restartPolicy: TEXT,
  terminationGracePeriodSeconds: pointer(NUMBER),
  activeDeadlineSeconds: pointer(NUMBER),
  dnsPolicy: TEXT,
  nodeSelector: map(TEXT),
  serviceAccountName: TEXT,
  serviceAccount: TEXT,
  automountServiceAccountToken: pointer(FLAG),
  nodeName: TEXT,
  hostNetwork: FLAG,
  hostPID: FLAG,
  hostIPC: FLAG,
  shareProcessNamespace: pointer(FLAG),
  securityContext: pointer(
    struct({
      seLinuxOptions: pointer(SE_LINUX),
      windowsOptions: pointer(WINDOWS),
      runAsUser: pointer(NUMBER),
      runAsGroup: pointer(NUMBER),
      runAsNonRoot: pointer(FLAG),
      supplementalGroups: list(NUMBER),
      fsGroup: pointer(NUMBER),
      sysctls: list(struct({ name: always(TEXT), value: always(TEXT) })),
      fsGroupChangePolicy: pointer(TEXT),
      seccompProfile: pointer(SECCOMP),
    }),
  ),
  imagePullSecrets: list(LOCAL_OBJECT),
  hostname: TEXT,
  subdomain: TEXT,
  affinity: pointer(
    struct({
      nodeAffinity: pointer(
        struct({
          requiredDuringSchedulingIgnoredDuringExecution: pointer(
            struct({ nodeSelectorTerms: always(list(NODE_TERM)) }),
          ),
          preferredDuringSchedulingIgnoredDuringExecution: list(
            struct({ weight: always(NUMBER), preference: always(NODE_TERM) }),
          ),
        }),
      ),
      podAffinity: pointer(POD_AFFINITY),
      podAntiAffinity: pointer(POD_AFFINITY),
    }),
  ),
  schedulerName: TEXT,
  tolerations: list(
    struct({ key: TEXT, operator: TEXT, value: TEXT, effect: TEXT, tolerationSeconds: pointer(NUMBER) }),
  ),
  hostAliases: list(struct({ ip: TEXT, hostnames: list(TEXT) })),
  priorityClassName: TEXT,
  priority: pointer(NUMBER),
  dnsConfig: pointer(
    struct({
      nameservers: list(TEXT),
      searches: list(TEXT),
      options: list(struct({ name: TEXT, value: pointer(TEXT) })),
    }),
  ),
  readinessGates: list(struct({ conditionType: always(TEXT) })),
  runtimeClassName: pointer(TEXT),
  enableServiceLinks: pointer(FLAG),
  preemptionPolicy: pointer(TEXT),
  overhead: map(QUANTITY),
  topologySpreadConstraints: list(
    struct({
      maxSkew: always(NUMBER),
      topologyKey: always(TEXT),
      whenUnsatisfiable: always(TEXT),
      labelSelector: pointer(LABEL_SELECTOR),
      minDomains: pointer(NUMBER),
    }),
  ),
  setHostnameAsFQDN: pointer(FLAG),
  os: pointer(struct({ name: always(TEXT) })),
});
