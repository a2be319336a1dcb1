import { ApiObject, App, Chart } from 'cdk8s';
import { GraphNode, ModelArtifact, PrepackagedServer, SeldonDeployment } from '../../src';

test('the quota of a namespace counts all SeldonDeployments of the app', () => {
  const chart = new Chart(new App(), 'models', { namespace: 'ml' });
  const [iris, wine] = ['iris', 'wine'].map((name) => {
    const deployment = new SeldonDeployment(chart, name);
    deployment.addPredictor('default', {
      graph: GraphNode.server('m', PrepackagedServer.SKLEARN, { artifact: ModelArtifact.uri('gs://models/m') }),
    });
    return deployment;
  });
  const excesses = (deployment: SeldonDeployment) =>
    deployment
      .findings()
      .filter(({ rule, message }) => rule === 'SELDON341' && message.startsWith('the objects of'))
      .map(({ message }) => message);
  expect([excesses(iris), excesses(wine)]).toEqual([[], []]);

  new ApiObject(chart, 'quota', {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name: 'team' },
    spec: { hard: { pods: 1 } },
  });
  expect([...excesses(iris), ...excesses(wine)]).toEqual([
    'the objects of namespace "ml" use more than ResourceQuota "team" allows: 2 of pods (1)',
  ]);
});
