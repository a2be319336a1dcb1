import { needsOf } from '../../src/preview/needs/needs';
import { type JsonObject } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';

const objects = (text: string): JsonObject[] => readDocuments(text, 'test').map(({ value }) => value as JsonObject);

/** What is needed, as `Kind namespace/name keys`. */
function needed(text: string, charts: string[] = []): string[] {
  return needsOf({ written: objects(text), created: [], charts }).map(
    ({ kind, namespace, name, keys }) =>
      `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}${keys.map((key) => ` ${key}`).join('')}`,
  );
}

const IN_POD = (spec: string) => `
apiVersion: v1
kind: Pod
metadata: { name: p, namespace: default }
spec: { ${spec} }
`;
const AUTOSCALER = (types: string[]) => `
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: h, namespace: default }
spec: { metrics: [${types.map((type) => `{ type: ${type} }`).join(', ')}] }
`;
const BOUND = (role: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: r, namespace: default }
roleRef: { apiGroup: rbac.authorization.k8s.io, ${role} }
`;

const CERTIFICATE = `
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: { name: c, namespace: default }
spec: { secretName: s, issuerRef: { name: ca } }
`;
const POD = (spec: string) => `
apiVersion: batch/v1
kind: Job
metadata: { name: j, namespace: default }
spec: { template: { spec: { containers: [{ name: c, image: i, ${spec} }] } } }
`;

test.each([
  ['a kind of others', CERTIFICATE, ['Controller cert-manager', 'Issuer default/ca']],
  [
    'keys of Secrets',
    POD('env: [{ name: A, valueFrom: { secretKeyRef: { name: s, key: k } } }]'),
    ['Secret default/s k'],
  ],
  [
    'StorageClasses',
    'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: p }\nspec: { storageClassName: fast }\n',
    ['StorageClass fast'],
  ],
  ['namespaces', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c, namespace: growth }\n', ['Namespace growth']],
  [
    'gateways, certificates and names of hosts',
    `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: g, namespace: default }
spec: { servers: [{ hosts: ['ml/models.example.com', '*'], tls: { mode: MUTUAL, credentialName: t } }] }
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: v, namespace: default }
spec: { hosts: [x.default.svc.cluster.local], gateways: [mesh, other/gateway] }
`,
    ['Controller Istio', 'Secret default/t ca.crt tls.crt tls.key', 'Gateway other/gateway', 'Host models.example.com'],
  ],
  [
    'stores of secrets',
    'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: { name: e }\nspec: { secretStoreRef: { kind: ClusterSecretStore, name: vault } }\n',
    ['Controller External Secrets Operator', 'ClusterSecretStore vault'],
  ],
  [
    'device plugins',
    IN_POD(
      'containers: [{ name: c, resources: { limits: { nvidia.com/gpu: 1, memory: 1Gi, hugepages-2Mi: 4Mi }, ' +
        'requests: { example.com/fpga: 1, pods.kubernetes.io/x: 1 } } }]',
    ),
    ['Controller the device plugin of example.com/fpga', 'Controller the device plugin of nvidia.com/gpu'],
  ],
  [
    'classes',
    IN_POD('containers: [], priorityClassName: high, runtimeClassName: nvidia'),
    ['PriorityClass high', 'RuntimeClass nvidia'],
  ],
  ['classes of Kubernetes', IN_POD('containers: [], priorityClassName: system-node-critical'), []],
  [
    'what volumes of drivers refer to',
    IN_POD(
      'containers: [], volumes: [{ name: a, csi: { driver: d.example.com, nodePublishSecretRef: { name: s }, ' +
        'volumeAttributes: { secretProviderClass: vault } } }, { name: b, azureFile: { secretName: f } }, ' +
        '{ name: c, ephemeral: { volumeClaimTemplate: { spec: { storageClassName: fast } } } }]',
    ),
    [
      'StorageClass fast',
      'Secret default/f',
      'Secret default/s',
      'CSIDriver d.example.com',
      'SecretProviderClass default/vault',
    ],
  ],
  [
    'sources of metrics',
    AUTOSCALER(['Pods', 'External', 'Resource']),
    [
      'Controller an adapter of custom metrics, such as prometheus-adapter',
      'Controller an adapter of external metrics, such as prometheus-adapter',
      'Controller metrics-server, or another source of pod metrics',
    ],
  ],
  [
    'classes and certificates of an Ingress',
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: i }\nspec: { ingressClassName: nginx, tls: [{ secretName: t }] }\n',
    ['Secret default/t tls.crt tls.key', 'IngressClass nginx'],
  ],
  ['roles that are bound', BOUND('kind: Role, name: a'), ['Role default/a']],
  ['ClusterRoles that are bound', BOUND('kind: ClusterRole, name: a'), ['ClusterRole a']],
  ['ClusterRoles of Kubernetes', BOUND('kind: ClusterRole, name: edit'), []],
  [
    'what triggers of KEDA authenticate with',
    `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: s, namespace: default }
spec:
  triggers:
    - { type: kafka, authenticationRef: { name: own } }
    - { type: kafka, authenticationRef: { name: shared, kind: ClusterTriggerAuthentication } }
    - { type: cron }
`,
    ['Controller KEDA', 'ClusterTriggerAuthentication shared', 'TriggerAuthentication default/own'],
  ],
  [
    'Secrets of a TriggerAuthentication, whose keys may be missing',
    `apiVersion: keda.sh/v1alpha1
