// Writes 500 SeldonDeployments into 50 folders below the first argument: ten kinds of models, with names, stores and sizes
// that differ, as teams have them. The same bytes each time.
const fs = require('node:fs');
const path = require('node:path');

const FOLDERS = 50;
const server = (name, implementation, uri, more = {}) => ({ name, implementation, modelUri: uri, ...more });
const container = (name, image, more = {}) => ({ name, image, ...more });
const resources = (cpu, memory) => ({ requests: { cpu, memory }, limits: { memory } });

const KINDS = [
  (name, i) => ({
    predictors: [
      { name: 'default', replicas: 1 + (i % 3), graph: server('model', 'SKLEARN_SERVER', `gs://models/${name}/${i}`) },
    ],
  }),
  (name, i) => ({
    predictors: [
      {
        name: 'default',
        graph: server('model', 'XGBOOST_SERVER', `s3://models/${name}`, { envSecretRefName: 's3' }),
        componentSpecs: [{ spec: { containers: [{ name: 'model', resources: resources(`${100 + i}m`, '1Gi') }] } }],
      },
    ],
  }),
  (name) => ({
    protocol: 'v2',
    predictors: ['main', 'canary'].map((predictor, k) => ({
      name: predictor,
      traffic: k === 0 ? 90 : 10,
      graph: server('model', 'SKLEARN_SERVER', `gs://models/${name}/${k}`),
    })),
  }),
  (name, i) => ({
    predictors: [
      {
        name: 'default',
        graph: { name: 'clean', type: 'TRANSFORMER', children: [{ name: 'score', type: 'MODEL' }] },
        componentSpecs: [
          {
            spec: {
              containers: [container('clean', `example.com/clean:${i}`), container('score', `example.com/score:${i}`)],
            },
          },
        ],
      },
    ],
  }),
  (name) => ({
    predictors: [
      {
        name: 'default',
        graph: { name: 'model', type: 'MODEL', endpoint: { type: 'GRPC' } },
        componentSpecs: [
          {
            hpaSpec: {
              minReplicas: 1,
              maxReplicas: 4,
              metricsv2: [
                {
                  type: 'Resource',
                  resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } },
                },
              ],
            },
            spec: {
              containers: [
                container('model', `example.com/${name}:1.0`, {
                  resources: resources('500m', '512Mi'),
                  env: [
                    { name: 'MODEL', value: name },
                    { name: 'TOKEN', valueFrom: { secretKeyRef: { name, key: 'token' } } },
                  ],
                }),
              ],
            },
          },
        ],
      },
    ],
  }),
  (name) => ({
    protocol: 'kfserving',
    predictors: [
      {
        name: 'default',
        graph: server('infer', 'TRITON_SERVER', `gs://models/triton/${name}`, { logger: { mode: 'all' } }),
        componentSpecs: [
          {
            spec: {
              containers: [{ name: 'infer', resources: { limits: { 'nvidia.com/gpu': 1 } } }],
              nodeSelector: { gpu: 't4' },
            },
          },
        ],
      },
    ],
  }),
  (name) => ({
    predictors: [
      {
        name: 'default',
        graph: server('model', 'SKLEARN_SERVER', `gs://models/${name}`),
        explainer: { type: 'AnchorTabular', modelUri: `gs://explainers/${name}` },
      },
    ],
  }),
  (name) => ({
    serverType: 'kafka',
    predictors: [
      {
        name: 'default',
        graph: { name: 'model', type: 'MODEL' },
        svcOrchSpec: {
          env: [
            { name: 'KAFKA_BROKER', value: 'kafka:9092' },
            { name: 'KAFKA_INPUT_TOPIC', value: `${name}-in` },
            { name: 'KAFKA_OUTPUT_TOPIC', value: `${name}-out` },
          ],
        },
        componentSpecs: [{ spec: { containers: [container('model', `example.com/${name}:2`)] } }],
      },
    ],
  }),
  (name, i) => ({
    name,
    predictors: [
      {
        name: 'default',
        graph: {
          name: 'router',
          implementation: 'RANDOM_ABTEST',
          parameters: [{ name: 'ratioA', type: 'FLOAT', value: '0.5' }],
          children: ['a', 'b'].map((each) => ({ name: each, type: 'MODEL' })),
        },
        componentSpecs: ['a', 'b'].map((each) => ({
          spec: { containers: [container(each, `example.com/${each}:${i}`)] },
        })),
      },
    ],
  }),
  (name) => ({
    annotations: { 'seldon.io/rest-timeout': '60000' },
    predictors: [
      {
        name: 'default',
        graph: { name: 'model', type: 'MODEL' },
        componentSpecs: [
          {
            spec: {
              containers: [
                container('model', 'example.com/proxy:3', { volumeMounts: [{ name: 'data', mountPath: '/data' }] }),
              ],
              volumes: [{ name: 'data', persistentVolumeClaim: { claimName: name } }],
              tolerations: [{ key: 'models', operator: 'Exists', effect: 'NoSchedule' }],
            },
          },
        ],
      },
    ],
  }),
];

const [root] = process.argv.slice(2);
for (let folder = 0; folder < FOLDERS; folder++) {
  const team = `team-${folder}`;
  fs.mkdirSync(path.join(root, team), { recursive: true });
  KINDS.forEach((kind, i) => {
    const name = `${['churn', 'fraud', 'price', 'rank', 'spam', 'image', 'credit', 'text', 'trial', 'load'][i]}-${folder}`;
    const manifest = {
      apiVersion: 'machinelearning.seldon.io/v1',
      kind: 'SeldonDeployment',
      metadata: { name, namespace: team },
      spec: kind(name, folder),
    };
    fs.writeFileSync(path.join(root, team, `${name}.json`), `${JSON.stringify(manifest, undefined, 2)}\n`);
  });
}
