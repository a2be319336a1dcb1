import { type IConstruct } from 'constructs';
import { checking } from './checking-on-demand';
import { InputError } from '../private/errors';
import { eachGiven, given } from '../private/kind';
import { inPlace } from '../shell/in-place';

/** A rule to silence, and the reason. */
export interface SilencedRule {
  /** The rule's id, such as `SELDON250`, or its name, such as `dead-field`. */
  readonly rule: string;

  /** The reason, in one line: it becomes part of the manifest. */
  readonly reason: string;
}

/**
 * Silences rules. The SeldonDeployment gets an annotation with the rules and the reasons, so every check of the
 * manifest gives the same result; `silencedFindings()` returns the silenced findings.
 *
 * @see https://github.com/cdk8s-seldon/cdk8s-seldon/blob/main/docs/how-to/check-manifests.md#silence
 */
export class Silence {
  /**
   * For all SeldonDeployments of a chart, of an app, or below another construct, including those added later.
   *
   * @param scope the construct that they are below
   * @param rules the rules to silence, each with the reason
   * @throws if a rule is unknown, or a reason is missing
   */
  public static below(scope: IConstruct, rules: SilencedRule[]): void {
    inPlace(scope, undefined, () => eachGiven('the list of silenced rules', rules, ITEM));
    const checked = rules.map((rule) => checkRule(scope, rule));
    BELOW.set(scope, [...(BELOW.get(scope) ?? []), ...checked]);
    scope.node
      .findAll()
      .filter(isSilenceable)
      .forEach((each) => each._silence(checked));
  }

  /**
   * The rules for a construct: those of the scopes above it, and its own.
   * @internal
   */
  public static _of(construct: IConstruct, own: readonly SilencedRule[]): SilencedRule[] {
    return [
      ...construct.node.scopes.flatMap((scope) => BELOW.get(scope) ?? []),
      ...own.map((rule) => checkRule(construct, rule)),
    ];
  }

  private constructor() {}
}

const ITEM = ['rule', 'a map such as { rule: "SELDON250", reason: "..." }'] as const;

const BELOW = new WeakMap<IConstruct, readonly SilencedRule[]>();

interface Silenceable extends IConstruct {
  _silence(rules: readonly SilencedRule[]): void;
}

function isSilenceable(construct: IConstruct): construct is Silenceable {
  return '_silence' in construct;
}

function checkRule(scope: IConstruct, silenced: SilencedRule): SilencedRule {
  return inPlace(scope, 'silence', () => {
    const { rule, reason } = given('each item', silenced, ITEM);
    given("'rule'", rule, ['trim', 'the id or name of a rule, such as "SELDON250"']);
    given(`the reason for ${rule}`, reason, ['trim', 'a string']);
    const { id } = checking().knownRule(rule);
    if (reason.trim() === '' || reason.includes('\n')) {
      throw new InputError(`the reason for ${rule} must be on one line, got ${JSON.stringify(reason)}`);
    }
    return { rule: id, reason: reason.trim() };
  });
}