kind: TriggerAuthentication
metadata: { name: t, namespace: default }
spec: { secretTargetRef: [{ name: s, key: tls }, { name: s }] }
`,
    ['Controller KEDA', 'Secret default/s tls'],
  ],
])('%s are needed', (_, text, expected) => {
  expect(needed(text)).toEqual(expected);
});

test.each([
  ['Argo CD', ['Application', 'ApplicationSet', 'AppProject']],
  ['Argo Workflows', ['Workflow', 'CronWorkflow', 'WorkflowTemplate', 'ClusterWorkflowTemplate']],
  ['Argo Rollouts', ['Rollout', 'AnalysisTemplate']],
  ['Argo Events', ['EventSource', 'Sensor', 'EventBus']],
  ['the controller of argoproj.io', ['Unheard']],
])('%s provides %j', (controller, kinds) => {
  for (const kind of kinds) {
    const object = `apiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nmetadata: { name: a }\n`;
    const definition = `---\nkind: CustomResourceDefinition\nspec: { group: argoproj.io, names: { kind: ${kind} } }\n`;
    expect(needed(object)).toEqual([`Controller ${controller}`]);
    expect(needed(object + definition)).toEqual([]);
  }
});

test.each([
  ['{ generateName: nightly- }', 'Certificate nightly-'],
  ['{ name: nightly, namespace: ml }', 'Certificate ml/nightly'],
  ['{}', 'Certificate (no name)'],
  ['null', 'Certificate (no name)'],
])('an object with metadata %s is called %s', (metadata, title) => {
  const text = `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: ${metadata}\n`;
  const [{ because }] = needsOf({ written: objects(text), created: [] });
  expect(because).toEqual([title]);
});

test.each([
  [
    'a CRD',
    `${CERTIFICATE}---\nkind: CustomResourceDefinition\nspec: { group: cert-manager.io }\n---\nkind: Issuer\nmetadata: { name: ca, namespace: default }\n`,
    [],
  ],
  [
    'a chart by Argo CD',
    `${CERTIFICATE}---\nkind: Application\nspec: { source: { chart: cert-manager } }\n`,
    ['Issuer default/ca'],
  ],
  [
    'the Secret of a Certificate',
    `${CERTIFICATE}---${POD('envFrom: [{ secretRef: { name: s } }]')}`,
    ['Controller cert-manager', 'Issuer default/ca'],
  ],
  [
    'a TriggerAuthentication next to a ScaledObject',
    `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: s, namespace: ml }
spec: { triggers: [{ authenticationRef: { name: own } }] }
---
apiVersion: keda.sh/v1alpha1
kind: TriggerAuthentication
metadata: { name: own, namespace: ml }
`,
    ['Controller KEDA', 'Namespace ml'],
  ],
  ['an optional Secret', POD('envFrom: [{ secretRef: { name: s, optional: true } }]'), []],
])('what %s brings is not needed', (_, text, expected) => {
  expect(needed(text)).toEqual(expected);
});

test('what charts of the input install is not needed', () => {
  const gpu = IN_POD('containers: [{ name: c, resources: { limits: { nvidia.com/gpu: 1 } } }]');
  expect(needed(gpu, ['gpu-operator'])).toEqual([]);
  expect(needed(CERTIFICATE, ['cert-manager'])).toEqual(['Issuer default/ca']);
});

const OPERATOR = (createsResources: boolean) => `
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: { name: m, namespace: default }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: seldon-controller-manager, namespace: default }
spec:
  template:
    spec:
      containers:
        - { name: manager, image: i, env: [{ name: MANAGER_CREATE_RESOURCES, value: '${createsResources}' }] }
`;

test('an operator without the CRD needs only that, unless it creates it', () => {
  expect(needed(OPERATOR(false))).toEqual(['CustomResourceDefinition seldondeployments.machinelearning.seldon.io']);
  expect(needed(OPERATOR(true))).toEqual([]);
});

const LOGGED = (url: string) => `
apiVersion: machinelearning.seldon.io/v1
kind: SeldonDeployment
metadata: { name: m, namespace: default }
spec:
  predictors:
    - name: p
      graph: { name: a, children: [{ name: b, logger: { mode: all, url: '${url}' } }] }
---
kind: CustomResourceDefinition
spec: { group: machinelearning.seldon.io }
`;

test.each([
  ['http://logger', ['Service default/logger']],
  ['http://logger.seldon/path', ['Service seldon/logger']],
  ['https://logger.seldon.svc.cluster.local:8443', ['Service seldon/logger']],
  ['http://broker-ingress.knative-eventing.svc.cluster.local/seldon/default', ['Controller Knative Eventing']],
  ['https://logs.example.com/in', ['Host logs.example.com']],
  ['http://10.0.0.7', []],
  ['no address', []],
])('the receiver of a logger that posts to %s is needed', (url, expected) => {
  expect(needed(LOGGED(url))).toEqual(expected);
});

test('a receiver among the objects is not needed, but its storage is', () => {
  const receiver = (host: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: logger, namespace: default }
spec:
  template: { spec: { containers: [{ name: c, image: i, env: [{ name: ELASTICSEARCH_HOST, value: '${host}' }] }] } }
---
apiVersion: v1
kind: Service
metadata: { name: logger, namespace: default }
`;
  expect(needed(`${LOGGED('http://logger.default')}---${receiver('es.kube-system')}`)).toEqual([
    'Service kube-system/es',
  ]);
  expect(needed(receiver('es.example.com'))).toEqual(['Host es.example.com']);
});
