import { ApiObject, Chart } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { assumedOperator } from './assumed-operator';
import { KIND } from '../api/facts/group';
import { defaultOperator } from '../expand/default-operator';
import { type Expanded } from '../expand/expand';
import { type OperatorConfig } from '../expand/operator-config';
import { isOperatorPart } from '../expand/operator-parts';
import { operatorsAmong } from '../expand/operators';
import { type SeldonOperator } from '../operator/seldon-operator';
import { type ObjectNeeds, objectNeeds } from '../preview/needs/needs';
import { append } from '../private/grouped';
import { type JsonObject, type Manifest } from '../private/json';
import { type CheckOptions, created, judge, judgeAll, type Judgement } from '../rules/check';
import { type Demands } from '../rules/demand';
import { demandsOfDeployment } from '../rules/namespace-demands';
import { Operators } from '../rules/operators';
import { isSurrounding } from '../rules/outline';
import { keyFor, Surroundings } from '../rules/surroundings';
import { twinsInFolder } from '../rules/twins';
import { Watch } from '../rules/watch';
import { type Unchanged, unchangedObject } from '../shell/unchanged';
import { writtenObject } from '../shell/written-object';

// Contains everything that loads the rules and the operator's model: constructs require this file only for checks.

/** A SeldonDeployment of the app, as plain data without the cost of rendering it. */
export interface Checked extends IConstruct {
  /** @internal */
  readonly _operator: SeldonOperator | undefined;
  /** @internal */
  _toManifest(): Manifest;
  /**
   * A function that returns whether the manifest and its operator are still the same.
   * @internal
   */
  _unchanged(): Unchanged;
}

/** A snapshot of an app: the objects together with which its SeldonDeployments are checked. */
export class AppState {
  /** The SeldonDeployments in the order in which cdk8s validates them. */
  public readonly deployments: Checked[] = [];
  private readonly constructs: readonly IConstruct[];
  private readonly others: { readonly object: JsonObject; readonly file: IConstruct }[] = [];
  private readonly unchanged: Unchanged[] = [];
  private byPath?: ReadonlyMap<string, Checked>;

  public constructor(public readonly root: IConstruct) {
    this.constructs = root.node.findAll();
    for (const construct of this.constructs) {
      if (isChecked(construct)) {
        this.deployments.push(construct);
        this.unchanged.push(construct._unchanged());
      } else if (isBeside(construct)) {
        this.others.push({ object: writtenObject(construct), file: fileOf(construct) });
        this.unchanged.push(isWatchable(construct) ? construct._unchanged() : unchangedObject(construct));
      }
    }
  }

  /** Whether the app is still the same. */
  public isCurrent(): boolean {
    return this.isSameTree() && this.unchanged.every((isUnchanged) => isUnchanged());
  }

  /** The SeldonDeployment with a path in the app. */
  public at(path: string): Checked | undefined {
    this.byPath ??= new Map(this.deployments.map((deployment) => [deployment.node.path, deployment]));
    return this.byPath.get(path);
  }

  private isSameTree(): boolean {
    let passed = 0;
    const isSame = (construct: IConstruct): boolean =>
      construct === this.constructs[passed++] && construct.node.children.every(isSame);
    return isSame(this.root) && passed === this.constructs.length;
  }

  /** The objects of each file, by its name: cdk8s writes one for each chart. */
  public files(): ReadonlyMap<string, readonly JsonObject[]> {
    const files = new Map<string, JsonObject[]>();
    const deployments = this.deployments.map((deployment) => ({
      object: deployment._toManifest(),
      file: fileOf(deployment),
    }));
    for (const { object, file } of [...this.others, ...deployments]) {
      append(files, file.node.path.replaceAll('/', '-'), object);
    }
    return files;
  }
}

/** What the rules know about one state of an app. */
export class AppCheck {
  private readonly surroundings: Surroundings;
  private readonly operators: Operators;
  private readonly assumed: SeldonOperator | undefined;
  private readonly known = new Map<SeldonOperator, KnownOperator>();
  /** All but the SeldonDeployments themselves and their operators that verdicts depend on. */
  private readonly beside: () => string;

  public constructor(state: AppState) {
    const files = state.files();
    const objects = [...files.values()].flat();
    const twins = twinsInFolder(files);
    const found = operatorsAmong(objects);
    this.assumed = assumedOperator(state.root);
    const assumed = () => ({ config: this.assumed?._configuration() ?? defaultOperator() });
    const operators = found.length > 0 ? found : [assumed()];
    const known = new Surroundings(objects, undefined, twins);
    this.surroundings = known.limits.isEmpty
      ? known
      : new Surroundings(objects, undefined, twins, demandsOf(objects, known, new Operators(operators, known)));
    this.operators = new Operators(operators, this.surroundings);
    const others = objects.filter(({ kind }) => kind !== KIND);
    const names = objects.filter(({ kind }) => kind === KIND).map(keyFor);
    this.beside = () => JSON.stringify([operators, others, names]);
  }

