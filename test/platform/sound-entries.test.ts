import { loadPlatform } from '../../src/platform/values/load';
import { fileSource } from '../../src/values/source';

// What is the same in several environments is checked once; what that depends on differs in each of these.

const problemsOf = (yaml: string) => loadPlatform([fileSource('platform.yaml', yaml)]).problems;

test('a model that is the same in all environments names a store that one of them lacks', () => {
  const problems = problemsOf(`
storage:
  main: { kind: gcs, bucket: models }
models:
  iris: { server: SKLEARN, store: main, path: iris }
environments:
  dev: {}
  prod: { storage: { main: null } }
`);

  expect(problems).toEqual([expect.stringContaining('models.iris.store: names "main", which is not in \'storage\'')]);
});

test('a model that is the same in all environments names a gateway that is of another kind in one of them', () => {
  const problems = problemsOf(`
gateways:
  public: { kind: istio }
models:
  iris: { server: SKLEARN, uri: gs://models/iris, routing: { gateway: public } }
environments:
  dev: {}
  prod: { gateways: { public: { kind: ambassador } } }
`);

  expect(problems).toEqual([expect.stringContaining('models.iris.routing.gateway: names an Ambassador gateway')]);
});

test('one map is in places of different kinds', () => {
  const problems = problemsOf(`
storage:
  main: &both { kind: gcs, bucket: models }
gateways:
  public: *both
environments: { dev: {}, prod: {} }
`);

  expect(problems.length).toBeGreaterThan(0);
  problems.forEach((problem) => expect(problem).toContain('gateways.public'));
});

test('an entry in which something is wrong is wrong in each environment, and reported once', () => {
  const problems = problemsOf(`
models:
  iris: { server: SKLEARN, uri: gs://models/iris, replicas: many }
environments: { dev: {}, prod: {} }
`);

  expect(problems).toEqual([expect.stringContaining('models.iris.replicas: must be a whole number')]);
});

test('an entry that is changed in one environment is checked there', () => {
  const problems = problemsOf(`
models:
  iris: { server: SKLEARN, uri: gs://models/iris }
environments:
  dev: {}
  prod: { models: { iris: { uri: null } } }
  test: { models: { iris: { scaling: { min: 3, max: 2, cpu: 50 } } } }
`);

  expect(problems).toEqual([expect.stringContaining("models.iris.scaling.min: must not be above 'max' (2)")]);
});
