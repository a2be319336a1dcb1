/** About 4 KB of YAML: two predictors with two containers each. */
exports.manifest = function manifest(i) {
  const container = (name) => ({
    name,
    image: `registry.example.com/models/${name}:1.${i}`,
    env: ['ALPHA', 'BETA', 'GAMMA', 'DELTA'].map((key) => ({ name: key, value: `value-of-${key.toLowerCase()}-${i}` })),
    ports: [{ name: 'http', containerPort: name === 'model' ? 9001 : 9000, protocol: 'TCP' }],
    resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
    readinessProbe: {
      httpGet: { path: '/health/ping', port: 'http' },
      initialDelaySeconds: 20,
      periodSeconds: 5,
      timeoutSeconds: 2,
    },
    volumeMounts: [{ name: 'config', mountPath: '/etc/config', readOnly: true }],
  });
  const predictor = (name, traffic) => ({
    name,
    traffic,
    replicas: 2,
    annotations: { 'seldon.io/svc-name': `svc-${name}-${i}` },
    componentSpecs: [
      {
        spec: {
          containers: [container('transformer'), container('model')],
          volumes: [{ name: 'config', configMap: { name: 'config' } }],
        },
      },
    ],
    graph: {
      name: 'transformer',
      type: 'TRANSFORMER',
      children: [{ name: 'model', type: 'MODEL', parameters: [{ name: 'threshold', type: 'FLOAT', value: '0.5' }] }],
    },
  });
  return {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: `model-${i}`, labels: { team: 'growth', app: 'ranking' } },
    spec: {
      protocol: 'seldon',
      annotations: { 'seldon.io/rest-timeout': '10000' },
      predictors: [predictor('main', 90), predictor('canary', 10)],
    },
  };
};