  /** Whether all that SeldonDeployments are judged by is the same in another app, apart from each other's fields. */
  public isLike(other: AppCheck): boolean {
    return this.surroundings.limits.isEmpty && this.beside() === other.beside();
  }

  /** Whether a SeldonDeployment gets the same verdict as one of another app that is like this one. */
  public judgesAs(other: AppCheck, own: Checked, theirs: Checked): boolean {
    const basis = this.basis(own);
    return basis !== undefined && basis === other.basis(theirs);
  }

  /**
   * The findings about SeldonDeployments, in their order.
   * @param noted takes what the objects refer to that the operator creates for each that is accepted
   */
  public judgeAll(deployments: readonly Checked[], noted?: Map<IConstruct, readonly ObjectNeeds[]>): Judgement[] {
    return judgeAll(
      deployments.map((deployment) => {
        const object = deployment._toManifest();
        const whenCreated = noted && (({ objects }: Expanded) => noted.set(deployment, objects.map(objectNeeds)));
        return { object, ...this.options(object, deployment._operator), whenCreated };
      }),
    );
  }

  /** The findings about a SeldonDeployment, and what the operator creates. */
  public expanded(manifest: JsonObject, operator: SeldonOperator | undefined): Judgement {
    return judge(manifest, { ...this.options(manifest, operator), expanded: true });
  }

  /** What the objects refer to that the operator creates for a SeldonDeployment that is accepted. */
  public createdNeeds(deployment: Checked): ObjectNeeds[] {
    const manifest = deployment._toManifest();
    return created(manifest, this.options(manifest, deployment._operator)).objects.map(objectNeeds);
  }

  /** What the verdict on a SeldonDeployment depends on here; undefined if that includes fields of others. */
  private basis(deployment: Checked): string | undefined {
    const manifest = deployment._toManifest();
    const isAlone =
      this.surroundings.twinOf(manifest) === undefined && this.surroundings.rivalsOf(manifest).length === 0;
    const assigned = deployment._operator ?? this.assumed;
    return isAlone
      ? JSON.stringify([manifest, assigned && this.about(assigned).text, deployment._operator !== undefined])
      : undefined;
  }

  private options(manifest: JsonObject, operator: SeldonOperator | undefined): CheckOptions {
    const assigned = operator ?? this.assumed;
    return {
      config: operator ? this.about(operator).config : this.operators.configFor(manifest),
      surroundings: this.surroundings,
      watch: assigned && this.about(assigned).watch,
    };
  }

  /** Patches may have changed what the operator's chart renders. */
  private about(operator: SeldonOperator): KnownOperator {
    const known = this.known.get(operator) ?? knownOperator(operator);
    this.known.set(operator, known);
    return known;
  }
}

/** What each SeldonDeployment uses of the quotas of its namespace. */
function demandsOf(objects: readonly JsonObject[], known: Surroundings, operators: Operators): Demands[] {
  return objects
    .filter(({ kind }) => kind === KIND)
    .flatMap((object) => demandsOfDeployment(object, operators, known) ?? []);
}

/** What is read from the objects of an operator. */
interface KnownOperator {
  readonly config: OperatorConfig;
  readonly watch?: Watch;
  /** Both as text. */
  readonly text: string;
}

function knownOperator(operator: SeldonOperator): KnownOperator {
  const { config, manager } = operatorsAmong(operatorObjects(operator))[0] ?? { config: operator._configuration() };
  const watch = manager && Watch.of(manager);
  return { config, watch, text: JSON.stringify([config, watch]) };
}

/** The objects that configure an operator, as they will be written. */
export function operatorObjects(operator: IConstruct): JsonObject[] {
  return operator.node.findAll().filter(isBeside).map(writtenObject).filter(isOperatorPart);
}

/** Whether rules or the operator may read an object; a SeldonDeployment itself comes from its construct. */
function isBeside(construct: IConstruct): construct is ApiObject {
  if (!ApiObject.isApiObject(construct)) {
    return false;
  }
  const {
    kind,
    node: { scope },
  } = construct;
  const isRead = kind === KIND || kind === 'Deployment' || kind === 'ConfigMap' || isSurrounding({ kind });
  return isRead && !(scope !== undefined && isChecked(scope));
}

/** The chart that a construct is written with; the root if it is in none. */
function fileOf(construct: IConstruct): IConstruct {
  const { scopes, root } = construct.node;
  return scopes.filter((scope) => Chart.isChart(scope)).at(-1) ?? root;
}

function isChecked(construct: IConstruct): construct is Checked {
  return isWatchable(construct) && '_toManifest' in construct;
}

/** Whether a construct reports changes itself, which is faster than rendering it. */
function isWatchable<T extends IConstruct>(construct: T): construct is T & Pick<Checked, '_unchanged'> {
  return '_unchanged' in construct && typeof construct._unchanged === 'function';
}

export { failsInCode } from '../rules/check';
export { describeFinding, toldFindings } from '../rules/finding';
export { knownRule } from '../rules/known-rule';
