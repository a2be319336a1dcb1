import { App, Chart, Duration } from 'cdk8s';
import {
  EnvValue,
  GraphNode,
  LoggerMode,
  ModelArtifact,
  ModelDefaults,
  type ModelDefaultsOptions,
  Orchestrator,
  PrepackagedServer,
  SeldonDeployment,
  type SeldonDeploymentProps,
  type WeightedPredictorOptions,
} from '../../src';
import { type JsonObject } from '../../src/private/json';

const artifact = ModelArtifact.uri('gs://models/iris');
const SERVER: WeightedPredictorOptions = { graph: GraphNode.server('model', PrepackagedServer.SKLEARN, { artifact }) };

function modelsBelow(...scopes: readonly ModelDefaultsOptions[]): Chart {
  const app = new App();
  const chart = new Chart(app, 'models', { namespace: 'ml' });
  [app, chart].forEach((scope, i) => scopes[i] && ModelDefaults.below(scope, scopes[i]));
  return chart;
}

/** The spec of a model, and its only predictor, pod and container. */
function specOf(chart: Chart, options: WeightedPredictorOptions = SERVER, props: SeldonDeploymentProps = {}) {
  const deployment = new SeldonDeployment(chart, 'iris', props);
  deployment.addPredictor('default', options);
  const spec = deployment._toManifest().spec as JsonObject;
  const [predictor] = spec.predictors as JsonObject[];
  const [component] = (predictor.componentSpecs ?? []) as { spec: JsonObject }[];
  const [container] = (component?.spec.containers ?? []) as JsonObject[];
  return { deployment, spec, predictor, component, container };
}

const withContainer = (container: object): WeightedPredictorOptions => ({
  graph: GraphNode.server('model', PrepackagedServer.SKLEARN, { artifact, container }),
});

