import { readAssembly } from '../../../src/cli/import/assembly';
import { compose } from '../../../src/codegen/compose';
import { type ComposedDeployment } from '../../../src/codegen/composed';
import { factor } from '../../../src/codegen/factor/factor';
import { Names } from '../../../src/codegen/identifiers';
import { pythonProgram } from '../../../src/codegen/print/python';
import { typescriptProgram } from '../../../src/codegen/print/typescript';
import { recognize } from '../../../src/codegen/recognize/deployment';
import { type JsonObject } from '../../../src/private/json';

const assembly = readAssembly();

const model = (name: string, predictor: JsonObject, comments: string[] = []): ComposedDeployment => ({
  id: name,
  comments,
  code: recognize(
    { assembly, exact: false },
    { metadata: { name }, spec: { predictors: [{ name: 'default', ...predictor }] } },
    name,
  ),
});

const sklearn = (name: string, uri: string, more: JsonObject = {}): ComposedDeployment =>
  model(name, {
    graph: { name: `${name}-model`, implementation: 'SKLEARN_SERVER', modelUri: uri, envSecretRefName: 'bucket' },
    componentSpecs: [
      { spec: { containers: [{ name: `${name}-model`, resources: { requests: { cpu: '1', memory: '2Gi' } } }] } },
    ],
    ...more,
  });

const programOf = (deployments: ComposedDeployment[]) => {
  const app = {
    folder: 'manifests',
    charts: [{ id: 'growth', namespace: 'growth', deployments, operators: [], files: [] }],
  };
  const names = new Names();
  return compose([app], names, { factored: factor(app.charts, assembly, names), shared: [] });
};

describe('models that are alike', () => {
  const alike = [
    sklearn('churn', 's3://a/churn/7'),
    sklearn('fraud', 's3://a/fraud/1'),
    sklearn('spam', 's3://b/mail', { replicas: 3 }),
    ...['price', 'rank', 'text', 'image', 'search'].map((name, i) => sklearn(name, `s3://a/${name}/${i}`)),
  ];

  test('become one function and a table of what differs, with what some of them have as optional', () => {
    expect(typescriptProgram(programOf(alike))).toContain(`
interface SklearnModel {
  readonly name: string;
  readonly uri: string;
  readonly scaling?: Scaling;
}

function sklearnModels(chart: Chart, models: readonly SklearnModel[]): void {
  for (const model of models) {
    new SeldonDeployment(chart, model.name).addPredictor('default', {
      graph: GraphNode.server(\`\${model.name}-model\`, PrepackagedServer.SKLEARN, {
        artifact: ModelArtifact.uri(model.uri, { envSecretRefName: 'bucket' }),
        container: { resources: { requests: { cpu: '1', memory: '2Gi' } } },
      }),
      scaling: model.scaling,
    });
  }
}

const app = new App({ outdir: 'manifests', outputFileExtension: '.yaml' });
const growth = new Chart(app, 'growth', { namespace: 'growth' });

sklearnModels(growth, [
  { name: 'churn', uri: 's3://a/churn/7' },
  { name: 'fraud', uri: 's3://a/fraud/1' },
  { name: 'spam', uri: 's3://b/mail', scaling: Scaling.fixed(3) },
  { name: 'price', uri: 's3://a/price/0' },
  { name: 'rank', uri: 's3://a/rank/1' },
  { name: 'text', uri: 's3://a/text/2' },
  { name: 'image', uri: 's3://a/image/3' },
  { name: 'search', uri: 's3://a/search/4' },
]);
`);
  });

  test('become a dataclass and a function in Python', () => {
    const text = pythonProgram(programOf(alike), assembly);
    expect(text).toMatch(/^from dataclasses import dataclass\nfrom typing import Optional, Sequence\n\nfrom cdk8s /);
    expect(text).toContain(`

@dataclass(frozen=True)
class SklearnModel:
    name: str
    uri: str
    scaling: Optional[Scaling] = None


def sklearn_models(chart: Chart, models: Sequence[SklearnModel]) -> None:
    for model in models:
        artifact = ModelArtifact.uri(model.uri, env_secret_ref_name="bucket")
        container = ServerContainer(resources=k8s.ResourceRequirements(requests={"cpu": "1", "memory": "2Gi"}))
        graph = GraphNode.server(
            f"{model.name}-model", PrepackagedServer.SKLEARN, artifact=artifact, container=container
        )
        SeldonDeployment(chart, model.name).add_predictor("default", graph=graph, scaling=model.scaling)
`);
    expect(text).toContain(`
sklearn_models(
    growth,
    [
        SklearnModel(name="churn", uri="s3://a/churn/7"),
`);
  });

  test('keep their comments above their rows, and those of all above the table', () => {
    const commented = alike.map((each, i) => ({ ...each, comments: ['Of growth.', ...(i === 1 ? ['Nightly.'] : [])] }));
    expect(typescriptProgram(programOf(commented))).toContain(`
// Of growth.
sklearnModels(growth, [
  { name: 'churn', uri: 's3://a/churn/7' },
  // Nightly.
  { name: 'fraud', uri: 's3://a/fraud/1' },
`);
  });

  test('join others that have one more property, and stay apart from models of another kind', () => {
    const other = (name: string) =>
      model(name, { graph: { name: 'n', implementation: 'XGBOOST_SERVER', modelUri: `s3://x/${name}` } });
    const text = typescriptProgram(
      programOf([
        ...alike.slice(0, 3),
        ...['p', 'q', 'r'].map(other),
        ...['sales', 'trend', 'units'].map((name) => sklearn(name, `s3://a/${name}`, { replicas: 2 })),
      ]),
    );
    expect(text.match(/^function \w+/gm)).toEqual(['function sklearnModels']);
    expect(text).toContain("{ name: 'units', uri: 's3://a/units', scaling: Scaling.fixed(2) }");
  });
});

test.each<[string, ComposedDeployment[]]>([
  ['there are two', [sklearn('churn', 's3://a/churn'), sklearn('fraud', 's3://a/fraud')]],
  [
    'their graphs differ',
    [
      sklearn('churn', 's3://a/churn'),
      sklearn('fraud', 's3://a/fraud'),
      model('own', {
        graph: { name: 'own', type: 'MODEL' },
        componentSpecs: [{ spec: { containers: [{ name: 'own', image: 'a:1' }] } }],
      }),
    ],
  ],
])('models stay separate blocks where %s', (_, deployments) => {
  const { functions, groups } = programOf(deployments);
  expect(functions).toEqual([]);
  expect(groups).toHaveLength(deployments.length + 2);
});
