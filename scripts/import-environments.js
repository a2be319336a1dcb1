// Writes the SeldonDeployments of two environments, dev and prod, into folders below the first argument. Stores, images,
// Secrets and variables repeat, prod scales where dev has one replica, and prod has a model that dev lacks. The same bytes
// each time.
const fs = require('node:fs');
const path = require('node:path');

const IMAGE = 'registry.example.com/ml/transformer:2.4.1';
const secret = { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'feature-store', key: 'token' } } };
const variables = [{ name: 'FEATURE_STORE', value: 'https://features.example.com/v2' }, secret];

const scaler = (environment) =>
  environment === 'prod'
    ? {
        hpaSpec: {
          minReplicas: 2,
          maxReplicas: 6,
          metricsv2: [
            { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
          ],
        },
      }
    : {};

const server = (name, environment) => ({
  name: 'default',
  replicas: environment === 'prod' ? 3 : 1,
  graph: {
    name: 'model',
    implementation: 'SKLEARN_SERVER',
    modelUri: `s3://models-of-the-team/${environment}/${name}`,
    envSecretRefName: 'models-store',
  },
});

const pipeline = (name, environment) => ({
  name: 'default',
  graph: { name: 'clean', type: 'TRANSFORMER', children: [{ name: 'score', type: 'MODEL' }] },
  componentSpecs: [
    {
      ...scaler(environment),
      spec: {
        containers: [
          {
            name: 'clean',
            image: IMAGE,
            env: [...variables, { name: 'LEVEL', value: environment === 'prod' ? 'WARN' : 'DEBUG' }],
            resources: { requests: { cpu: '250m', memory: '512Mi' } },
          },
          { name: 'score', image: `registry.example.com/ml/${name}:1.0`, env: variables },
        ],
      },
    },
  ],
});

const MODELS = [
  ...['churn', 'demand', 'price'].map((name) => [name, 'sales', server]),
  ...['spam', 'fraud', 'abuse'].map((name) => [name, 'risk', pipeline]),
];

const [root] = process.argv.slice(2);
for (const environment of ['dev', 'prod']) {
  const folder = path.join(root, environment);
  fs.mkdirSync(folder, { recursive: true });
  const own = environment === 'prod' ? [...MODELS, ['returns', 'sales', server]] : MODELS;
  for (const [name, namespace, predictor] of own) {
    const manifest = {
      apiVersion: 'machinelearning.seldon.io/v1',
      kind: 'SeldonDeployment',
      metadata: { name, namespace },
      spec: { predictors: [predictor(name, environment)] },
    };
    fs.writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(manifest, undefined, 2)}\n`);
  }
}
