import { completeManifests, operatorConfig } from './describe-rule';
import { type Operator, operatorsAmong } from '../../src/expand/operators';
import { type JsonObject } from '../../src/private/json';
import { judge } from '../../src/rules/check';
import { besideDescribed, Operators } from '../../src/rules/operators';
import { Surroundings } from '../../src/rules/surroundings';

function manager(namespace: string, env: Readonly<Record<string, string>>): JsonObject {
  const variables = Object.entries(env).map(([name, value]) => ({ name, value }));
  const container = { name: 'manager', image: 'seldonio/seldon-core-operator:1.17.1', env: variables };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'seldon-controller-manager', namespace },
    spec: { template: { spec: { containers: [container] } } },
  };
}

const OPERATORS = [
  manager('seldon-system', { EXECUTOR_CONTAINER_IMAGE_AND_VERSION: 'all' }),
  manager('risk', { EXECUTOR_CONTAINER_IMAGE_AND_VERSION: 'risk', WATCH_NAMESPACE: 'risk' }),
  manager('blue', { EXECUTOR_CONTAINER_IMAGE_AND_VERSION: 'blue', CONTROLLER_ID: 'blue' }),
];

test.each<[string, string, string]>([
  ['the one of its namespace', '{name: churn, namespace: risk}', 'risk'],
  ['the one for all namespaces', '{name: churn, namespace: fraud}', 'all'],
  ['the one whose id it has', '{name: churn, namespace: fraud, labels: {seldon.io/controller-id: blue}}', 'blue'],
  [
    'the first one where none sees it',
    '{name: churn, namespace: fraud, labels: {seldon.io/controller-id: red}}',
    'all',
  ],
])('a SeldonDeployment is judged by %s', (_, metadata, expected) => {
  const [object] = completeManifests(`metadata: ${metadata}\nspec: {predictors: []}`);
  const operators = new Operators(operatorsAmong(OPERATORS), new Surroundings(OPERATORS));
  expect(operators.configFor(object).executor.image).toBe(expected);
});

describe('an operator that values describe, next to those in the input', () => {
  const described = (values: Readonly<Record<string, string>>): Operator => {
    const [operator] = operatorsAmong([
      manager('seldon-system', { EXECUTOR_CONTAINER_IMAGE_AND_VERSION: 'values', ...values }),
    ]);
    return { ...operator, isDescribed: true };
  };
  const among = (objects: readonly JsonObject[], values: Readonly<Record<string, string>>) =>
    new Operators(besideDescribed(described(values), operatorsAmong(objects)), new Surroundings(objects));
  const [all, risk, blue] = OPERATORS;
  const FRAUD = '{name: churn, namespace: fraud}';
  const RISK = '{name: churn, namespace: risk}';
  const BLUE = '{name: churn, namespace: fraud, labels: {seldon.io/controller-id: blue}}';

  test.each<[string, readonly JsonObject[], Readonly<Record<string, string>>, string, string]>([
    ['is that of the input if both are for all namespaces', [all], {}, FRAUD, 'values'],
    ['is that of the input if both are for one namespace', [risk], { WATCH_NAMESPACE: 'x' }, RISK, 'values'],
    ['is another one than that of a namespace', [risk], {}, RISK, 'risk'],
    ['is used outside that namespace', [risk], {}, FRAUD, 'values'],
    ['is another one than one with an id', [blue], {}, BLUE, 'blue'],
    ['is used for what has no id', [blue], {}, FRAUD, 'values'],
    ['is that of the input if both have the same id', [blue], { CONTROLLER_ID: 'blue' }, BLUE, 'values'],
    ['is another one than that for all namespaces', [all], { WATCH_NAMESPACE: 'x' }, FRAUD, 'all'],
  ])('%s', (_, objects, values, metadata, expected) => {
    const [object] = completeManifests(`metadata: ${metadata}\nspec: {predictors: []}`);
    expect(among(objects, values).configFor(object).executor.image).toBe(expected);
  });

  test.each<[string, Readonly<Record<string, string>>, string, boolean | undefined]>([
    ['covers the namespaces that it watches', {}, FRAUD, true],
    ['leaves those of other operators to these', {}, RISK, undefined],
  ])('%s', (_, values, metadata, expected) => {
    const [object] = completeManifests(`metadata: ${metadata}\nspec: {predictors: []}`);
    expect(among([risk], values).watchFor(object)?.covers('fraud', '')).toBe(expected);
  });

  test('covers an unknown namespace if it watches a single one', () => {
    const namespace = { kind: 'Namespace', metadata: { name: 'risk', labels: { 'seldon.io/controller-id': 'risk' } } };
    const [object] = completeManifests(`metadata: ${RISK}\nspec: {predictors: []}`);
    const operators = among([all, namespace], { WATCH_NAMESPACE: 'x' });
    expect(operators.configFor(object).executor.image).toBe('values');
    expect(operators.watchFor(object)?.covers('risk', 'risk')).toBe(true);
  });

  test('is one of several that watch the namespace of another operator', () => {
    const namespace = { kind: 'Namespace', metadata: { name: 'risk' } };
    const webhook = {
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'risk' },
      webhooks: [
        { rules: [{ resources: ['seldondeployments'] }], namespaceSelector: { matchLabels: { team: 'risk' } } },
      ],
    };
    const [object] = completeManifests(
      `metadata: ${RISK}\nspec: {predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]}`,
    );
    const surroundings = new Surroundings([risk, namespace, webhook]);
    const rulesFor = (operators: Operators) =>
      judge(object, {
        config: operatorConfig(),
        watch: operators.watchFor(object),
        surroundings,
      }).findings.map(({ rule, message }) => `${rule} ${message}`);
    expect(rulesFor(new Operators(operatorsAmong([risk]), surroundings))).toEqual([
      expect.stringMatching(/^SELDON301 .*no validating webhook selects/),
    ]);
    expect(rulesFor(new Operators(besideDescribed(described({}), operatorsAmong([risk])), surroundings))).toEqual([
      'SELDON344 namespace "risk" is watched by the operator in namespace "risk" and the one that the values describe',
    ]);
  });
});
