import { App, Chart, Lazy } from 'cdk8s';
import { GraphNode, ModelDefaults, Orchestrator, SeldonDeployment, type WeightedPredictorOptions } from '../../src';
import { type JsonObject } from '../../src/private/json';
import { predictor, sdep } from '../helpers/sdep';

const later = <T>(value: T): T => Lazy.any({ produce: () => value }) as T;
const withContainer = (container: object): Partial<WeightedPredictorOptions> => ({
  graph: GraphNode.model('model', { container: { image: 'acme/model:1', ...container } }),
});

describe('a value that is resolved later', () => {
  test('can be any value of a pod or container, lists, maps and structs included', () => {
    const { componentSpecs } = predictor({
      ...withContainer({
        args: later(['--verbose']),
        resources: { requests: later({ cpu: '1' }) },
        securityContext: later({ runAsUser: 8888 }),
      }),
      pod: { nodeSelector: later({ disk: 'ssd' }), tolerations: [{ key: later('gpu') }] },
    });
    expect(componentSpecs).toEqual([
      {
        spec: {
          nodeSelector: { disk: 'ssd' },
          tolerations: [{ key: 'gpu' }],
          containers: [
            {
              name: 'model',
              image: 'acme/model:1',
              args: ['--verbose'],
              resources: { requests: { cpu: '1' } },
              securityContext: { runAsUser: 8888 },
            },
          ],
        },
      },
    ]);
  });

  test('is judged as what it is resolved to', () => {
    const deployment = sdep();
    deployment.addPredictor('default', {
      graph: GraphNode.model('model', { container: { image: 'acme/model:1' } }),
      pod: { nodeSelector: later({ disk: '-' }) },
    });
    expect(deployment.findings().map(({ path }) => path)).toEqual([
      'spec.predictors[0].componentSpecs[0].spec.nodeSelector',
    ]);
  });

  test.each([
    ['of the model', { podLabels: { team: 'growth' } }, { labels: later({ tier: 'gold' }) }],
    ['of the defaults', { podLabels: later({ team: 'growth' }) }, { labels: { tier: 'gold' } }],
  ])('is merged as the map that it is resolved to: labels %s', (_, defaults, options) => {
    const chart = new Chart(new App(), 'models');
    ModelDefaults.below(chart, defaults);
    const deployment = new SeldonDeployment(chart, 'iris');
    deployment.addPredictor('default', { ...withContainer({}), ...options } as WeightedPredictorOptions);
    const { predictors } = deployment._toManifest().spec as { predictors: JsonObject[] };
    expect(predictors[0].labels).toEqual({ team: 'growth', tier: 'gold' });
  });

  test('cannot be the name, from which others are derived', () => {
    expect(() => sdep({ metadata: { name: later('iris') } })).toThrow(
      '[chart/iris] metadata.name of SeldonDeployment "Resource" is resolved later (Lazy): give the name itself',
    );
  });

  test.each([
    ['all of a pod', { pod: later({ nodeSelector: { disk: 'ssd' } }) }, 'all of a PodSpec is resolved later'],
    [
      'all of a container',
      { graph: GraphNode.model('model', { container: later({ image: 'a' }) }) },
      'all of a Container',
    ],
    ['the map of variables', withContainer({ env: later({}) }), `'env' of container "model" is resolved later`],
    [
      'the map of variables of the orchestrator',
      { ...withContainer({}), orchestrator: Orchestrator.executor({ env: later({}), logLevel: 'DEBUG' }) },
      "'env' of the orchestrator is resolved later (Lazy): give the map",
    ],
  ])('cannot be %s', (_, options, message) => {
    expect(() => predictor(options)).toThrow(message);
  });
});
