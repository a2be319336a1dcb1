import { defaultOperator } from '../../src/expand/default-operator';
import { expand } from '../../src/expand/expand';
import { NamespaceSurroundings } from '../../src/expand/surroundings';
import { judge } from '../../src/rules/check';
import { Foresight } from '../../src/rules/foresight';

const rejected = {
  apiVersion: 'machinelearning.seldon.io/v1',
  kind: 'SeldonDeployment',
  metadata: { name: 'iris' },
  spec: {
    predictors: [
      {
        name: 'default',
        graph: { name: 'Model', type: 'MODEL' },
        componentSpecs: [{ spec: { containers: [{ name: 'Model', image: 'registry.example.com/iris:1' }] } }],
      },
    ],
  },
};

test('nothing is expected of the first SeldonDeployments', () => {
  expect(new Foresight().expectsOrigins).toBe(false);
});

test('a run that keeps needing origins expects them, until it does not', () => {
  const foresight = new Foresight();
  Array.from({ length: 10 }, () => foresight.note(true));
  expect(foresight.expectsOrigins).toBe(true);
  Array.from({ length: 10 }, () => foresight.note(false));
  expect(foresight.expectsOrigins).toBe(false);
});

test('what is expected changes no finding', () => {
  const foresight = new Foresight();
  const options = { config: defaultOperator() };
  const { findings } = judge(rejected, options);
  expect(findings.map(({ path }) => path)).toContain('spec.predictors[0].componentSpecs[0].spec.containers[0].name');
  for (let i = 0; i < 10; i++) {
    expect(judge(rejected, { ...options, foresight }).findings).toEqual(findings);
  }
  expect(foresight.expectsOrigins).toBe(true);
});

test('recording origins changes no created object', () => {
  const [plain, recorded] = [false, true].map((origins) =>
    expand(rejected, defaultOperator(), NamespaceSurroundings.NONE, { origins }),
  );
  expect(recorded.objects).toEqual(plain.objects);
});
