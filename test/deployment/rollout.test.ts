import { Chart, Testing } from 'cdk8s';
import { GraphNode } from '../../src/deployment/graph/graph-node';
import { PrepackagedServer } from '../../src/deployment/graph/prepackaged-server';
import { Rollout, type RolloutOptions } from '../../src/deployment/rollout';
import { SeldonDeployment } from '../../src/deployment/seldon-deployment';
import { type Json, type JsonObject } from '../../src/private/json';
import { ModelArtifact } from '../../src/storage/model-artifact';
import { readDocuments } from '../../src/yaml/read';

const model = (version: number) => ({
  graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
    artifact: ModelArtifact.gcs(`models/churn/${version}`),
  }),
});
const churn = () => new SeldonDeployment(new Chart(Testing.app(), 'growth', { namespace: 'growth' }), 'churn');
const canary = () => {
  const deployment = churn();
  deployment.shadow('next', model(9));
  deployment.canary({ stable: model(7), canary: model(8), percent: 1 });
  return deployment;
};
const data = (text: string) => readDocuments(text, 'step')[0].value;
const traffic = (manifest: Json) =>
  ((manifest as JsonObject).spec as { predictors: JsonObject[] }).predictors.map(({ name, traffic: share }) => [
    name,
    share,
  ]);

/** Applies the two operations that steps use. */
function patched(manifest: JsonObject, patch: { op: string; path: string; value: Json }[]): JsonObject {
  const copy = JSON.parse(JSON.stringify(manifest)) as JsonObject;
  for (const { op, path, value } of patch) {
    const keys = path.split('/').slice(1);
    const parent = keys.slice(0, -1).reduce<Json>((at, key) => (at as JsonObject)[key], copy) as JsonObject;
    if (op === 'test') {
      expect(parent[keys[keys.length - 1]]).toBe(value);
    } else {
      parent[keys[keys.length - 1]] = value;
    }
  }
  return copy;
}

test('each step shifts requests from stable to canary, and leaves the shadow alone', () => {
  const steps = Rollout.steps(canary(), { percents: [5, 25, 50, 100] });
  expect(steps.map(({ percent, manifest }) => [percent, traffic(data(manifest))])).toEqual(
    [5, 25, 50, 100].map((percent) => [
      percent,
      [
        ['default', 100 - percent],
        ['canary', percent],
        ['next', undefined],
      ],
    ]),
  );
});

test("the patch of a step leads to the step's manifest", () => {
  const deployment = canary();
  for (const { patch, manifest, command } of Rollout.steps(deployment, { percents: [10, 100] })) {
    const operations = data(patch) as unknown as { op: string; path: string; value: Json }[];
    expect(patched(deployment.apiObject.toJson() as JsonObject, operations)).toEqual(data(manifest));
    expect(command).toBe(
      `kubectl patch seldondeployment/churn -n growth --type json -p '${JSON.stringify(operations)}'`,
    );
  }
});

test.each<[string, () => SeldonDeployment, Partial<RolloutOptions>, RegExp]>([
  ['a misspelled predictor', canary, { canary: 'canari' }, /no predictor "canari", did you mean "canary"/],
  ['one predictor twice', canary, { canary: 'default' }, /two predictors, got "default" twice/],
  ['a shadow', canary, { canary: 'next' }, /a shadow answers no requests/],
  ['falling percents', canary, { percents: [50, 25] }, /rise up to 100.*got \[50,25\]/],
  ['another object', () => undefined!, {}, /the deployment of a rollout must be a SeldonDeployment, got undefined/],
  ['no step', canary, { percents: [] }, /rise up to 100/],
  ['more than all', canary, { percents: [50, 101] }, /rise up to 100/],
  [
    'a third predictor',
    () => {
      const deployment = canary();
      deployment.addPredictor('third', { ...model(1), traffic: 10 });
      return deployment;
    },
    {},
    /"third" takes requests too/,
  ],
])('%s fails', (_name, deployment, options, message) => {
  expect(() => Rollout.steps(deployment(), { percents: [5, 100], ...options })).toThrow(message);
});
