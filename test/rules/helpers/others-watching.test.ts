import { isObject, type JsonObject } from '../../../src/private/json';
import { judge } from '../../../src/rules/check';
import { toldFindings } from '../../../src/rules/finding';
import { RULES } from '../../../src/rules/registry.generated';
import { Surroundings } from '../../../src/rules/surroundings';
import { completeManifests, operatorConfig } from '../describe-rule';

const MANAGER = `apiVersion: apps/v1
kind: Deployment
metadata: {name: seldon-controller-manager, namespace: ops}
spec: {template: {spec: {containers: [{name: manager, image: 'seldonio/seldon-core-operator:1', args: [--namespace=NAMESPACE]}]}}}`;

/** The rules that the first object breaks, as people are told, under an operator that watches one namespace. */
function told(manifest: string, operator: string | undefined, watched: string, labels = {}): string[] {
  const [object, ...others] = completeManifests(`${manifest}\n---\n${MANAGER.replace('NAMESPACE', watched)}`);
  const metadata = isObject(object.metadata) ? object.metadata : {};
  const deployment: JsonObject = { ...object, metadata: { ...metadata, namespace: 'ml', labels } };
  const surroundings = new Surroundings([deployment, ...others]);
  const { findings } = judge(deployment, { config: operatorConfig(operator), surroundings });
  return toldFindings(findings).map(({ rule }) => rule);
}

const OF_OPERATOR = RULES.filter(({ ofOperator }) => ofOperator).map((rule) => [rule.id, rule] as const);

describe.each(OF_OPERATOR)("%s, which is about the operator's configuration,", (id, { example }) => {
  const { before, operator } = example();
  // What is in another namespace than the SeldonDeployment is not found: only its own namespace matters here.
  const manifest = before.replace(/namespace: \w+/g, 'namespace: ml');

  test('is reported where that operator watches the namespace', () => {
    expect(told(manifest, operator, 'ml')).toContain(id);
  });

  test('is not where another one will watch it', () => {
    const rules = told(manifest, operator, 'other');
    expect(rules).toContain('SELDON300');
    expect(rules).not.toContain(id);
  });

  test('is not where the SeldonDeployment has the id of another controller', () => {
    const rules = told(manifest, operator, 'ml', { 'seldon.io/controller-id': 'team-b' });
    expect(rules).toContain('SELDON296');
    expect(rules).not.toContain(id);
  });
});

test('some rules are about it', () => expect(OF_OPERATOR.length).toBeGreaterThan(10));
