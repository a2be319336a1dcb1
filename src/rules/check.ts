import { type Finding } from './finding';
import { RULES } from './registry';
import { type Rule, type Stage, type Violation } from './rule';
import { silencedBy } from './silence';
import { Subject } from './subject';
import { Surroundings } from './surroundings';
import { type Watch } from './watch';
import { validateSchema } from '../api/validate';
import { type Expanded } from '../expand/expand';
import { type OperatorConfig } from '../expand/operator-config';
import { type Origins } from '../expand/origins/origins';
import { type JsonObject } from '../private/json';

/** Under which conditions a SeldonDeployment is checked. */
export interface CheckOptions {
  /** The configuration of the operator that will see it. */
  readonly config: OperatorConfig;
  /** The objects around it; nothing if absent. Make it once for all SeldonDeployments of a run. */
  readonly surroundings?: Surroundings;
  /** What the operator that it was assigned to watches; if absent, any operator around it may take it. */
  readonly watch?: Watch;
  /** Ids of rules to suppress, in addition to those in the object's annotation. */
  readonly silenced?: readonly string[];
  /** Whether to return what the operator creates, too. */
  readonly expanded?: boolean;
}

/** A suppressed finding. */
export interface SilencedFinding extends Finding {
  /** Whether the object itself says so, or the run. */
  readonly silencedBy: 'object' | 'run';
  /** Why, where the object says so. */
  readonly reason?: string;
}

/** What the rules say about one SeldonDeployment. */
export interface Judgement {
  /** In the order in which a cluster would object; within that by rule. */
  readonly findings: readonly Finding[];
  /** Findings of silenced rules. */
  readonly silenced: readonly SilencedFinding[];
  /** What the operator creates; absent where the cluster refuses the SeldonDeployment, and where it was not asked for. */
  readonly expansion?: Expanded;
  /** Where all of that comes from; computed when it is asked for. Absent where the expansion is. */
  readonly origins?: () => Origins | undefined;
}

/** What the rules find in a SeldonDeployment; silenced rules say nothing. */
export function checkSeldonDeployment(object: JsonObject, options: CheckOptions): readonly Finding[] {
  return judge(object, options).findings;
}

/**
 * Asks in the order of a cluster: first the schema, then the webhook and what can be seen in the object itself, then what the
 * operator would create. Where one refuses, the next is not asked.
 */
export function judge(
  object: JsonObject,
  { config, surroundings = Surroundings.NONE, watch, silenced = [], expanded = false }: CheckOptions,
): Judgement {
  const subject = new Subject(object, validateSchema(object), config, surroundings, watch, expanded);
  let findings = run('object', subject);
  let expansion: Expanded | undefined;
  if (!findings.some(({ group, severity, pruned }) => group === 'schema' && severity === 'error' && !pruned)) {
    const seen = run('value', subject);
    findings = findings.concat(seen);
    if (!seen.some(({ group }) => group === 'webhook')) {
      expansion = expanded ? subject.expansion : undefined;
      findings = findings.concat(run('expansion', subject));
    }
  }
  const silent = new Map<string, Pick<SilencedFinding, 'silencedBy' | 'reason'>>([
    ...silenced.map((id) => [id, { silencedBy: 'run' }] as const),
    ...silencedBy(object).map(({ id, reason }) => [id, { silencedBy: 'object', reason }] as const),
  ]);
  return {
    findings: silent.size === 0 ? findings : findings.filter(({ rule }) => !silent.has(rule)),
    silenced:
      silent.size === 0
        ? []
        : findings.flatMap((finding) => {
            const silence = silent.get(finding.rule);
            return silence ? [{ ...finding, ...silence }] : [];
          }),
    expansion,
    ...(expansion && { origins: () => subject.origins }),
  };
}

/** Whether constructs refuse to write what has this finding, errors aside. */
export function failsInCode({ rule }: Pick<Finding, 'rule'>): boolean {
  return FAILING_IN_CODE.has(rule);
}

const FAILING_IN_CODE: ReadonlySet<string> = new Set(RULES.filter((rule) => rule.failsInCode).map(({ id }) => id));

function run(stage: Stage, subject: Subject): Finding[] {
  const findings: Finding[] = [];
  let asked: Rule;
  // One function for all rules: most of them find nothing.
  const report = (violation: Violation) => {
    const { id, group, severity } = asked;
    findings.push({ rule: id, group, severity, ...violation });
  };
  for (asked of BY_STAGE[stage]) {
    asked.check(subject, report);
  }
  return findings;
}

const BY_STAGE: Record<Stage, readonly Rule[]> = {
  document: [],
  object: RULES.filter(({ stage }) => stage === 'object'),
  value: RULES.filter(({ stage }) => stage === 'value'),
  expansion: RULES.filter(({ stage }) => stage === 'expansion'),
};
