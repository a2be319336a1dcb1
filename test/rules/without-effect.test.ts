import { operatorConfig } from './describe-rule';
import { expand } from '../../src/expand/expand';
import { type OperatorConfig } from '../../src/expand/operator-config';
import { NamespaceSurroundings } from '../../src/expand/surroundings';
import { clone, isObject, type Json, type JsonObject, valueAt } from '../../src/private/json';
import { parsePath } from '../../src/private/path';
import { judge } from '../../src/rules/check';
import { type Finding } from '../../src/rules/finding';
import { Surroundings } from '../../src/rules/surroundings';
import { describeWithReference, measured, referenceLines, referenceText } from '../helpers/reference';

/** Rules that call a field ignored, dropped or overwritten. */
const RULES = [
  'SELDON241',
  'SELDON242',
  'SELDON243',
  'SELDON247',
  'SELDON248',
  'SELDON250',
  'SELDON255',
  'SELDON265',
  'SELDON272',
  'SELDON275',
];

const PROFILES = ['ambassador', 'ambassador-single-namespace', 'ambassador-v1-annotations', 'custom', 'istio-keda'];

/** Of a port for metrics the operator reads the number, which is what the rule says. */
function isMeant({ rule, message }: Finding): boolean {
  return RULES.includes(rule) && !message.endsWith('only its number is used');
}

interface Expansion {
  readonly id: string;
  readonly sdep?: JsonObject;
  readonly cluster?: JsonObject[];
}

describeWithReference('what a rule calls without effect', () => {
  const real = new Map(
    referenceLines<{ id: string; sdep: JsonObject }>('seldondeployments.jsonl').map(({ id, sdep }) => [id, sdep]),
  );

  test.each(
    PROFILES.flatMap((profile) => (['real', 'generated'] as const).map((kind) => [profile, kind] as const)).filter(
      ([profile, kind]) =>
        measured([`${kind}-${profile}`]).length > 0 && (kind === 'generated' || !/-(single|v1)-/.test(profile)),
    ),
  )('%s, %s: the operator creates the same without it', (profile, kind) => {
    const config = operatorConfig(referenceText(`measured/expand/${profile}.values.yaml`));
    const wrong: object[] = [];
    let found = 0;
    for (const { id, sdep = real.get(id)!, cluster = [] } of referenceLines<Expansion>(
      `measured/expand/${kind}-${profile}.jsonl`,
    )) {
      for (const { rule, path } of judge(sdep, { config, surroundings: new Surroundings(cluster) }).findings.filter(
        isMeant,
      )) {
        found++;
        const before = created(sdep, config, cluster, path);
        const after = created(without(sdep, path), config, cluster, path);
        if (before !== after) {
          wrong.push({ id, rule, path, value: valueAt(sdep, path), ...difference(before, after) });
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(found).toBeGreaterThan(3);
  });
});

/** What the operator creates, but for the annotation of a path, which is copied whether somebody reads it or not. */
function created(sdep: JsonObject, config: OperatorConfig, cluster: readonly JsonObject[], path: string): string {
  const { objects, failure } = expand(sdep, config, new NamespaceSurroundings(cluster, 'default'), { outline: true });
  const steps = parsePath(path);
  return JSON.stringify(
    [bare(objects, steps.includes('annotations') ? String(steps.at(-1)) : undefined), failure],
    undefined,
    1,
  );
}

/** A value without a key, without maps that are empty then, and in the order of keys. */
function bare(value: Json, dropped: string | undefined): Json {
  if (Array.isArray(value)) {
    return value.map((item) => bare(item, dropped));
  }
  if (!isObject(value)) {
    return value;
  }
  const kept = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => [key, bare(item, dropped)] as const)
    .filter(([key, item]) => key !== dropped && !(isObject(item) && Object.keys(item).length === 0));
  return Object.fromEntries(kept);
}

function without(sdep: JsonObject, path: string): JsonObject {
  const copy = clone(sdep);
  const steps = parsePath(path);
  const holder = valueAt(copy, steps.slice(0, -1));
  const last = steps[steps.length - 1];
  if (Array.isArray(holder)) {
    holder.splice(Number(last), 1);
  } else if (isObject(holder)) {
    delete holder[last];
  }
  return copy;
}

/** The first line that differs. */
function difference(before: string, after: string): { readonly before: string; readonly after: string } {
  const [one, other] = [before.split('\n'), after.split('\n')];
  const line = one.findIndex((text, index) => text !== other[index]);
  return { before: one.slice(line, line + 2).join(' '), after: other.slice(line, line + 2).join(' ') };
}
