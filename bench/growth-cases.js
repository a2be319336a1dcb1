// Inputs whose number of objects of one kind grows.
const many = (n, make, between = '') => Array.from({ length: n }, (_, i) => make(i)).join(between);
const documents = (n, make) => many(n, make, '\n---\n') + '\n';

const json = (value) => JSON.stringify(value);

const model = (
  i,
  { namespace = 'seldon', predictor = {}, graph = {}, spec = {}, metadata = {}, name = `m${i}` } = {},
) =>
  json({
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name, namespace, ...metadata },
    spec: {
      predictors: [
        {
          name: 'default',
          replicas: 1,
          graph: { name: 'classifier', implementation: 'SKLEARN_SERVER', modelUri: 'gs://b/iris', ...graph },
          ...predictor,
        },
      ],
      ...spec,
    },
  });
const object = (apiVersion, kind, name, more = {}, namespace = 'seldon') =>
  json({ apiVersion, kind, metadata: { name, namespace }, ...more });

/** N SeldonDeployments, and N objects next to them. */
const NEIGHBOURS = {
  nothing: () => '',
  secrets: (i) => object('v1', 'Secret', `s${i}`, { data: { a: 'eA==' } }),
  configmaps: (i) => object('v1', 'ConfigMap', `s${i}`, { data: { a: 'b' } }),
  accounts: (i) => object('v1', 'ServiceAccount', `s${i}`, { secrets: [{ name: `s${i}` }] }),
  scalers: (i) =>
    object('autoscaling/v2', 'HorizontalPodAutoscaler', `h${i}`, {
      spec: {
        minReplicas: 1,
        maxReplicas: 3,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: `m${i}-default-0-classifier` },
      },
    }),
  'scalers of models': (i) =>
    object('autoscaling/v2', 'HorizontalPodAutoscaler', `h${i}`, {
      spec: {
        minReplicas: 1,
        maxReplicas: 3,
        scaleTargetRef: { apiVersion: 'machinelearning.seldon.io/v1', kind: 'SeldonDeployment', name: `m${i}` },
      },
    }),
  'scalers of one model': (i) =>
    object('autoscaling/v2', 'HorizontalPodAutoscaler', `h${i}`, {
      spec: {
        minReplicas: 1,
        maxReplicas: 3,
        scaleTargetRef: { apiVersion: 'machinelearning.seldon.io/v1', kind: 'SeldonDeployment', name: `m0` },
      },
    }),
  'scaled objects': (i) =>
    object('keda.sh/v1alpha1', 'ScaledObject', `h${i}`, {
      spec: { scaleTargetRef: { name: `m${i}-default-0-classifier` }, triggers: [] },
    }),
  budgets: (i) =>
    object('policy/v1', 'PodDisruptionBudget', `h${i}`, {
      spec: { minAvailable: 1, selector: { matchLabels: { 'seldon-deployment-id': `m${i}` } } },
    }),
  'virtual services': (i) =>
    object('networking.istio.io/v1beta1', 'VirtualService', `v${i}`, {
      spec: {
        hosts: ['*'],
        gateways: ['istio-system/seldon-gateway'],
        http: [
          {
            match: [{ uri: { prefix: `/x${i}` } }],
            route: [{ destination: { host: `m${i}-default.seldon.svc.cluster.local`, port: { number: 8000 } } }],
          },
        ],
      },
    }),
  'destination rules': (i) =>
    object('networking.istio.io/v1beta1', 'DestinationRule', `v${i}`, { spec: { host: `m${i}-default` } }),
  gateways: (i) =>
    object('networking.istio.io/v1beta1', 'Gateway', `g${i}`, {
      spec: {
        selector: { istio: 'ingressgateway' },
        servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }],
      },
    }),
  mappings: (i) =>
    object('getambassador.io/v2', 'Mapping', `v${i}`, {
      spec: { prefix: `/x${i}/`, service: `m${i}-default.seldon:8000` },
    }),
  ingresses: (i) =>
    object('networking.k8s.io/v1', 'Ingress', `v${i}`, {
      spec: {
        rules: [
          {
            http: {
              paths: [
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: { service: { name: `m${i}-default`, port: { number: 8000 } } },
                },
              ],
            },
          },
        ],
      },
    }),
  'network policies': (i) =>
    object('networking.k8s.io/v1', 'NetworkPolicy', `n${i}`, {
      spec: { podSelector: { matchLabels: { 'seldon-deployment-id': `m${i}` } }, policyTypes: ['Ingress'] },
    }),
  'service monitors': (i) =>
    object('monitoring.coreos.com/v1', 'ServiceMonitor', `n${i}`, {
      spec: { selector: { matchLabels: { 'seldon-deployment-id': `m${i}` } }, endpoints: [{ port: 'http' }] },
    }),
  'pod monitors': (i) =>
    object('monitoring.coreos.com/v1', 'PodMonitor', `n${i}`, {
      spec: {
        selector: { matchLabels: { 'seldon-app': `m${i}-default` } },
        podMetricsEndpoints: [{ port: 'metrics' }],
      },
    }),
  'role bindings': (i) =>
    object('rbac.authorization.k8s.io/v1', 'RoleBinding', `n${i}`, {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'x' },
      subjects: [{ kind: 'ServiceAccount', name: `m${i}`, namespace: 'seldon' }],
    }),
  quotas: (i) => object('v1', 'ResourceQuota', `q${i}`, { spec: { hard: { 'limits.memory': '100000Gi' } } }, `n${i}`),
  'limit ranges': (i) =>
    object(
      'v1',
      'LimitRange',
      `q${i}`,
      { spec: { limits: [{ type: 'Container', default: { memory: '1Gi' } }] } },
      `n${i}`,
    ),
  claims: (i) =>
    object('v1', 'PersistentVolumeClaim', `p${i}`, {
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    }),
  services: (i) => object('v1', 'Service', `p${i}`, { spec: { ports: [{ port: 80 }], selector: { app: `p${i}` } } }),
  deployments: (i) =>
    object('apps/v1', 'Deployment', `p${i}`, {
      spec: {
        selector: { matchLabels: { app: `p${i}` } },
        template: { metadata: { labels: { app: `p${i}` } }, spec: { containers: [{ name: 'c', image: 'a:1' }] } },
      },
    }),
  namespaces: (i) => json({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: `n${i}`, labels: { a: 'b' } } }),
  webhooks: (i) =>
    json({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: `seldon-validating-webhook-configuration-${i}` },
      webhooks: [
        {
          name: 'v1.vseldondeployment.kb.io',
          namespaceSelector: { matchLabels: { 'seldon.io/controller-id': `n${i}` } },
          clientConfig: { service: { name: 'x', namespace: `n${i}`, path: '/validate' } },
          rules: [
            {
              apiGroups: ['machinelearning.seldon.io'],
              apiVersions: ['v1'],
              operations: ['CREATE'],
              resources: ['seldondeployments'],
            },
          ],
        },
      ],
    }),
  'sealed secrets': (i) => object('bitnami.com/v1alpha1', 'SealedSecret', `s${i}`, { spec: {} }),
  unknown: (i) => object('example.com/v1', 'Thing', `s${i}`, { spec: {} }),
};

