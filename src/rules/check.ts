import { foundIn, type Found, isAsked, type Looking, looking } from './asked';
import { type Finding } from './finding';
import { type Foresight } from './foresight';
import { isWatchedElsewhere } from './helpers/others-watching';
import { RULES } from './registry.generated';
import { type Rule, type Stage, type Violation } from './rule';
import { silencedBy } from './silence';
import { Subject } from './subject';
import { Surroundings } from './surroundings';
import { type Watch } from './watch';
import { validateSchema } from '../api/validate';
import { type Expanded } from '../expand/expand';
import { type OperatorConfig } from '../expand/operator-config';
import { type Origins } from '../expand/origins/origins';
import { type JsonObject, valueAt } from '../private/json';
import { parsePath } from '../private/path';
import { discreet } from '../private/redact';
import { withoutStranger } from '../private/shown-value';

/** Options for checking a SeldonDeployment. */
export interface CheckOptions {
  /** The configuration of the operator that will reconcile it. */
  readonly config: OperatorConfig;
  /** The objects around it; none if absent. Create it once for all SeldonDeployments of a run. */
  readonly surroundings?: Surroundings;
  /** What the operator that it was assigned to watches; if absent, any operator around it may watch it. */
  readonly watch?: Watch;
  /** Ids of rules to suppress, in addition to those in the object's annotation. */
  readonly silenced?: readonly string[];
  /** Whether to also return what the operator creates. */
  readonly expanded?: boolean;
  /** What to expect of it; shared by all SeldonDeployments of a run. */
  readonly foresight?: Foresight;
  /** Called with what the operator creates, without the orchestrator's document, if the cluster accepts it. */
  readonly whenCreated?: (expansion: Expanded) => void;
}

/** A suppressed finding. */
export interface SilencedFinding extends Finding {
  /** Whether the object itself or the run silences it. */
  readonly silencedBy: 'object' | 'run';
  /** The reason, if the object gives one. */
  readonly reason?: string;
}

/** The result of all rules for one SeldonDeployment. */
export interface Judgement {
  /** In the order in which a cluster would report them, then by rule. */
  readonly findings: readonly Finding[];
  /** Findings of silenced rules. */
  readonly silenced: readonly SilencedFinding[];
  /** Whether the cluster accepts the SeldonDeployment, so that the operator creates something. */
  readonly isAccepted: boolean;
  /** What the operator creates; absent if not requested, or if the cluster rejects the SeldonDeployment. */
  readonly expansion?: Expanded;
  /** The origins of the expansion, computed on the first call. Absent if the expansion is absent. */
  readonly origins?: () => Origins | undefined;
}

/** A SeldonDeployment to check. */
export interface Case extends CheckOptions {
  readonly object: JsonObject;
}

/**
 * Checks in the order of a cluster: first the schema, then the webhook and the object itself, then what the operator
 * would create. If one step rejects the object, the next ones are skipped.
 */
export function judge(object: JsonObject, options: CheckOptions): Judgement {
  return judgeAll([{ ...options, object }])[0];
}

/**
 * Checks several SeldonDeployments, as `judge` checks each. Each rule looks at all of them before the next one does:
 * all rules together are more code than a processor's cache holds.
 */
export function judgeAll(cases: readonly Case[]): Judgement[] {
  const trials = cases.map(begin);
  run(BY_STAGE.expansion, admit(trials, BY_STAGE));
  return trials.map(end);
}

/** Lets rules decide whether the cluster accepts the SeldonDeployments; returns those that it accepts. */
function admit(trials: readonly Trial[], rules: RulesBeforeExpansion): Trial[] {
  run(rules.object, trials);
  const decoded = trials.filter(({ findings }) => !findings.some(isSchemaError));
  run(rules.value, decoded);
  const accepted = decoded.filter(({ findings }) => !findings.some(({ group }) => group === 'webhook'));
  accepted.forEach((trial) => {
    trial.isAccepted = true;
  });
  return accepted;
}

/** A SeldonDeployment that is being checked. */
interface Trial {
  readonly given: Case;
  readonly subject: Subject;
  readonly findings: Finding[];
  /** What rules look at. */
  readonly found: Found;
  isAccepted: boolean;
}

