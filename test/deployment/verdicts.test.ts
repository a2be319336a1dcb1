import { ApiObject, App, Chart, type IResolver, JsonPatch, Lazy, Testing } from 'cdk8s';
import {
  GraphNode,
  ManifestWriter,
  ModelArtifact,
  PrepackagedServer,
  SeldonDeployment,
  SeldonOperator,
  SeldonPlatform,
} from '../../src';

function model(chart: Chart, id = 'iris', node = 'm'): SeldonDeployment {
  const deployment = new SeldonDeployment(chart, id);
  deployment.addPredictor('default', {
    graph: GraphNode.server(node, PrepackagedServer.SKLEARN, { artifact: ModelArtifact.uri('gs://models/iris') }),
  });
  return deployment;
}

function chartIn(app = new App()): Chart {
  return new Chart(app, 'models', { namespace: 'seldon' });
}

const rules = (deployment: SeldonDeployment): string[] => deployment.findings().map(({ rule }) => rule);
const synthesize = (chart: Chart) => () => Testing.synth(chart);

describe('a change after findings() were asked for is judged', () => {
  test.each<[string, (deployment: SeldonDeployment) => void]>([
    [
      'a label of the metadata',
      (deployment) => {
        deployment.apiObject.metadata.addLabel('a b', 'c');
      },
    ],
    [
      'an annotation of the metadata',
      (deployment) => {
        deployment.apiObject.metadata.addAnnotation('a/b/c', 'd');
      },
    ],
    [
      'a patch',
      (deployment) => {
        deployment.apiObject.addJsonPatch(JsonPatch.replace('/spec/predictors/0/graph/implementation', 'NONE_SERVER'));
      },
    ],
    [
      'a label of a predictor',
      (deployment) => {
        deployment.predictor('default').addLabel('a b', 'c');
      },
    ],
    [
      'a predictor',
      (deployment) => {
        deployment.addPredictor('second', {
          graph: GraphNode.server('m', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.uri('gs://m') }),
        });
      },
    ],
  ])('%s', (_, change) => {
    const chart = chartIn();
    const deployment = model(chart);
    expect(deployment.findings().filter(({ severity }) => severity === 'error')).toEqual([]);

    change(deployment);

    expect(deployment.findings().filter(({ severity }) => severity === 'error')).not.toEqual([]);
    expect(synthesize(chart)).toThrow('Validation failed');
  });

  test('another object, and a label of it', () => {
    const chart = chartIn();
    const deployment = model(chart);
    const namespace = () =>
      new ApiObject(chart, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'seldon' } });
    expect(rules(deployment)).not.toContain('SELDON302');

    const object = namespace();
    object.metadata.addLabel('istio-injection', 'enabled');

    expect(rules(deployment)).toContain('SELDON302');
  });

  test('another SeldonDeployment whose objects have the same names', () => {
    const chart = chartIn();
    const deployment = model(chart, 'iris', 'default-m');
    expect(rules(deployment)).toEqual([]);

    model(chart, 'iris-default', 'm');

    expect(rules(deployment)).not.toEqual([]);
  });

  test("the operator's configuration, by a patch of what its chart renders", () => {
    const app = new App();
    const operator = new SeldonOperator(new Chart(app, 'seldon', { namespace: 'seldon-system' }), 'operator');
    const chart = chartIn(app);
    const deployment = new SeldonDeployment(chart, 'iris', { seldonOperator: operator });
    deployment.addPredictor('default', {
      graph: GraphNode.server('m', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.uri('gs://m') }),
    });
    const failures = () => deployment.findings().filter(({ severity }) => severity === 'error');
    expect(failures()).toEqual([]);

    const configMap = operator.node
      .findAll()
      .find((each): each is ApiObject => ApiObject.isApiObject(each) && each.kind === 'ConfigMap')!;
    configMap.addJsonPatch(JsonPatch.replace('/data/predictor_servers', '{}'));

    expect(failures()).not.toEqual([]);
  });
});

describe('values that are produced later', () => {
  test('are judged as they will be written', () => {
    const chart = chartIn();
    let value = 'true';
    const deployment = new SeldonDeployment(chart, 'iris', {
      annotations: { 'seldon.io/executor-logger-queue-size': Lazy.any({ produce: () => value }) as string },
    });
    deployment.addPredictor('default', {
      graph: GraphNode.server('m', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.uri('gs://m') }),
    });
    expect(synthesize(chart)).toThrow('seldon.io/executor-logger-queue-size');

    value = '10';

    expect(synthesize(chart)).not.toThrow();
  });
});

test('values that a resolver of the app replaces are judged as they will be written', () => {
  const resolver: IResolver = {
    resolve(at) {
      if (at.value === 'SKLEARN_SERVER') {
        at.replaceValue('SCIKIT_SERVER');
      }
    },
  };
  const chart = chartIn(new App({ resolvers: [resolver] }));
  model(chart);
  expect(synthesize(chart)).toThrow('SCIKIT_SERVER');
});

