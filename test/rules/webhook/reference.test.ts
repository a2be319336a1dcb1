import { type JsonObject } from '../../../src/private/json';
import { type Upstream } from '../../../src/rules/finding';
import { RULES } from '../../../src/rules/registry';
import { Subject } from '../../../src/rules/subject';
import { describeWithReference, referenceLines } from '../../helpers/reference';
import { DEFAULT_FACTS } from '../describe-rule';

interface Verdict {
  readonly id: string;
  readonly sdep?: JsonObject;
  readonly schema: unknown[];
  readonly decode?: unknown[];
  readonly webhook: Upstream[];
}

const PROFILES = [
  'generated-ambassador', 'generated-ambassador-single-namespace', 'generated-ambassador-v1-annotations', 'generated-custom', 'generated-istio-keda',
  'real-ambassador', 'real-custom', 'real-default', 'real-istio-keda',
];

describeWithReference('answers of the webhook', () => {
  const real = new Map(referenceLines<{ id: string; sdep: JsonObject }>('seldondeployments.jsonl').map(({ id, sdep }) => [id, sdep]));

  test.each(['measured/verdicts/mutants.jsonl', ...PROFILES.map((name) => `measured/expand/${name}.jsonl`)])('%s', (file) => {
    const servers = file.includes('custom') ? { ...DEFAULT_FACTS.predictorServers, MY_SERVER: {} } : DEFAULT_FACTS.predictorServers;
    const compared = referenceLines<Verdict>(file).filter(({ schema, decode }) => schema.length === 0 && (decode ?? []).length === 0);
    const differing = compared.filter(({ id, sdep, webhook }) => {
      const object = sdep ?? real.get(id)!;
      return answers(object, servers) !== asSet(webhook);
    });
    expect(differing.map(({ id, sdep, webhook }) => ({ id, theirs: asSet(webhook), ours: answers(sdep ?? real.get(id)!, servers) }))).toEqual([]);
    expect(compared.length).toBeGreaterThan(50);
  });
});

function answers(object: JsonObject, predictorServers: Record<string, unknown>): string {
  const found: Upstream[] = [];
  const subject = new Subject(object, object, { predictorServers });
  RULES.filter(({ group }) => group === 'webhook').forEach((rule) => rule.check(subject, ({ upstream }) => found.push(upstream!)));
  return asSet(found);
}

function asSet(answersGiven: readonly Upstream[]): string {
  return [...new Set(answersGiven.map(({ field, detail }) => `${field}: ${detail}`))].sort().join('\n');
}