function begin(given: Case): Trial {
  const { object, config, surroundings = Surroundings.NONE, watch, expanded, foresight } = given;
  const verdict = validateSchema(object);
  const subject = new Subject(object, verdict, config, surroundings, watch, expanded, foresight?.expectsOrigins);
  return { given, subject, findings: [], found: foundIn(subject), isAccepted: false };
}

function isSchemaError({ group, severity, pruned }: Finding): boolean {
  return group === 'schema' && severity === 'error' && !pruned;
}

function end({ given, subject, findings, isAccepted }: Trial): Judgement {
  const { object, silenced = [], expanded = false, foresight, whenCreated } = given;
  if (isAccepted) {
    foresight?.note(subject.neededOrigins);
    whenCreated?.(subject.expansion);
  }
  const expansion = expanded && isAccepted ? subject.expansion : undefined;
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
    isAccepted,
    expansion,
    ...(expansion && { origins: () => subject.origins }),
  };
}

/**
 * What the operator creates for a SeldonDeployment that `judge` says is accepted, without the orchestrator's document;
 * no rule is asked again.
 */
export function created(
  object: JsonObject,
  { config, surroundings = Surroundings.NONE, watch }: CheckOptions,
): Expanded {
  return new Subject(object, validateSchema(object), config, surroundings, watch).expansion;
}

/** The same for any SeldonDeployment; undefined if the cluster rejects it. Only rules that decide this are run. */
export function createdIfAccepted(object: JsonObject, options: CheckOptions): Expanded | undefined {
  const trial = begin({ ...options, object });
  return admit([trial], DECIDING).length > 0 ? trial.subject.expansion : undefined;
}

/** Whether constructs fail on this finding even if it is not an error. */
export function failsInCode({ rule }: Pick<Finding, 'rule'>): boolean {
  return FAILING_IN_CODE.has(rule);
}

const FAILING_IN_CODE: ReadonlySet<string> = new Set(RULES.filter((rule) => rule.failsInCode).map(({ id }) => id));

function run(rules: readonly Looking[], trials: readonly Trial[]): void {
  let rule: Rule;
  let current: Trial;
  // One function for all rules: most of them find nothing.
  const report = (violation: Violation) => {
    const { id, group, severity, ofOperator } = rule;
    const follows = ofOperator && isWatchedElsewhere(current.subject);
    current.findings.push({
      rule: id,
      group,
      severity,
      ...discreetly(violation, current.subject),
      ...(follows && { follows }),
    });
  };
  for (const looks of rules) {
    ({ rule } = looks);
    for (current of trials) {
      if (isAsked(looks, current.found)) {
        rule.check(current.subject, report);
      }
    }
  }
}

/** A violation in which neither a URI, nor an image, nor the value that it is about shows a credential. */
function discreetly(violation: Violation, { object }: Subject): Violation {
  const { path, message, remedy, upstream, about } = violation;
  const segments = parsePath(path);
  const value = about ? undefined : valueAt(object, segments);
  const shown = (text: string) => discreet(typeof value === 'string' ? withoutStranger(text, value, segments) : text);
  return {
    ...violation,
    message: shown(message),
    remedy: shown(remedy),
    ...(upstream && { upstream: { ...upstream, detail: shown(upstream.detail) } }),
  };
}

type RulesBeforeExpansion = Readonly<Record<'object' | 'value', readonly Looking[]>>;

const rulesOf = (wanted: Stage) => looking(RULES.filter(({ stage }) => stage === wanted));

const BY_STAGE: Record<Stage, readonly Looking[]> = {
  document: [],
  object: rulesOf('object'),
  value: rulesOf('value'),
  expansion: rulesOf('expansion'),
};

/** Traps have no part in whether the cluster accepts a SeldonDeployment. */
const DECIDING: RulesBeforeExpansion = {
  object: BY_STAGE.object.filter(({ rule: { group } }) => group !== 'trap'),
  value: BY_STAGE.value.filter(({ rule: { group } }) => group !== 'trap'),
};
