import { ApiObject } from 'cdk8s';
import { type IConstruct } from 'constructs';
import { KIND } from '../api/facts/group';
import { chartDefaults } from '../charts/render';
import { configFromObjects, configFromValues, type OperatorConfig } from '../expand/operator-config';
import { type SeldonOperator } from '../operator/seldon-operator';
import { type JsonObject, type Manifest } from '../private/json';
import { judge, type Judgement } from '../rules/check';
import { Surroundings } from '../rules/surroundings';

// Loads the rules and the operator's model: constructs require this file only when something is checked.

/** A SeldonDeployment of the app, as plain data without the cost of rendering it. */
export interface Checked extends IConstruct {
  /** @internal */
  _toManifest(): Manifest;
}

/** What the rules know of one app; made when its first SeldonDeployment is checked, and again when one was added since. */
class AppCheck {
  public static of(scope: IConstruct, version: number): AppCheck {
    const { root } = scope.node;
    let check = this.checks.get(root);
    if (check?.version !== version) {
      check = new AppCheck(root, version);
      this.checks.set(root, check);
    }
    return check;
  }

  private static readonly checks = new WeakMap<IConstruct, AppCheck>();

  private readonly surroundings: Surroundings;
  private readonly config: OperatorConfig;

  private constructor(root: IConstruct, private readonly version: number) {
    const objects = root.node.findAll().flatMap((construct) => manifestsOf(construct));
    this.surroundings = new Surroundings(objects);
    this.config = configFromObjects(objects) ?? defaultConfig();
  }

  public judge(manifest: JsonObject, operator: SeldonOperator | undefined, expanded: boolean): Judgement {
    return judge(manifest, { config: operator?._configuration() ?? this.config, surroundings: this.surroundings, expanded });
  }
}

function manifestsOf(construct: IConstruct): JsonObject[] {
  if ('_toManifest' in construct && typeof construct._toManifest === 'function') {
    const manifest = (construct as Checked)._toManifest();
    return manifest.kind === KIND ? [manifest] : [];
  }
  return ApiObject.isApiObject(construct) && construct.kind !== KIND ? [construct.toJson() as JsonObject] : [];
}

let chartConfig: OperatorConfig | undefined;

/** The operator as its chart installs it without values. */
function defaultConfig(): OperatorConfig {
  chartConfig ??= configFromValues(chartDefaults('seldon-core-operator'));
  return chartConfig;
}

/** What the rules say about a SeldonDeployment beside the other objects of its app, and on demand what the operator creates. */
export function checkInApp(
  scope: IConstruct, manifest: JsonObject, version: number, operator: SeldonOperator | undefined, expanded: boolean,
): Judgement {
  return AppCheck.of(scope, version).judge(manifest, operator, expanded);
}

export { describeFinding } from '../rules/finding';
export { knownRule } from '../rules/known-rule';
