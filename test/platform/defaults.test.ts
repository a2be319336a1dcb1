import { App, Duration } from 'cdk8s';
import {
  GraphNode,
  LoggerMode,
  ModelArtifact,
  ModelDefaults,
  Orchestrator,
  PrepackagedServer,
  SeldonDeployment,
  SeldonPlatform,
  Values,
} from '../../src';
import { type JsonObject } from '../../src/private/json';

const DEFAULTS = {
  container: { startup: '2m' },
  images: { SKLEARN: 'registry.example.com/sklearn:1' },
  pod: { nodeSelector: { pool: 'models' } },
  podAnnotations: { scraped: 'no' },
  logger: { url: 'http://broker' },
  orchestrator: { logLevel: 'DEBUG' },
};
const VALUES = {
  operator: { enabled: false },
  defaults: DEFAULTS,
  namespaces: { growth: { defaults: { resources: { requests: { cpu: '250m' } } } } },
  models: {
    iris: { namespace: 'growth', server: 'SKLEARN', uri: 'gs://models/iris' },
    wine: { namespace: 'risk', server: 'SKLEARN', uri: 'gs://models/wine' },
  },
};

function model(name: string, values: Record<string, unknown>): JsonObject {
  return fromValues(values).model(name).apiObject.toJson() as JsonObject;
}

function fromValues(values: Record<string, unknown>): SeldonPlatform {
  return new SeldonPlatform(new App(), 'platform', { values: Values.of(values) });
}

test('values and code create the same models', () => {
  const app = new App();
  const platform = new SeldonPlatform(app, 'platform');
  ModelDefaults.below(app, {
    container: { startup: Duration.minutes(2) },
    images: { [PrepackagedServer.SKLEARN.name]: 'registry.example.com/sklearn:1' },
    pod: { nodeSelector: { pool: 'models' } },
    podAnnotations: { scraped: 'no' },
    logger: { mode: LoggerMode.ALL, url: 'http://broker' },
    orchestrator: Orchestrator.executor({ logLevel: 'DEBUG' }),
  });
  platform.addNamespace('growth', { modelDefaults: { container: { resources: { requests: { cpu: '250m' } } } } });
  const inCode = [
    ['iris', 'growth'],
    ['wine', 'risk'],
  ].map(([name, namespace]) => {
    const deployment = new SeldonDeployment(platform.models(namespace), name);
    const artifact = ModelArtifact.uri(`gs://models/${name}`);
    deployment.addPredictor('default', { graph: GraphNode.server('model', PrepackagedServer.SKLEARN, { artifact }) });
    return deployment.apiObject.toJson() as JsonObject;
  });
  expect(['iris', 'wine'].map((name) => model(name, VALUES))).toEqual(inCode);
  expect(inCode.map((each) => JSON.stringify(each).includes('250m'))).toEqual([true, false]);
});

test('an environment changes them, a model may do without them', () => {
  const values = {
    ...VALUES,
    models: { ...VALUES.models, own: { ...VALUES.models.iris, defaults: false } },
    environments: { prod: { defaults: { podAnnotations: { scraped: 'yes' } } } },
  };
  const platform = new SeldonPlatform(new App(), 'platform', { values: Values.of(values), environment: 'prod' });
  const written = (name: string) => JSON.stringify(platform.model(name).apiObject.toJson());
  expect(written('iris')).toContain('"scraped":"yes"');
  expect(written('own')).not.toContain('scraped');
});

test.each<[Record<string, unknown>, string]>([
  [{ defaults: { images: { SKLERN: 'x:1' } } }, 'defaults.images.SKLERN: names "SKLERN", which is not in'],
  [{ defaults: { resources: { limits: { memory: '1GB' } } } }, 'defaults.resources.limits.memory: must be an amount'],
  [{ defaults: { server: 'SKLEARN' } }, 'defaults.server: is unknown'],
  [{ namespaces: { growth: { defaults: { pod: { nodeSelecter: {} } } } } }, 'did you mean'],
])('%j is rejected where it is written', (wrong, message) => {
  expect(() => fromValues({ ...VALUES, ...wrong })).toThrow(message);
});

test('a server of the operator has a default image as well', () => {
  const images = { MINE: 'registry.example.com/mine:1' };
  const operator = { enabled: false, predictor_servers: { MINE: { protocols: { seldon: { image: 'mine' } } } } };
  const models = { mine: { namespace: 'growth', server: 'MINE', uri: 'gs://models/mine' } };
  expect(JSON.stringify(model('mine', { operator, defaults: { images }, models }))).toContain(images.MINE);
});
