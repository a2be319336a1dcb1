import { chartDefaults } from '../../src/charts/render';
import { configFromValues } from '../../src/expand/operator-chart';
import { type OperatorConfig } from '../../src/expand/operator-config';
import { has, isObject, type JsonObject } from '../../src/private/json';
import { judge } from '../../src/rules/check';
import { yaml } from '../../src/rules/example';
import { type Finding } from '../../src/rules/finding';
import { type Rule } from '../../src/rules/rule';
import { Surroundings } from '../../src/rules/surroundings';
import { type Twins, twinsInFolder } from '../../src/rules/twins';
import { readDocuments } from '../../src/yaml/read';

/**
 * Manifests as YAML by what they show; a rejected one with the paths and parts of the messages that are expected, in
 * order. The first object is checked, the others are around it. `spec:` alone, or even `predictors:`, stand for a
 * SeldonDeployment.
 */
export interface Cases {
  readonly accepts: Readonly<Record<string, string>>;
  readonly rejects: Readonly<
    Record<string, readonly [manifest: string, ...expected: readonly [path: string, message: string][]]>
  >;
  /** Values of the operator chart (YAML) for these cases; the chart's defaults if absent. */
  readonly operator?: string;
}

/** Cases of one rule; its own example is one of them, and every finding has to say what to do. */
export function describeRule(rule: Rule, { accepts, rejects, operator }: Cases): void {
  describe(`${rule.id}: ${rule.title}`, () => {
    eachOf(accepts)('accepts %s', (_, manifest) => {
      expect(findings(rule, manifest, operator)).toEqual([]);
      // What is refused earlier, this rule never sees.
      expect(
        judgeAll(manifest, operator).filter(
          ({ group, severity }) => severity === 'error' && EARLIER[rule.group].includes(group),
        ),
      ).toEqual([]);
    });

    eachOf(rejects)('rejects %s', (_, [manifest, ...expected]) => {
      const found = findings(rule, manifest, operator);
      expect(found.map(({ path }) => path)).toEqual(expected.map(([path]) => path));
      found.forEach(({ message }, i) => expect(message).toContain(expected[i][1]));
      found.forEach(({ remedy }) => expect(remedy).not.toBe(''));
    });

    test('its example breaks it, and the fixed one does not', () => {
      const example = rule.example();
      expect(findings(rule, example.before, example.operator)).not.toEqual([]);
      expect(findings(rule, example.after, example.operatorAfter ?? example.operator)).toEqual([]);
    });
  });
}

/**
 * A predictor `a` with its own container, `m`, and with what a case is about (YAML, in flow).
 *
 * @param component more of its component spec, such as `replicas: 2`
 * @param predictor more of the predictor
 * @param container more of the container
 */
export function ownModel(component = '', predictor = '', container = ''): string {
  return yaml`
    predictors:
    - {name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', CONTAINER}]}, COMPONENT}], PREDICTOR}
  `
    .replace('CONTAINER', () => container)
    .replace('COMPONENT', () => component)
    .replace('PREDICTOR', () => predictor);
}

const EARLIER: Record<Rule['group'], readonly Rule['group'][]> = {
  schema: [],
  webhook: ['schema'],
  trap: ['schema', 'webhook'],
};

const configs = new Map<string, OperatorConfig>();

/** The configuration that values (YAML) over the defaults of the operator's chart give. */
export function operatorConfig(values = '{}'): OperatorConfig {
  const known =
    configs.get(values) ??
    configFromValues(
      merge(chartDefaults('seldon-core-operator'), readDocuments(values, 'values')[0].value as JsonObject),
    );
  configs.set(values, known);
  return known;
}

/** `test.each`, for nothing too. */
function eachOf<T>(cases: Readonly<Record<string, T>>): (name: string, body: (name: string, value: T) => void) => void {
  return (name, body) =>
    Object.entries(cases).forEach(([title, value]) => test(name.replace('%s', title), () => body(title, value)));
}

function findings(rule: Rule, text: string, operator?: string): readonly Finding[] {
  return judgeAll(text, operator).filter((finding) => finding.rule === rule.id);
}

function judgeAll(text: string, operator?: string): readonly Finding[] {
  return judgeManifests(text, operator).findings;
}

/** The first object of a text, completed, and what all rules say about it beside the others. */
export function judgeManifests(
  text: string,
  operator?: string,
): { readonly object: JsonObject; readonly findings: readonly Finding[] } {
  const objects = completeManifests(text);
  const { findings: found } = judge(objects[0], {
    config: operatorConfig(operator),
    surroundings: new Surroundings(objects, undefined, twinsInFiles(text)),
  });
  return { object: objects[0], findings: found };
}

/** Of documents with a comment that names their file, those that several files contain. */
function twinsInFiles(text: string): Twins | undefined {
  const files = new Map<string, JsonObject[]>();
  for (const document of text.split(/^---$/m)) {
    const file = /^# (\S+\.yaml)$/m.exec(document)?.[1];
    if (file !== undefined) {
      files.set(file, completeManifests(document));
    }
  }
  return files.size === 0 ? undefined : twinsInFolder(files);
}

/** The objects of a text, with what stands for a SeldonDeployment completed. */
export function completeManifests(text: string): JsonObject[] {
  return readDocuments(text, 'manifest').map(({ value }) => complete(value as JsonObject));
}

function complete(object: JsonObject): JsonObject {
  return has(object, 'kind')
    ? object
    : {
        apiVersion: 'machinelearning.seldon.io/v1',
        kind: 'SeldonDeployment',
        metadata: { name: 'iris' },
        ...(has(object, 'predictors') ? { spec: object } : object),
      };
}

function merge(base: JsonObject, over: JsonObject): JsonObject {
  const merged = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const below = base[key];
    merged[key] = isObject(below) && isObject(value) ? merge(below, value) : value;
  }
  return merged;
}
