import { type Dice } from './fuzz';
import { type Json, type JsonObject } from '../../src/private/json';

/** Values of a platform of a few models, each with something that a rule may have to say about. */
export function generatedPlatform(dice: Dice): JsonObject {
  const names = Array.from({ length: 1 + dice.below(4) }, (_, index) => `${dice.of(NAMES)}-${index}`);
  return {
    operator: operatorOf(dice),
    ...(dice.chance(40) && { gateways: { 'seldon-gateway': { kind: 'istio', namespace: 'istio-system' } } }),
    models: Object.fromEntries(names.map((name) => [name, modelOf(dice)])),
    ...(dice.chance(30) && { monitoring: {} }),
    ...(dice.chance(30) && { environments: { dev: {}, prod: { namespaces: { ml: { labels: { stage: 'prod' } } } } } }),
  };
}

const NAMES = ['iris', 'churn', 'fraud', 'a-model-whose-name-leaves-hardly-any-room-for-others'];

function operatorOf(dice: Dice): JsonObject {
  return {
    ...(dice.chance(40) && { enabled: false }),
    ...(dice.chance(50) && { istio: { enabled: dice.of<Json>([true, 'yes']) } }),
    ...(dice.chance(30) && { keda: { enabled: true } }),
    ...(dice.chance(20) && { ambassador: { enabled: true, version: 'v1' } }),
    ...(dice.chance(20) && { istoi: { enabled: true } }),
    ...(dice.chance(20) && { values: { executor: { requestLogger: { defaultEndpoint: 'http://logger' } } } }),
  };
}

function modelOf(dice: Dice): JsonObject {
  const namespace = dice.of(['ml', 'growth', 'risk']);
  return dice.chance(25) ? { namespace, manifest: manifestOf(dice) } : { namespace, ...shortModel(dice) };
}

function shortModel(dice: Dice): JsonObject {
  const server = dice.of(['SKLEARN', 'XGBOOST', 'MLFLOW', undefined]);
  return {
    ...(server === undefined
      ? { image: dice.of(['registry.example.com/m', 'registry.example.com/m:latest', 'registry.example.com/m:1.0.0']) }
      : { server, uri: dice.of(['gs://models/m', 's3://models/m', 'https://models.example.com/m']) }),
    ...(dice.chance(30) && { protocol: dice.of(['v2', 'seldon']) }),
    ...(dice.chance(20) && { transport: 'grpc' }),
    ...(dice.chance(30) && { env: { [dice.of(['GUNICORN_WORKERS', 'SELDON_DEBUG', 'FLASK_WORKERS'])]: '2' } }),
    ...(dice.chance(30) && {
      annotations: { [dice.of(['seldon.io/rest-timeout', 'seldon.io/no-engine', 'seldon.io/typo'])]: '5000' },
    }),
    ...(dice.chance(20) && { replicas: dice.of([0, 1, 2]) }),
    ...(dice.chance(20) && { disruptionBudget: { minAvailable: 1 } }),
    ...(dice.chance(20) && { resources: { requests: { cpu: '100m' }, limits: { memory: dice.of(['64Mi', '1Gi']) } } }),
    ...(dice.chance(25) && {
      canary: { percent: dice.of([10, 50]), ...(server ? { uri: 'gs://models/next' } : { image: 'r.example.com/m' }) },
    }),
    ...(dice.chance(15) && { silence: { 'image-tag': 'the registry replaces tags by digests' } }),
  };
}

function manifestOf(dice: Dice): JsonObject {
  return {
    annotations: {
      [dice.of(['seldon.io/ambassador-config', 'seldon.io/engine-seldon-log-messages-externally'])]: 'true',
    },
    predictors: [
      {
        name: 'default',
        traffic: 100,
        replicas: dice.of([1, 0]),
        graph: {
          name: 'model',
          implementation: 'SKLEARN_SERVER',
          modelUri: 'gs://models/m',
          ...(dice.chance(50) && { endpoint: { type: 'REST' } }),
        },
      },
    ],
  };
}