const QUOTA = object('v1', 'ResourceQuota', 'quota', {
  spec: { hard: { 'limits.memory': '1Gi', 'limits.cpu': '1', pods: '10', 'count/services': '5' } },
});
const NEEDY = {
  predictor: {
    componentSpecs: [
      {
        spec: {
          containers: [
            {
              name: 'classifier',
              resources: { limits: { memory: '1Gi', cpu: '1' }, requests: { memory: '1Gi', cpu: '1' } },
            },
          ],
        },
      },
    ],
  },
};

const validate = (name, text) => ({
  name: `validate ${name}`,
  args: ['validate', 'in.yaml'],
  files: (n) => ({ 'in.yaml': text(n) }),
});
const one = (name, command, text, ...more) => ({
  name,
  args: [command, 'in.yaml', ...more],
  files: (n) => ({ 'in.yaml': text(n) }),
});

const chain = (n) => {
  let text = '';
  for (let i = 0; i < n; i++) {
    text += `{"name":"n${i}","type":"MODEL","children":[`;
  }
  return text + ']}'.repeat(n);
};
const node = (i, more = {}) => ({ name: `n${i}`, type: 'MODEL', ...more });
const wide = (n) => ({ name: 'root', type: 'COMBINER', children: Array.from({ length: n }, (_, i) => node(i)) });
const containers = (n) => ({
  componentSpecs: [
    {
      spec: {
        containers: [
          { name: 'root', image: 'a/b:1' },
          ...Array.from({ length: n }, (_, i) => ({ name: `n${i}`, image: 'a/b:1' })),
        ],
      },
    },
  ],
});
const oneContainer = (container) =>
  model(0, {
    graph: { name: 'c', type: 'MODEL', implementation: undefined, modelUri: undefined },
    predictor: { componentSpecs: [{ spec: { containers: [{ name: 'c', image: 'a/b:1', ...container }] } }] },
  });
