import * as jsyaml from 'js-yaml';
import { isObject, type JsonObject } from '../../src/private/json';
import { type Rule, type Violation } from '../../src/rules/rule';
import { type OperatorFacts, Subject } from '../../src/rules/subject';

/** Manifests as YAML by what they show; a rejected one with the paths and parts of the messages that are expected, in order. */
export interface Cases {
  readonly accepts: Readonly<Record<string, string>>;
  readonly rejects: Readonly<Record<string, readonly [manifest: string, ...expected: readonly [path: string, message: string][]]>>;
}

export const DEFAULT_FACTS: OperatorFacts = {
  predictorServers: Object.fromEntries([
    'MLFLOW_SERVER', 'SKLEARN_SERVER', 'TENSORFLOW_SERVER', 'XGBOOST_SERVER', 'TRITON_SERVER', 'HUGGINGFACE_SERVER', 'TEMPO_SERVER',
  ].map((name) => [name, {}])),
};

/** Cases of one rule; its own example is one of them, and every violation has to say what to do. */
export function describeRule(rule: Rule, { accepts, rejects }: Cases): void {
  describe(`${rule.id}: ${rule.title}`, () => {
    test.each(Object.entries(accepts))('accepts %s', (_, manifest) => {
      expect(violations(rule, manifest)).toEqual([]);
    });

    test.each(Object.entries(rejects))('rejects %s', (_, [manifest, ...expected]) => {
      const found = violations(rule, manifest);
      expect(found.map(({ path }) => path)).toEqual(expected.map(([path]) => path));
      found.forEach((violation, i) => expect(violation.message).toContain(expected[i][1]));
      found.forEach(({ remedy }) => expect(remedy).not.toBe(''));
    });

    test('its example breaks it, and the repaired one does not', () => {
      expect(violations(rule, rule.example.before)).not.toEqual([]);
      expect(violations(rule, rule.example.after)).toEqual([]);
    });
  });
}

/** What a rule finds in the SeldonDeployment of a YAML text; `spec:` alone, or even `predictors:`, are enough. */
export function violations(rule: Rule, text: string, config: OperatorFacts = DEFAULT_FACTS): Violation[] {
  const [object] = objects(text);
  const found: Violation[] = [];
  rule.check(new Subject(object, object, config), (violation) => found.push(violation));
  return found;
}

function objects(text: string): JsonObject[] {
  return (jsyaml.loadAll(text) as JsonObject[]).filter(isObject).map((object) => (object.kind ? object : {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'iris' },
    ...(object.predictors ? { spec: object } : object),
  }));
}