describe('a model below defaults', () => {
  test('finds images by short names of servers, as in platform values; the nearest takes precedence', () => {
    const own = (image: string) => ({ images: { SKLEARN: image } });
    const above = { images: { [PrepackagedServer.SKLEARN.name]: 'registry.example.com/sklearn:1' } };
    const image = (...scopes: readonly ModelDefaultsOptions[]) => specOf(modelsBelow(...scopes)).container.image;
    expect(image(own('registry.example.com/sklearn:2'))).toBe('registry.example.com/sklearn:2');
    expect(image(above, own('registry.example.com/sklearn:3'))).toBe('registry.example.com/sklearn:3');
  });

  test('applies their containers, images, pods, annotations, loggers and orchestrators', () => {
    const chart = modelsBelow({
      container: { resources: { requests: { cpu: '250m' } }, startup: Duration.minutes(5) },
      images: { [PrepackagedServer.SKLEARN.name]: 'registry.example.com/sklearn:1' },
      pod: { nodeSelector: { pool: 'models' } },
      podLabels: { team: 'growth' },
      podAnnotations: { scraped: 'no' },
      annotations: { owner: 'growth' },
      logger: { mode: LoggerMode.ALL, url: 'http://broker' },
      orchestrator: Orchestrator.executor({ logLevel: 'DEBUG' }),
    });
    expect(specOf(chart).spec).toEqual({
      annotations: { owner: 'growth' },
      predictors: [
        {
          name: 'default',
          labels: { team: 'growth' },
          annotations: { scraped: 'no' },
          graph: {
            name: 'model',
            implementation: 'SKLEARN_SERVER',
            modelUri: 'gs://models/iris',
            logger: { mode: 'all', url: 'http://broker' },
          },
          componentSpecs: [
            {
              spec: {
                nodeSelector: { pool: 'models' },
                containers: [
                  {
                    name: 'model',
                    image: 'registry.example.com/sklearn:1',
                    resources: { requests: { cpu: '250m' } },
                    startupProbe: { tcpSocket: { port: 'http' }, periodSeconds: 5, failureThreshold: 60 },
                  },
                ],
              },
            },
          ],
          svcOrchSpec: { env: [{ name: 'SELDON_LOG_LEVEL', value: 'DEBUG' }] },
        },
      ],
    });
  });

  test('overrides them by key in maps, as a whole elsewhere', () => {
    const chart = modelsBelow({
      container: {
        env: { A: EnvValue.of('default'), B: EnvValue.of('default') },
        resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { memory: '2Gi' } },
        readinessProbe: { tcpSocket: { port: 1 }, periodSeconds: 30 } as never,
        args: ['default'],
      },
      pod: { nodeSelector: { pool: 'models', zone: 'a' } },
    });
    const { container, component } = specOf(chart, {
      ...withContainer({
        env: { B: EnvValue.of('own') },
        resources: { requests: { cpu: '2' } },
        readinessProbe: { tcpSocket: { port: 2 } },
        args: undefined,
      }),
      pod: { nodeSelector: { zone: 'b' } },
    });
    expect(container).toEqual({
      name: 'model',
      env: [
        { name: 'A', value: 'default' },
        { name: 'B', value: 'own' },
      ],
      resources: { requests: { cpu: '2', memory: '1Gi' }, limits: { memory: '2Gi' } },
      readinessProbe: { tcpSocket: { port: 2 } },
      args: ['default'],
    });
    expect(component.spec.nodeSelector).toEqual({ pool: 'models', zone: 'b' });
  });

  test('has those of the nearest scope first', () => {
    const chart = modelsBelow(
      { podLabels: { a: 'app', b: 'app' }, orchestrator: Orchestrator.executor({ logLevel: 'DEBUG' }) },
      { podLabels: { b: 'chart' }, orchestrator: Orchestrator.executor({ env: { X: EnvValue.of('y') } }) },
    );
    const { predictor } = specOf(chart);
    expect(predictor.labels).toEqual({ a: 'app', b: 'chart' });
    expect(predictor.svcOrchSpec).toEqual({
      env: [
        { name: 'SELDON_LOG_LEVEL', value: 'DEBUG' },
        { name: 'X', value: 'y' },
      ],
    });
  });

  test.each(['startup', 'startupProbe'])('that sets %s itself has no other way to start', (own) => {
    const probe = { tcpSocket: { port: 'http' } };
    const ways = { startup: Duration.minutes(1), startupProbe: probe };
    const [[, mine], [, other]] = Object.entries(ways).sort(([a]) => (a === own ? -1 : 1));
    const chart = modelsBelow({ container: { [own === 'startup' ? 'startupProbe' : 'startup']: other } });
    const { container } = specOf(chart, withContainer({ [own]: mine }));
    expect(container.startupProbe).toMatchObject(own === 'startup' ? { failureThreshold: 12 } : probe);
  });

  test('has no orchestrator if it is disabled, even if they configure one', () => {
    const chart = modelsBelow({ orchestrator: Orchestrator.executor({ logLevel: 'DEBUG' }) });
    const { predictor } = specOf(chart, { ...SERVER, orchestrator: Orchestrator.none() });
    expect(predictor.svcOrchSpec).toBeUndefined();
    expect(predictor.annotations).toEqual({ 'seldon.io/no-engine': 'true' });
  });

  test('logs the payloads of the root of its graph only', () => {
    const chart = modelsBelow({ logger: { mode: LoggerMode.REQUEST } });
    const graph = GraphNode.abTest('ab', { ratioA: 0.5 }).to(
      GraphNode.server('a', PrepackagedServer.SKLEARN, { artifact }),
      GraphNode.server('b', PrepackagedServer.SKLEARN, { artifact }),
    );
    const { predictor } = specOf(chart, { graph });
    expect(predictor.graph).toMatchObject({ logger: { mode: 'request' } });
    expect(JSON.stringify(predictor.graph).match(/logger/g)).toHaveLength(1);
    expect(predictor.componentSpecs).toBeUndefined();
  });

  test('stays as it is if it comes from a manifest, or does without defaults', () => {
    const chart = modelsBelow({ podLabels: { team: 'growth' }, annotations: { a: 'b' } });
    const { deployment, spec } = specOf(chart, SERVER, { defaults: false });
    expect(JSON.stringify(spec)).not.toContain('growth');
    const manifest = { ...deployment._toManifest(), metadata: { name: 'copy' } };
    const copy = SeldonDeployment.fromManifest(chart, 'copy', manifest);
    copy.addPredictor('more', SERVER);
    expect(JSON.stringify(copy._toManifest())).not.toContain('growth');
  });
});

describe('defaults are rejected', () => {
  test('after the first model that they are for', () => {
    const chart = modelsBelow();
    specOf(chart);
    expect(() => ModelDefaults.below(chart.node.root, {})).toThrow(
      'SeldonDeployment "models/iris" was added before its defaults: call ModelDefaults.below first',
    );
  });

  test('with an orchestrator that is none', () => {
    const orchestrator = { replicas: 2 } as unknown as Orchestrator;
    expect(() => modelsBelow({ orchestrator })).toThrow(
      "model defaults: 'orchestrator' must be an Orchestrator such as",
    );
  });

  test('with two images of one server, in either order', () => {
    const [short, full] = ['SKLEARN', 'SKLEARN_SERVER'];
    const message =
      '[models] model defaults: \'images\' has "SKLEARN" and "SKLEARN_SERVER", which are one server: leave out one';
    expect(() => modelsBelow({}, { images: { [short]: 'a:1', [full]: 'b:1' } })).toThrow(message);
    expect(() => modelsBelow({}, { images: { [full]: 'b:1', [short]: 'a:1' } })).toThrow(message);
    expect(specOf(modelsBelow({ images: { [short]: 'a:1', [full]: 'a:1' } })).container.image).toBe('a:1');
  });

  test('with credentials in the URL of the logger, which are not shown', () => {
    const logger = { mode: LoggerMode.ALL, url: 'http://user:secret@broker' };
    expect(() => modelsBelow({ logger })).toThrow("model defaults: the logger's URL must not contain a user name");
    expect(() => modelsBelow({ logger })).not.toThrow('secret');
  });
});
