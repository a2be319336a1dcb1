import { type IConstruct } from 'constructs';
import { type AppCheck, type AppState, type Checked } from './checking';
import { checking } from './checking-on-demand';
import { type ObjectNeeds } from '../preview/needs/needs';
import { type Judgement } from '../rules/check';

/** What is known about an app as long as it does not change. */
interface Known {
  readonly state: AppState;
  readonly check: AppCheck;
  readonly judgements: Map<IConstruct, Judgement>;
  /** What the objects need that the operator creates for a SeldonDeployment. */
  readonly needs: Map<IConstruct, readonly ObjectNeeds[]>;
  /** Another app in which SeldonDeployments are judged by the same. */
  readonly like?: Known;
  /** The SeldonDeployments that get the same verdict there; undefined for those that do not. */
  readonly alike: Map<IConstruct, Checked | undefined>;
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
  private other?: AppVerdicts;
  private notesNeeds = false;

  private constructor(private readonly root: IConstruct) {
    root.node.addValidation({ validate: () => this.begin() });
  }

  /**
   * Takes verdicts over from another app where nothing differs, such as those of another environment. From then on the
   * other app must not change.
   */
  public resemble(other: IConstruct): void {
    this.other = AppVerdicts.of(other);
    this.other.release();
  }

  /** Lets verdicts note what the created objects refer to, as it will be asked for: that saves creating them again. */
  public noteNeeds(): void {
    this.notesNeeds = true;
  }

  /** Releases the app that verdicts were taken over from: of many environments, two are held at a time. */
  private release(): void {
    this.other = undefined;
    this.known &&= { ...this.known, like: undefined, alike: new Map() };
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
    const following = current.state.deployments.slice(passed + 1, passed + TOGETHER);
    return judged(current, deployment, following, this.notesNeeds);
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

  /** What the objects refer to that the operator creates for a SeldonDeployment in the current state of the app. */
  public createdNeeds(deployment: Checked): readonly ObjectNeeds[] {
    return createdNeeds(this.current(), deployment);
  }

  /** What the rules know about the current state of the app. */
  public current(): Known {
    if (!this.isHeld && !this.known?.state.isCurrent()) {
      const { AppState: State, AppCheck: Check } = checking();
      const state = new State(this.root);
      const check = new Check(state);
      const other = this.other?.current();
      const like = other && check.isLike(other.check) ? other : undefined;
      this.known = { state, check, judgements: new Map(), needs: new Map(), like, alike: new Map() };
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
function judged(known: Known, deployment: Checked, following: readonly Checked[] = [], notesNeeds = false): Judgement {
  const { check, judgements, needs } = known;
  if (!judgements.has(deployment)) {
    const open = [deployment, ...following.filter((other) => other !== deployment && !judgements.has(other))];
    const together = open.filter((each) => !takeOver(known, each));
    const verdicts = check.judgeAll(together, notesNeeds ? needs : undefined);
    together.forEach((each, i) => judgements.set(each, verdicts[i]));
  }
  return judgements.get(deployment)!;
}

/**
 * Takes over what the other app knows about a SeldonDeployment that gets the same verdict there; whether it knows one.
 * What was noted about its objects is taken over too: the other app may be released before it is asked for.
 */
function takeOver(known: Known, deployment: Checked): boolean {
  const other = alikeOf(known, deployment);
  const verdict = other && known.like?.judgements.get(other);
  const needs = other && known.like?.needs.get(other);
  if (verdict) {
    known.judgements.set(deployment, verdict);
  }
  if (needs) {
    known.needs.set(deployment, needs);
  }
  return verdict !== undefined;
}

function createdNeeds(known: Known, deployment: Checked): readonly ObjectNeeds[] {
  const { check, needs, like } = known;
  let found = needs.get(deployment);
  if (!found) {
    const other = alikeOf(known, deployment);
    const ask = () => (judged(known, deployment).isAccepted ? check.createdNeeds(deployment) : []);
    found = like && other ? createdNeeds(like, other) : ask();
    needs.set(deployment, found);
  }
  return found;
}

/** The SeldonDeployment of the app that is like this one that gets the same verdict as one of this app. */
function alikeOf({ check, like, alike }: Known, deployment: Checked): Checked | undefined {
  if (like && !alike.has(deployment)) {
    const other = like.state.at(deployment.node.path);
    alike.set(deployment, other && check.judgesAs(like.check, deployment, other) ? other : undefined);
  }
  return alike.get(deployment);
}
