import { AppVerdicts } from './app-verdicts';
import { assumedOperator } from './assumed-operator';
import { type AppCheck, type Checked } from './checking';
import { checking } from './checking-on-demand';
import { Expansion } from './expansion';
import { type Finding, type FindingSeverity, type SilencedFinding } from './finding';
import { type SeldonOperator } from '../operator/seldon-operator';
import { type ObjectNeeds } from '../preview/needs/needs';
import { clone } from '../private/json';
import { type Judgement } from '../rules/check';
import { type Finding as RuleFinding } from '../rules/finding';
import { type Unchanged, unchangedText } from '../shell/unchanged';

/** The findings on a SeldonDeployment, and what the operator creates from it, in the current state of the app. */
export class DeploymentVerdict {
  private readonly app: AppVerdicts;

  public constructor(
    private readonly deployment: Checked,
    private readonly operator: SeldonOperator | undefined,
    /** Whether it existed before: then rules for code alone do not apply. */
    private readonly isImported: boolean,
  ) {
    this.app = AppVerdicts.of(deployment);
  }

  /** What the rules report. */
  public get judgement(): Judgement {
    return this.app.now(this.deployment);
  }

  public get findings(): Finding[] {
    return this.judgement.findings.map(toFinding);
  }

  public get silenced(): SilencedFinding[] {
    return this.judgement.silenced.map((finding) => ({ ...toFinding(finding), reason: finding.reason }));
  }

  /** What the operator creates. It follows no later changes: it is made from a copy. */
  public get expansion(): Expansion {
    const manifest = this.deployment._toManifest();
    return Expansion._of(this.check.expanded(clone(manifest), this.operator), manifest);
  }

  /** What the objects of the expansion refer to. */
  public get createdNeeds(): readonly ObjectNeeds[] {
    return this.app.createdNeeds(this.deployment);
  }

  /** Errors on which synthesis fails. */
  public errors(): string[] {
    const { describeFinding, failsInCode, toldFindings } = checking();
    const { findings } = this.app.inRound(this.deployment);
    return toldFindings(findings)
      .filter((finding) => finding.severity === 'error' || (!this.isImported && failsInCode(finding)))
      .map(describeFinding);
  }

  /** Called when validation has reached the object of the SeldonDeployment. */
  public pass(): string[] {
    return this.app.pass(this.deployment);
  }

  /**
   * A function that returns whether an operator of another app has the same configuration; undefined if there is none.
   */
  public operatorUnchanged(): Unchanged | undefined {
    const { operator, deployment } = this;
    const isElsewhere =
      operator !== undefined && operator.node.root !== deployment.node.root && operator !== assumedOperator(deployment);
    return isElsewhere ? unchangedText(() => checking().operatorObjects(operator)) : undefined;
  }

  private get check(): AppCheck {
    return this.app.current().check;
  }
}

function toFinding({ rule, group, severity, path, message, remedy }: RuleFinding): Finding {
  return { rule, group, severity: severity as FindingSeverity, path, message, remedy };
}