const pod = (spec) =>
  model(0, {
    graph: { name: 'c', type: 'MODEL', implementation: undefined, modelUri: undefined },
    predictor: { componentSpecs: [{ spec: { containers: [{ name: 'c', image: 'a/b:1' }], ...spec } }] },
  });
const list = (n, make) => Array.from({ length: n }, (_, i) => make(i));

const platform = (models, more = {}) => json({ models, ...more });
const goodModel = { namespace: 'a', server: 'SKLEARN', uri: 's3://a/b' };
const mapOf = (n, key, value) => Object.fromEntries(list(n, (i) => [key(i), value(i)]));
const synth = (
  name,
  text,
  { command = ['synth', '-f', 'p.yaml', '-o', 'made'], status = [0, 2], divide = 1 } = {},
) => ({
  name: `${command[0]} ${name}`,
  args: command,
  status,
  files: (n) => ({ 'p.yaml': text(Math.ceil(n / divide)) }),
});

exports.cases = [
  ...Object.entries(NEIGHBOURS).map(([name, make]) =>
    validate(`with as many ${name}`, (n) => `${documents(n, (i) => model(i))}---\n${documents(n, make)}`),
  ),
  ...['expand', 'needs'].flatMap((command) =>
    Object.entries(NEIGHBOURS).map(([name, make]) =>
      one(
        `${command} with as many ${name}`,
        command,
        (n) => `${documents(n, (i) => model(i))}---\n${documents(n, make)}`,
      ),
    ),
  ),
  validate('in a quota', (n) => `${documents(n, (i) => model(i, NEEDY))}---\n${QUOTA}`),
  validate(
    'in a quota with as many scalers',
    (n) => `${documents(n, (i) => model(i, NEEDY))}---\n${QUOTA}\n---\n${documents(n, NEIGHBOURS.scalers)}`,
  ),
  validate('in as many quotas', (n) =>
    documents(
      n,
      (i) =>
        `${model(i, { ...NEEDY, namespace: `n${i}` })}\n---\n${object('v1', 'ResourceQuota', 'q', { spec: { hard: { 'limits.memory': '1Mi' } } }, `n${i}`)}`,
    ),
  ),
  validate(
    'in one namespace with as many quotas',
    (n) =>
      `${documents(n / 10, (i) => model(i, NEEDY))}---\n${documents(n / 10, (i) => object('v1', 'ResourceQuota', `q${i}`, { spec: { hard: { 'limits.memory': '1Mi' } } }))}`,
  ),
  validate('of one name', (n) => documents(n, () => model(0))),
  validate('of rival names', (n) => documents(n, (i) => model(i, { name: `m${'-a'.repeat(i % 20)}${i}` }))),
  validate('of names that begin alike', (n) =>
    documents(n, (i) => model(i, { name: `m${'-a'.repeat(i % 30)}`, namespace: `n${Math.floor(i / 30)}` })),
  ),
  validate('of names of names', (n) => documents(n, (i) => model(i, { name: 'a-'.repeat(i % 60) + 'b' + i }))),
  validate('in as many namespaces', (n) => documents(n, (i) => model(i, { namespace: `n${i}` }))),
  validate('in as many namespaces with namespaces', (n) =>
    documents(n, (i) => `${model(i, { namespace: `n${i}` })}\n---\n${NEIGHBOURS.namespaces(i)}`),
  ),
  validate('that miss their Secret', (n) =>
    documents(n, (i) => `${model(i, { graph: { envSecretRefName: `x${i}` } })}\n---\n${NEIGHBOURS.secrets(i)}`),
  ),
  validate('that have a Secret elsewhere', (n) =>
    documents(
      n,
      (i) =>
        `${model(i, { graph: { envSecretRefName: 's' } })}\n---\n${object('v1', 'Secret', 's', { data: {} }, `n${i}`)}`,
    ),
  ),
  validate('that miss their account', (n) =>
    documents(n, (i) => `${model(i, { graph: { serviceAccountName: `x${i}` } })}\n---\n${NEIGHBOURS.accounts(i)}`),
  ),
  validate('that miss their claim', (n) =>
    documents(n, (i) => `${model(i, { graph: { modelUri: `pvc://x${i}/a` } })}\n---\n${NEIGHBOURS.claims(i)}`),
  ),
  validate('that miss their ConfigMap', (n) =>
    documents(
      n,
      (i) =>
        `${model(i, { predictor: { componentSpecs: [{ spec: { containers: [{ name: 'classifier', envFrom: [{ configMapRef: { name: `x${i}` } }] }] } }] } })}\n---\n${NEIGHBOURS.configmaps(i)}`,
    ),
  ),
  validate('that miss their gateway', (n) =>
    documents(
      n,
      (i) =>
        `${model(i, { metadata: { annotations: { 'seldon.io/istio-gateway': `x${i}` } } })}\n---\n${NEIGHBOURS.gateways(i)}`,
    ),
  ),
  validate('that virtual services nearly name', (n) =>
    documents(
      n,
      (i) =>
        `${model(i)}\n---\n${object('networking.istio.io/v1beta1', 'VirtualService', `v${i}`, { spec: { hosts: ['*'], http: [{ route: [{ destination: { host: `m${i}-defaul` } }] }] } })}`,
    ),
  ),
  validate('that services elsewhere nearly name', (n) =>
    documents(
      n,
      (i) =>
        `${model(i)}\n---\n${object('networking.istio.io/v1beta1', 'VirtualService', `v${i}`, { spec: { hosts: ['*'], http: [{ route: [{ destination: { host: `m${i}-defaul` } }] }] } }, 'other')}`,
    ),
  ),
  validate('that scalers nearly name', (n) =>
    documents(
      n,
      (i) =>
        `${model(i)}\n---\n${object('autoscaling/v2', 'HorizontalPodAutoscaler', `h${i}`, { spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: `m${i}-default-0-classifie` } } })}`,
    ),
  ),
  validate('that policies in other namespaces select', (n) =>
    documents(
      n,
      (i) =>
        `${model(i)}\n---\n${object('networking.k8s.io/v1', 'NetworkPolicy', `n${i}`, { spec: { podSelector: { matchLabels: { 'seldon-deployment-id': `x${i}` } } } }, 'other')}`,
    ),
  ),
  validate('with policies of unknown labels', (n) =>
    documents(
      n,
      (i) =>
        `${model(i)}\n---\n${object('networking.k8s.io/v1', 'NetworkPolicy', `n${i}`, { spec: { podSelector: { matchLabels: { app: `x${i}`, 'seldon-deployment-id': `m${i}` } } } })}`,
    ),
  ),
  validate(
    'with policies and labelled deployments',
    (n) =>
      `${documents(n, (i) => model(i))}---\n${documents(n, NEIGHBOURS.deployments)}---\n${documents(n, (i) => object('networking.k8s.io/v1', 'NetworkPolicy', `n${i}`, { spec: { podSelector: { matchLabels: { app: `x${i}`, 'seldon-deployment-id': `m${i}` } } } }))}`,
  ),
  validate(
    'with as many operators',
    (n) =>
      `${documents(n, (i) => model(i))}---\n${documents(n / 10, (i) => object('apps/v1', 'Deployment', 'seldon-controller-manager', { spec: { template: { metadata: { labels: { 'control-plane': 'seldon-controller-manager' } }, spec: { containers: [{ name: 'manager', image: 'docker.io/seldonio/seldon-core-operator:1.17.1', env: [{ name: 'WATCH_NAMESPACE', value: `n${i}` }] }] } } } }, `n${i}`))}`,
  ),
  validate('as a List', (n) => `{"apiVersion":"v1","kind":"List","items":[${many(n, (i) => model(i), ',')}]}`),
  validate('on one line', (n) => many(n, (i) => model(i))),
  validate('with a bad field each', (n) => documents(n, (i) => model(i, { predictor: { replicas: 'x' } }))),
  validate('of unknown API versions', (n) => documents(n, (i) => model(i).replace('/v1"', '/v9"'))),
  validate('with a predictor each', (n) =>
    model(0, {
      spec: {
        predictors: list(n, (i) => ({
          name: `p${i}`,
          traffic: 1,
          graph: { name: 'classifier', implementation: 'SKLEARN_SERVER', modelUri: 's3://a/b' },
        })),
      },
    }),
  ),
  validate('predictors of one name', (n) =>
    model(0, {
      spec: {
        predictors: list(n, () => ({
          name: `p`,
          graph: { name: 'classifier', implementation: 'SKLEARN_SERVER', modelUri: 's3://a/b' },
        })),
      },
    }),
  ),
  validate('broken predictors', (n) => model(0, { spec: { predictors: list(n, () => 1) } })),
  validate('nodes side by side', (n) =>
    model(0, { graph: { implementation: undefined, modelUri: undefined, ...wide(n) }, predictor: containers(n) }),
  ),
  validate('nodes side by side without containers', (n) =>
    model(0, { graph: { implementation: undefined, modelUri: undefined, ...wide(n) } }),
  ),
  validate('nodes of one name', (n) =>
    model(0, {
      graph: {
        name: 'root',
        type: 'COMBINER',
        implementation: undefined,
        modelUri: undefined,
        children: list(n, () => node(0)),
      },
      predictor: containers(1),
    }),
  ),
  validate('nodes below one another', (n) =>
    model(0).replace(/"graph":\{[^}]*\}/, () => `"graph":${chain(Math.min(n, 9000))}`),
  ),
  validate('containers without nodes', (n) => model(0, { predictor: containers(n) })),
  validate('containers of one name', (n) =>
    model(0, {
      predictor: {
        componentSpecs: [{ spec: { containers: list(n, () => ({ name: 'classifier', image: 'a/b:1' })) } }],
      },
    }),
  ),
  validate('componentSpecs', (n) =>
    model(0, {
      graph: { implementation: undefined, modelUri: undefined, ...wide(n) },
      predictor: { componentSpecs: list(n, (i) => ({ spec: { containers: [{ name: `n${i}`, image: 'a/b:1' }] } })) },
    }),
  ),
  validate('server nodes', (n) =>
    model(0, {
      graph: {
        name: 'root',
        type: 'COMBINER',
        implementation: undefined,
        modelUri: undefined,
        children: list(n, (i) => ({ name: `n${i}`, implementation: 'SKLEARN_SERVER', modelUri: 's3://a/b' })),
      },
      predictor: containers(0),
    }),
  ),
  validate('env', (n) => oneContainer({ env: list(n, (i) => ({ name: `A${i}`, value: `$(A${i - 1})` })) })),
  validate('env of one name', (n) => oneContainer({ env: list(n, (i) => ({ name: `A`, value: `${i}` })) })),
  validate('env that are broken', (n) => oneContainer({ env: list(n, (i) => ({ name: ` A${i}`, value: 1 })) })),
  validate('env from Secrets', (n) =>
    oneContainer({
      env: list(n, (i) => ({ name: `A${i}`, valueFrom: { secretKeyRef: { name: `s${i}`, key: 'a' } } })),
    }),
  ),
  validate('envFrom', (n) => oneContainer({ envFrom: list(n, (i) => ({ secretRef: { name: `s${i}` } })) })),
  validate('args', (n) => oneContainer({ args: list(n, (i) => `$(A${i})`) })),
  validate('ports', (n) => oneContainer({ ports: list(n, (i) => ({ name: `p${i}`, containerPort: 1 + i })) })),
  validate('ports of one number', (n) =>
    oneContainer({ ports: list(n, (i) => ({ name: `p${i}`, containerPort: 9000 })) }),
  ),
  validate('volumes and mounts', (n) =>
    pod({
      volumes: list(n, (i) => ({ name: `v${i}`, emptyDir: {} })),
      containers: [
        { name: 'c', image: 'a/b:1', volumeMounts: list(n, (i) => ({ name: `v${i}`, mountPath: `/a/${i}` })) },
      ],
    }),
  ),
  validate('mounts without volumes', (n) =>
    oneContainer({ volumeMounts: list(n, (i) => ({ name: `v${i}`, mountPath: `/a/${i}` })) }),
  ),
  validate('volumes of one name', (n) => pod({ volumes: list(n, () => ({ name: `v`, emptyDir: {} })) })),
  validate('mounts of one path', (n) =>
    oneContainer({ volumeMounts: list(n, (i) => ({ name: `v`, mountPath: `/a` })) }),
  ),
  validate('init containers', (n) => pod({ initContainers: list(n, (i) => ({ name: `i${i}`, image: 'a:1' })) })),
  validate('tolerations', (n) => pod({ tolerations: list(n, (i) => ({ key: `k${i}`, operator: 'Exists' })) })),
  validate('hostAliases', (n) => pod({ hostAliases: list(n, (i) => ({ ip: '1.2.3.4', hostnames: [`h${i}`] })) })),
  validate('imagePullSecrets', (n) => pod({ imagePullSecrets: list(n, (i) => ({ name: `s${i}` })) })),
  validate('node affinity', (n) =>
    pod({
      affinity: {
        nodeAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: {
            nodeSelectorTerms: list(n, (i) => ({
              matchExpressions: [{ key: `a${i}`, operator: 'In', values: ['b'] }],
            })),
          },
        },
      },
    }),
  ),
  validate('topology spread', (n) =>
    pod({
      topologySpreadConstraints: list(n, (i) => ({
        maxSkew: 1,
        topologyKey: `k${i}`,
        whenUnsatisfiable: 'DoNotSchedule',
        labelSelector: {},
      })),
    }),
  ),
  validate('resource names', (n) =>
    oneContainer({
      resources: {
        limits: mapOf(
          n,
          (i) => `x.com/r${i}`,
          () => 1,
        ),
      },
    }),
  ),
  validate('parameters', (n) =>
    model(0, { graph: { parameters: list(n, (i) => ({ name: `p${i}`, type: 'STRING', value: 'x' })) } }),
  ),
  validate('parameters of one name', (n) =>
    model(0, { graph: { parameters: list(n, () => ({ name: `p`, type: 'INT', value: 'x' })) } }),
  ),
  validate('annotations', (n) =>
    model(0, {
      metadata: {
        annotations: mapOf(
          n,
          (i) => `seldon.io/a${i}`,
          () => 'x',
        ),
      },
    }),
  ),
  validate('labels', (n) =>
    model(0, {
      metadata: {
        labels: mapOf(
          n,
          (i) => `a${i}`,
          () => 'x',
        ),
      },
    }),
  ),
  validate('predictor labels', (n) =>
    model(0, {
      predictor: {
        labels: mapOf(
          n,
          (i) => `a${i}`,
          () => ' x',
        ),
      },
    }),
  ),
  validate('silences', (n) =>
    model(0, { metadata: { annotations: { 'cdk8s-seldon/silence': many(n, (i) => `SD${i}`, ',') } } }),
  ),
  validate('unknown fields of a container', (n) =>
    oneContainer(
      mapOf(
        n,
        (i) => `f${i}`,
        () => 1,
      ),
    ),
  ),
  validate('unknown fields', (n) =>
    model(0, {
      spec: mapOf(
        n,
        (i) => `predictor${i}`,
        () => 1,
      ),
    }),
  ),
  validate('hpa metrics', (n) =>
    model(0, {
      predictor: {
        componentSpecs: [
          {
            spec: { containers: [{ name: 'classifier' }] },
            hpaSpec: {
              minReplicas: 1,
              maxReplicas: 3,
              metrics: list(n, (i) => ({
                type: 'Resource',
                resource: { name: `r${i}`, targetAverageUtilization: 10 },
              })),
            },
          },
        ],
      },
    }),
  ),
  validate('aliases', (n) => `a: &a [x]\nb:\n${many(n, () => '- *a\n')}`),
  validate('anchors', (n) => many(n, (i) => `k${i}: &a${i} x\nl${i}: *a${i}\n`)),
  validate('comments', (n) => many(n, (i) => `# c${i}\n`) + model(0)),
  validate(
    'merge keys',
    (n) => `base: &b {${many(100, (i) => `k${i}: 1`, ', ')}}\nl:\n${many(n, () => '- {<<: *b}\n')}`,
  ),
  validate('broken documents', (n) => documents(n, (i) => `a: [${i}`)),
  validate('duplicate keys', (n) => many(n, () => 'a: 1\n')),
  validate('empty documents', (n) => many(n, () => '---\n')),
  validate('silenced findings json', (n) => documents(n, (i) => model(i, { predictor: { replicas: 'x' } }))),
  ...['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'tap', 'markdown'].map((format) => ({
    ...one(
      `validate --format ${format}`,
      'validate',
      (n) => documents(n, (i) => model(i, { predictor: { replicas: 'x' } })),
      '--format',
      format,
    ),
  })),
  ...['graph', 'ask', 'images', 'versions', 'report'].flatMap((command) =>
    [
      ['nothing', NEIGHBOURS.nothing],
      ['gateways', NEIGHBOURS.gateways],
      ['virtual services', NEIGHBOURS['virtual services']],
      ['scalers', NEIGHBOURS.scalers],
    ].map(([name, make]) =>
      one(
        `${command} with as many ${name}`,
        command,
        (n) => `${documents(n, (i) => model(i))}---\n${documents(n, make)}`,
      ),
    ),
  ),
  ...['graph', 'report', 'expand', 'ask', 'needs', 'images'].flatMap((command) => [
    one(`${command} of nodes side by side`, command, (n) =>
      model(0, { graph: { implementation: undefined, modelUri: undefined, ...wide(n) }, predictor: containers(n) }),
    ),
    one(`${command} of nodes below one another`, command, (n) =>
      model(0).replace(/"graph":\{[^}]*\}/, () => `"graph":${chain(Math.min(n, 9000))}`),
    ),
    one(`${command} of predictors`, command, (n) =>
      model(0, {
        spec: {
          predictors: list(n, (i) => ({
            name: `p${i}`,
            traffic: 1,
            graph: { name: 'classifier', implementation: 'SKLEARN_SERVER', modelUri: 's3://a/b' },
          })),
        },
      }),
    ),
    one(`${command} of env`, command, (n) => oneContainer({ env: list(n, (i) => ({ name: `A${i}`, value: 'x' })) })),
  ]),
  ...['svg', 'mermaid', 'text', 'dot'].map((format) =>
    one(`graph --format ${format}`, 'graph', (n) => documents(n, (i) => model(i)), '--format', format),
  ),
  ...['typescript', 'python', 'values'].flatMap((to) => [
    {
      name: `import to ${to}`,
      args: ['import', 'in.yaml', '--to', to, '-o', 'made'],
      status: [0, 1],
      files: (n) => ({ 'in.yaml': documents(n / 4, (i) => model(i)) }),
    },
    {
      name: `import to ${to} of other objects`,
      args: ['import', 'in.yaml', '--to', to, '-o', 'made'],
      status: [0, 1],
      files: (n) => ({ 'in.yaml': `${model(0)}\n---\n${documents(n, NEIGHBOURS.secrets)}` }),
    },
    {
      name: `import to ${to} of env`,
      args: ['import', 'in.yaml', '--to', to, '-o', 'made'],
      status: [0, 1],
      files: (n) => ({ 'in.yaml': oneContainer({ env: list(n, (i) => ({ name: `A${i}`, value: 'x' })) }) }),
    },
    {
      name: `import to ${to} of nodes side by side`,
      args: ['import', 'in.yaml', '--to', to, '-o', 'made'],
      status: [0, 1],
      files: (n) => ({
        'in.yaml': model(0, {
          graph: { implementation: undefined, modelUri: undefined, ...wide(n) },
          predictor: containers(n),
        }),
      }),
    },
    {
      name: `import to ${to} of broken models`,
      args: ['import', 'in.yaml', '--to', to, '-o', 'made'],
      status: [0, 1, 2],
      files: (n) => ({ 'in.yaml': documents(n, (i) => model(i, { predictor: { replicas: 'x' } })) }),
    },
  ]),
  ...['text', 'json', 'markdown', 'html'].flatMap((format) => [
    {
      name: `diff --format ${format}`,
      args: ['diff', 'a.yaml', 'b.yaml', '--format', format],
      files: (n) => ({
        'a.yaml': documents(n, (i) => model(i)),
        'b.yaml': documents(n, (i) => model(i, { predictor: { replicas: 2 } })),
      }),
    },
  ]),
  {
    name: 'diff of renamed',
    args: ['diff', 'a.yaml', 'b.yaml'],
    files: (n) => ({
      'a.yaml': documents(n, (i) => model(i)),
      'b.yaml': documents(n, (i) => model(i, { name: `x${i}` })),
    }),
  },
  {
    name: 'diff of env',
    args: ['diff', 'a.yaml', 'b.yaml'],
    files: (n) => ({
      'a.yaml': oneContainer({ env: list(n, (i) => ({ name: `A${i}`, value: 'x' })) }),
      'b.yaml': oneContainer({ env: list(n, (i) => ({ name: `B${i}`, value: 'y' })) }),
    }),
  },
  {
    name: 'diff of env turned around',
    args: ['diff', 'a.yaml', 'b.yaml'],
    files: (n) => ({
      'a.yaml': oneContainer({ env: list(n, (i) => ({ name: `A${i}`, value: 'x' })) }),
      'b.yaml': oneContainer({ env: list(n, (i) => ({ name: `A${n - i}`, value: 'x' })) }),
    }),
  },
  {
    name: 'diff of args',
    args: ['diff', 'a.yaml', 'b.yaml'],
    files: (n) => ({
      'a.yaml': oneContainer({ args: list(n, (i) => `a${i}`) }),
      'b.yaml': oneContainer({ args: list(n, (i) => `b${i}`) }),
    }),
  },
  {
    name: 'diff of a platform',
    args: ['diff', 'made', '-f', 'b.yaml'],
    status: [0, 1, 2],
    files: (n) => ({
      made: documents(n / 4, (i) => model(i)),
      'b.yaml': platform(
        mapOf(
          n / 4,
          (i) => `m${i}`,
          () => goodModel,
        ),
      ),
    }),
  },
  synth(
    'models',
    (n) =>
      platform(
        mapOf(
          n,
          (i) => `m${i}`,
          () => goodModel,
        ),
      ),
    { divide: 4 },
  ),
  synth(
    'models in as many namespaces',
    (n) =>
      platform(
        mapOf(
          n,
          (i) => `m${i}`,
          (i) => ({ ...goodModel, namespace: `n${i}` }),
        ),
      ),
    { divide: 4 },
  ),
  synth(
    'environments',
    (n) =>
      platform(
        { iris: goodModel },
        {
          environments: mapOf(
            n,
            (i) => `e${i}`,
            () => ({}),
          ),
        },
      ),
    { divide: 4 },
  ),
  synth(
    'environments that change models',
    (n) =>
      platform(
        { iris: goodModel },
        {
          environments: mapOf(
            n,
            (i) => `e${i}`,
            (i) => ({ models: { [`m${i}`]: goodModel } }),
          ),
        },
      ),
    { divide: 4 },
  ),
  synth('models of bad environments', (n) =>
    platform(
      { iris: goodModel },
      {
        environments: mapOf(
          n,
          (i) => `e${i}`,
          () => ({ x: 1 }),
        ),
      },
    ),
  ),
  synth('bad models', (n) =>
    platform(
      mapOf(
        n,
        (i) => `m${i}`,
        () => ({ server: 1 }),
      ),
    ),
  ),
  synth(
    'models that only environments have',
    (n) =>
      platform(
        {},
        {
          environments: {
            dev: {
              models: mapOf(
                n,
                (i) => `m${i}`,
                () => goodModel,
              ),
            },
          },
        },
      ),
    { divide: 4 },
  ),
  synth('stores', (n) =>
    platform(
      { iris: goodModel },
      {
        storage: mapOf(
          n,
          (i) => `s${i}`,
          () => ({ kind: 's3', bucket: 'b' }),
        ),
      },
    ),
  ),
  synth('namespaces', (n) => platform({ iris: goodModel }, { namespaces: list(n, (i) => `n${i}`) })),
  synth('namespaces map', (n) =>
    platform(
      { iris: goodModel },
      {
        namespaces: mapOf(
          n,
          (i) => `n${i}`,
          () => ({}),
        ),
      },
    ),
  ),
  synth('gateways', (n) =>
    platform(
      { iris: goodModel },
      {
        gateways: mapOf(
          n,
          (i) => `g${i}`,
          () => ({ kind: 'istio' }),
        ),
      },
    ),
  ),
  synth('env of a model', (n) =>
    platform({
      iris: {
        ...goodModel,
        env: mapOf(
          n,
          (i) => `A${i}`,
          () => 'x',
        ),
      },
    }),
  ),
  synth('nodes of a model', (n) =>
    platform({
      iris: {
        namespace: 'a',
        graph: { combine: list(n, (i) => ({ name: `n${i}`, server: 'SKLEARN', uri: 's3://a/b' })) },
      },
    }),
  ),
  synth('keys of operator values', (n) =>
    platform(
      { iris: goodModel },
      {
        operator: {
          values: mapOf(
            n,
            (i) => `k${i}`,
            () => 1,
          ),
        },
      },
    ),
  ),
  synth('secrets', (n) =>
    platform(
      { iris: goodModel },
      {
        secrets: mapOf(
          n,
          (i) => `k${i}`,
          () => ({}),
        ),
      },
    ),
  ),
  synth('extra objects', (n) =>
    platform({ iris: goodModel }, { extra: list(n, (i) => JSON.parse(NEIGHBOURS.configmaps(i))) }),
  ),
  synth('unknown keys', (n) =>
    json(
      mapOf(
        n,
        (i) => `modelsx${i}`,
        () => 1,
      ),
    ),
  ),
  {
    name: 'template set flags',
    args: ['template', 'seldon-core-operator', '-f', 'v.yaml'],
    files: (n) => ({
      'v.yaml': json(
        mapOf(
          n,
          (i) => `istio${i}`,
          () => 1,
        ),
      ),
    }),
  },
  {
    name: 'values unknown keys',
    args: ['values', 'seldon-core-operator', '-f', 'v.yaml'],
    files: (n) => ({
      'v.yaml': json({
        istio: mapOf(
          n,
          (i) => `enabled${i}`,
          () => 1,
        ),
        manager: { env: 1 },
      }),
    }),
  },
];
