import { operatorConfig } from './describe-rule';
import { type JsonObject } from '../../src/private/json';
import { judge, type Judgement } from '../../src/rules/check';
import { type Finding, type Upstream } from '../../src/rules/finding';
import { Surroundings } from '../../src/rules/surroundings';
import { atLeast, describeWithReference, measured, referenceLines, referenceText } from '../helpers/reference';

/** What a cluster said to one SeldonDeployment. */
interface Verdict {
  readonly id: string;
  readonly sdep?: JsonObject;
  readonly cluster?: JsonObject[];
  readonly pruned: string[];
  readonly schema: unknown[];
  readonly decode?: unknown[];
  readonly webhook: Upstream[];
  readonly error?: string;
  readonly panic?: string;
  readonly refused?: unknown[];
}

const MUTANTS = 'measured/verdicts/mutants.jsonl';
const EXPANDED = measured([
  'generated-ambassador',
  'generated-ambassador-single-namespace',
  'generated-ambassador-v1-annotations',
  'generated-custom',
  'generated-istio-keda',
  'real-ambassador',
  'real-custom',
  'real-default',
  'real-istio-keda',
]);
const FILES = [MUTANTS, ...EXPANDED.map((name) => `measured/expand/${name}.jsonl`)];

describeWithReference('the verdict of a cluster', () => {
  const real = new Map(
    referenceLines<{ id: string; sdep: JsonObject }>('seldondeployments.jsonl').map(({ id, sdep }) => [id, sdep]),
  );
  const judged = new Map<string, { verdict: Verdict; judgement: Judgement }[]>();
  const cases = (file: string) => {
    if (!judged.has(file)) {
      const profile = /(?:generated|real)-(.*)\.jsonl$/.exec(file)?.[1];
      const config = operatorConfig(profile && referenceText(`measured/expand/${profile}.values.yaml`));
      judged.set(
        file,
        referenceLines<Verdict>(file).map((verdict) => {
          const surroundings = new Surroundings(verdict.cluster ?? []);
          return { verdict, judgement: judge(verdict.sdep ?? real.get(verdict.id)!, { config, surroundings }) };
        }),
      );
    }
    return judged.get(file)!;
  };

  test.each(FILES)('%s: what is rejected is an error, and what is accepted is none of schema and webhook', (file) => {
    const wrong = cases(file).filter(
      ({ verdict, judgement }) =>
        isRejected(verdict) !== errors(judgement, ['schema', 'webhook']).some(({ pruned }) => !pruned),
    );
    expect(
      wrong.map(({ verdict: { id }, judgement }) => ({ id, errors: errors(judgement, ['schema', 'webhook']) })),
    ).toEqual([]);
  });

  test.each(FILES)('%s: the same answers of the webhook', (file) => {
    const compared = cases(file).filter(
      ({ verdict: { schema, decode } }) => schema.length === 0 && (decode ?? []).length === 0,
    );
    const answers = compared.map(({ verdict: { id, webhook }, judgement }) => ({
      id,
      theirs: asSet(webhook),
      ours: asSet(judgement.findings.flatMap(({ upstream }) => upstream ?? [])),
    }));
    expect(answers.filter(({ theirs, ours }) => theirs !== ours)).toEqual([]);
    expect(compared.length).toBeGreaterThan(atLeast(50));
  });

  test.each(FILES)('%s: the same dropped fields', (file) => {
    const dropped = cases(file).map(({ verdict: { id, pruned }, judgement }) => ({
      id,
      theirs: [...pruned].sort(),
      ours: judgement.findings
        .filter((finding) => finding.pruned)
        .map(({ path }) => path)
        .sort(),
    }));
    expect(dropped.filter(({ theirs, ours }) => theirs.join() !== ours.join())).toEqual([]);
  });

  test.each(FILES.slice(1))(
    '%s: what the operator or the API server fails on is an error of a trap, and nothing that works is',
    (file) => {
      const wrong = cases(file)
        .filter(({ verdict }) => !isRejected(verdict))
        .filter(({ verdict, judgement }) => isBroken(verdict) !== errors(judgement, ['trap']).length > 0);
      expect(
        wrong.map(({ verdict: { id, error, panic, refused }, judgement }) => ({
          id,
          error,
          panic,
          refused,
          errors: errors(judgement, ['trap']),
        })),
      ).toEqual([]);
    },
  );
});

function isRejected({ schema, decode, webhook }: Verdict): boolean {
  return schema.length > 0 || (decode ?? []).length > 0 || webhook.length > 0;
}

function isBroken({ error, panic, refused }: Verdict): boolean {
  return Boolean(error) || Boolean(panic) || (refused ?? []).length > 0;
}

function errors({ findings }: Judgement, groups: readonly Finding['group'][]): Finding[] {
  return findings.filter(({ group, severity }) => severity === 'error' && groups.includes(group));
}

function asSet(answers: readonly Upstream[]): string {
  return [...new Set(answers.map(({ field, detail }) => `${field}: ${detail}`))].sort().join('\n');
}
