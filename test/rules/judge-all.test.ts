import { defaultOperator } from '../../src/expand/default-operator';
import { type JsonObject } from '../../src/private/json';
import { judge, judgeAll } from '../../src/rules/check';

const MISSPELT = { 'seldon.io/no-egnine': 'true' };

function iris(predictor: JsonObject, spec: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'iris', namespace: 'models', annotations: MISSPELT },
    spec: {
      ...spec,
      predictors: [
        { name: 'default', graph: { name: 'classifier', implementation: 'SKLEARN_SERVER', modelUri: 'gs://a/b' } },
        predictor,
      ],
    },
  };
}

const second = {
  name: 'second',
  graph: { name: 'classifier', implementation: 'SKLEARN_SERVER', modelUri: 'gs://a/b' },
};
const accepted = iris({ ...second, traffic: 100 });
const withoutSchema = iris({ ...second, replicas: 'two' });
const withoutWebhook = iris({ ...second, traffic: 100 }, { transport: 'carrier-pigeon' });
const silenced: JsonObject = {
  ...accepted,
  metadata: { name: 'other', annotations: { ...MISSPELT, 'cdk8s-seldon/silence': 'SELDON248' } },
};
const config = defaultOperator();

test('SeldonDeployments checked together get the same answers as each alone', () => {
  const all = [accepted, withoutSchema, withoutWebhook, silenced, accepted];
  const alone = all.map((object) => judge(object, { config, expanded: true }));
  const together = judgeAll(all.map((object) => ({ object, config, expanded: true })));
  expect(alone.map(({ isAccepted }) => isAccepted)).toContain(true);
  expect(alone.map(({ isAccepted }) => isAccepted)).toContain(false);
  expect(alone.every(({ findings, silenced: silent }) => findings.length + silent.length > 0)).toBe(true);
  expect(together.map(({ findings }) => findings)).toEqual(alone.map(({ findings }) => findings));
  expect(together.map((each) => each.silenced)).toEqual(alone.map((each) => each.silenced));
  expect(together.map(({ isAccepted }) => isAccepted)).toEqual(alone.map(({ isAccepted }) => isAccepted));
  expect(together.map(({ expansion }) => expansion?.objects)).toEqual(alone.map(({ expansion }) => expansion?.objects));
});

test('no SeldonDeployments give no findings', () => {
  expect(judgeAll([])).toEqual([]);
});
