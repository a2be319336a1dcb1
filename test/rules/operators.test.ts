import { completeManifests } from './describe-rule';
import { operatorsAmong } from '../../src/expand/operators';
import { type JsonObject } from '../../src/private/json';
import { Operators } from '../../src/rules/operators';
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