describe('rounds of validation', () => {
  test('judge every SeldonDeployment with the app as it is in that round', () => {
    const app = new App();
    const chart = chartIn(app);
    const first = model(chart, 'iris', 'default-m');
    expect(synthesize(chart)).not.toThrow();
    first.node.validate();
    model(chart, 'iris-default', 'm');
    expect(new ManifestWriter(app).toText).toBeDefined();
    expect(first.node.validate()).not.toEqual([]);
    expect(synthesize(chart)).toThrow('iris');
  });

  test('that were not completed do not affect other calls', () => {
    const app = new App();
    const chart = chartIn(app);
    const [first, second] = [model(chart, 'a'), model(chart, 'iris', 'default-m')];
    app.node.validate();
    first.node.validate();
    model(chart, 'iris-default', 'm');
    expect(chart.node.findAll().indexOf(second)).toBeGreaterThan(0);
    expect(second.node.validate()).not.toEqual([]);
  });
});

test('what was expanded does not follow later changes', () => {
  const chart = chartIn();
  const deployment = model(chart);
  const expansion = deployment.expand();
  deployment.predictor('default').addLabel('team', 'a');
  expect(expansion.originOf('Deployment', 'iris-default-0-m', 'metadata.labels.team')?.copied).toBe(false);
});

describe('SeldonDeployments of one name', () => {
  const named = (chart: Chart, id: string): SeldonDeployment => {
    const deployment = new SeldonDeployment(chart, id, { metadata: { name: 'iris' } });
    deployment.addPredictor('default', {
      graph: GraphNode.server('m', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.uri('gs://models/iris') }),
    });
    return deployment;
  };

  test('are reported in one chart', () => {
    const chart = chartIn();
    const deployments = [named(chart, 'one'), named(chart, 'two')];
    expect(deployments.map(rules)).toEqual([['SELDON364'], ['SELDON364']]);
  });

  test.each<[string, string]>([
    ['the namespaces of two charts', 'prod'],
    ['the files of two environments with the same namespace', 'dev'],
  ])('are accepted in %s', (_, namespace) => {
    const app = new App();
    const deployments = [
      named(new Chart(app, 'dev', { namespace: 'dev' }), 'iris'),
      named(new Chart(app, 'prod', { namespace }), 'iris'),
    ];
    expect(deployments.map(rules)).toEqual([[], []]);
  });

  test('are reported in two charts of one app, which writes their files into one folder', () => {
    const app = new App();
    const chartOf = (id: string) => new Chart(app, id, { namespace: 'ml' });
    const deployments = [named(chartOf('a'), 'iris'), named(chartOf('b'), 'iris')];
    expect(deployments.map(rules)).toEqual([['SELDON364'], ['SELDON364']]);
    named(chartOf('c'), 'iris');
    expect(deployments.map(rules)).toEqual([['SELDON396'], ['SELDON396']]);
  });

  test('are reported in a chart inside a chart, which is a separate file', () => {
    const outer = chartIn();
    const inner = new Chart(outer, 'inner', { namespace: 'seldon' });
    named(outer, 'outer');
    const deployments = [named(inner, 'one'), named(inner, 'two')];
    expect(deployments.map(rules)).toEqual([['SELDON364'], ['SELDON364']]);
  });
});

describe('what a platform needs', () => {
  const secretsOf = (platform: SeldonPlatform): string[] =>
    platform.needs().flatMap(({ kind, name }) => (kind === 'Secret' ? [name] : []));
  const withSecret = (secret: string) => ({
    graph: GraphNode.server('m', PrepackagedServer.SKLEARN, {
      artifact: ModelArtifact.uri('s3://models/iris', { envSecretRefName: secret }),
    }),
  });

  test('follows a change after it was asked for', () => {
    const platform = new SeldonPlatform(new App(), 'platform');
    const deployment = new SeldonDeployment(platform.models('seldon'), 'one');
    deployment.addPredictor('default', withSecret('first'));
    expect(secretsOf(platform)).toEqual(['first']);
    // The webhook rejects it now, so nothing is created.
    deployment.apiObject.addJsonPatch(JsonPatch.add('/spec/predictors/0/traffic', 50));
    expect(secretsOf(platform)).toEqual([]);
  });

  test('leaves out what a cluster rejects, as expand() does', () => {
    const platform = new SeldonPlatform(new App(), 'platform');
    const deployment = new SeldonDeployment(platform.models('seldon'), 'one');
    deployment.addPredictor('default', { ...withSecret('first'), traffic: 50 });
    expect(deployment.expand().objects).toEqual([]);
    expect(secretsOf(platform)).toEqual([]);
  });
});
