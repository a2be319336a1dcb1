import { ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { assumedOperator } from './assumed-operator';
import { KIND } from '../api/facts/group';
import { chartDefaults } from '../charts/render';
import { configFromObjects, configFromValues, isOperatorPart, type OperatorConfig } from '../expand/operator-config';
import { type SeldonOperator } from '../operator/seldon-operator';
import { type JsonObject, type Manifest } from '../private/json';
import { judge, type Judgement } from '../rules/check';
import { isSurrounding, Surroundings } from '../rules/surroundings';

// Loads the rules and the operator's model: constructs require this file only when something is checked.

/** A SeldonDeployment of the app, as plain data without the cost of rendering it. */
export interface Checked extends IConstruct {
  /** @internal */
  _toManifest(): Manifest;
  /**
   * A string that differs whenever the manifest or the operator it is judged for does.
   * @internal
   */
  _stamp(): string;
}

/** An app as it is at one moment: the objects beside which its SeldonDeployments are judged. */
export class AppState {
  /** The SeldonDeployments in the order in which cdk8s validates them. */
  public readonly deployments: Checked[] = [];
  private readonly others: JsonObject[] = [];
  private readonly stamps: string[] = [];

  public constructor(public readonly root: IConstruct) {
    for (const construct of root.node.findAll()) {
      if (isChecked(construct)) {
        this.deployments.push(construct);
        this.stamps.push(construct._stamp());
      } else if (isBeside(construct)) {
        const object = construct.toJson() as JsonObject;
        this.others.push(object);
        this.stamps.push(JSON.stringify(object));
      }
    }
  }

  /** Whether the app was the same at another moment. */
  public isSame(other: AppState): boolean {
    const { stamps, deployments } = this;
    return (
      stamps.length === other.stamps.length &&
      stamps.every((stamp, index) => stamp === other.stamps[index]) &&
      deployments.every((deployment, index) => deployment === other.deployments[index])
    );
  }

  /** All the objects. */
  public objects(): JsonObject[] {
    return [...this.others, ...this.deployments.map((deployment) => deployment._toManifest())];
  }
}

/** What the rules know of an app in one state. */
export class AppCheck {
  private readonly surroundings: Surroundings;
  private readonly config: OperatorConfig;
  private readonly configs = new Map<SeldonOperator, OperatorConfig>();

  public constructor(state: AppState) {
    const objects = state.objects();
    this.surroundings = new Surroundings(objects);
    this.config = configFromObjects(objects) ?? assumedOperator(state.root)?._configuration() ?? defaultConfig();
  }

  /** What the rules say about a SeldonDeployment, and on demand what the operator creates. */
  public judge(manifest: JsonObject, operator: SeldonOperator | undefined, expanded: boolean): Judgement {
    return judge(manifest, {
      config: operator ? this.configOf(operator) : this.config,
      surroundings: this.surroundings,
      expanded,
    });
  }

  /** Patches may have changed what the operator's chart renders. */
  private configOf(operator: SeldonOperator): OperatorConfig {
    const config =
      this.configs.get(operator) ?? configFromObjects(operatorObjects(operator)) ?? operator._configuration();
    this.configs.set(operator, config);
    return config;
  }
}

/** The objects that configure an operator, as they will be written. */
export function operatorObjects(operator: IConstruct): JsonObject[] {
  return operator.node
    .findAll()
    .filter(isBeside)
    .map((object) => object.toJson() as JsonObject)
    .filter(isOperatorPart);
}

/** Whether rules or the operator may read an object; that of a SeldonDeployment comes from the construct around it. */
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

function isChecked(construct: IConstruct): construct is Checked {
  return '_stamp' in construct && typeof construct._stamp === 'function';
}

let chartConfig: OperatorConfig | undefined;

/** The operator as its chart installs it without values. */
function defaultConfig(): OperatorConfig {
  chartConfig ??= configFromValues(chartDefaults('seldon-core-operator'));
  return chartConfig;
}

export { failsInCode } from '../rules/check';
export { describeFinding } from '../rules/finding';
export { knownRule } from '../rules/known-rule';
