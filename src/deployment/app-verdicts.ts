import { type IConstruct } from 'constructs';
import { type AppCheck, type AppState, type Checked } from './checking';
import { checking } from './checking-on-demand';
import { type Judgement } from '../rules/check';

/** What is known about an app as long as it does not change. */
interface Known {
  readonly state: AppState;
  readonly check: AppCheck;
  readonly judgements: Map<IConstruct, Judgement>;
}

/** How many SeldonDeployments of a round are judged together. */
const TOGETHER = 16;

/**
 * The verdicts on the SeldonDeployments of one app.
 *
 * Verdicts are kept, and reused only if the app is found to be the same. That is checked whenever somebody asks, except
 * within one round of validation: cdk8s asks the root first, then every construct in order, and nothing changes
 * meanwhile. A SeldonDeployment that is asked out of turn, before the round has passed the object in the one before it,
 * is not part of a round.
 */
export class AppVerdicts {
  /** The verdicts of the app that a construct belongs to. */
  public static of({ node: { root } }: IConstruct): AppVerdicts {
    const verdicts = this.all.get(root) ?? new AppVerdicts(root);
    this.all.set(root, verdicts);
    return verdicts;
  }

  private static readonly all = new WeakMap<IConstruct, AppVerdicts>();

  private known?: Known;
  private isHeld = false;
  private isRound = false;
  private isRead = false;
  private passed = 0;
  private asked?: IConstruct;

  private constructor(private readonly root: IConstruct) {
    root.node.addValidation({ validate: () => this.begin() });
  }

  /** The verdict on a SeldonDeployment in a round of validation. */
  public inRound(deployment: Checked): Judgement {
    const { isRound, isRead, known, asked, passed } = this;
    const isInTurn = isRound && asked === undefined && (!isRead || known?.state.deployments[passed] === deployment);
    if (!isInTurn) {
      this.end();
      return this.now(deployment);
    }
    this.asked = deployment;
    const current = isRead && known ? known : this.current();
    this.isRead = true;
    return judged(current, deployment, current.state.deployments.slice(passed + 1, passed + TOGETHER));
  }

  /** The round has reached the object in a SeldonDeployment. */
  public pass(deployment: IConstruct): string[] {
    if (this.asked !== deployment) {
      this.end();
    }
    this.passed++;
    this.asked = undefined;
    return [];
  }

  /** The verdict on a SeldonDeployment in the current state of the app. */
  public now(deployment: Checked): Judgement {
    return judged(this.current(), deployment);
  }

  /** What the rules know about the current state of the app. */
  public current(): Known {
    if (!this.isHeld && !this.known?.state.isCurrent()) {
      const { AppState: State, AppCheck: Check } = checking();
      const state = new State(this.root);
      this.known = { state, check: new Check(state), judgements: new Map() };
    }
    return this.known!;
  }

  /** Asks about many SeldonDeployments of an app that does not change meanwhile, and so is compared only once. */
  public unchanging<T>(ask: () => T): T {
    const { isHeld } = this;
    this.current();
    this.isHeld = true;
    try {
      return ask();
    } finally {
      this.isHeld = isHeld;
    }
  }

  private begin(): string[] {
    this.end();
    this.isRound = true;
    return [];
  }

  private end(): void {
    this.isRound = false;
    this.isRead = false;
    this.passed = 0;
    this.asked = undefined;
  }
}

/** The verdict on a SeldonDeployment; if there is none yet, those on the following ones are formed together with it. */
function judged({ check, judgements }: Known, deployment: Checked, following: readonly Checked[] = []): Judgement {
  const known = judgements.get(deployment);
  if (known !== undefined) {
    return known;
  }
  const together = [deployment, ...following.filter((other) => other !== deployment && !judgements.has(other))];
  const verdicts = check.judgeAll(together);
  together.forEach((each, i) => judgements.set(each, verdicts[i]));
  return verdicts[0];
}
