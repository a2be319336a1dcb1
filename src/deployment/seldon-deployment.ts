import { type ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { type Addressing, addressingOf, grpcCall, ingressUrls } from './addressing';
import { DeploymentObject } from './deployment-object';
import { DeploymentVerdict } from './deployment-verdict';
import { type Expansion, GraphFormat } from './expansion';
import { type Finding, type SilencedFinding } from './finding';
import { newManifest, readManifest } from './manifest';
import { ModelDefaults, type ModelDefaultsOptions } from './model-defaults';
import { type Predictor } from './predictor';
import { PredictorList } from './predictor-list';
import { predictorManifest } from './predictor-manifest';
import { type PredictorOptions, type WeightedPredictorOptions } from './predictor-options';
import { Transport } from './protocol';
import { type ISeldonDeployment } from './seldon-deployment-interface';
import {
  type AbTestPredictorsOptions,
  type CanaryOptions,
  type SeldonDeploymentProps,
  type ShadowOptions,
} from './seldon-deployment-props';
import { Silence, type SilencedRule } from './silence';
import { Snippets } from './snippets';
import { type DeploymentUrls, type GrpcCall } from './urls';
import { servedName } from '../api/prediction-path';
import { type SeldonOperator } from '../operator/seldon-operator';
import { ValidationError } from '../private/errors';
import { type Manifest } from '../private/json';
import { isResolvedLater } from '../private/resolved-later';
import { constructId } from '../shell/construct-id';
import { inPlace } from '../shell/in-place';
import { type Unchanged } from '../shell/unchanged';

/**
 * Serves an inference graph in one or more versions that share the requests.
 *
 * @example
 *
 * const iris = new SeldonDeployment(chart, 'iris');
 * iris.addPredictor('default', {
 *   graph: GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
 *     artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/iris'),
 *   }),
 * });
 *
 * @see https://docs.seldon.io/projects/seldon-core/en/v1.17.1/reference/seldon-deployment.html
 */
export class SeldonDeployment extends Construct implements ISeldonDeployment {
  /**
   * A SeldonDeployment that exists as plain data, such as `Yaml.load('iris.yaml')[0]`. All of it is kept, unknown and
   * outdated fields included, and it can be extended by code.
   *
   * Throws if the data is not a SeldonDeployment with a name, or is not plain data.
   * @param scope the construct that the SeldonDeployment belongs to
   * @param id id of the construct, unique in its scope
   * @param manifest the SeldonDeployment as plain data
   */
  public static fromManifest(scope: Construct, id: string, manifest: unknown): SeldonDeployment {
    return new SeldonDeployment(scope, id, {
      _manifest: inPlace(scope, `manifest of ${JSON.stringify(id)}`, () => readManifest(manifest)),
    });
  }

  /**
   * The object itself, for JSON patches and dependencies. Names and URLs follow patches of `metadata` and `spec`, but
   * not those of `predictors`.
   */
  public readonly apiObject: ApiObject;

  /**
   * The verdict on it in the current state of the app.
   * @internal
   */
  public readonly _verdict: DeploymentVerdict;

  private readonly defaults: ModelDefaultsOptions;
  private readonly object: DeploymentObject;
  private readonly addressing: () => Addressing;
  private readonly list: PredictorList;

  /**
   * @param scope the construct that the SeldonDeployment belongs to
   * @param id id of the construct, unique in its scope
   * @param props metadata, protocol, replicas and other settings
   */
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: SeldonDeploymentProps = {},
  ) {
    super(scope, constructId(id));
    this.defaults = props._manifest || props.defaults === false ? {} : ModelDefaults._of(this);
    const base = props._manifest ?? inPlace(this, 'properties', () => newManifest(id, props, this.defaults));
    this.object = new DeploymentObject(this, base, () => this.list.toManifest(), props._manifest !== undefined);
    this.apiObject = this.object.apiObject;
    this.addressing = () => addressingOf(this.object);
    this.list = new PredictorList(this, this.addressing, this.object.baseSpec.predictors, () => this.object.changed());
    this._verdict = new DeploymentVerdict(this, props.seldonOperator, props._manifest !== undefined);
    this.node.addValidation({ validate: () => this._verdict.errors() });
    this.apiObject.node.addValidation({ validate: () => this._verdict.pass() });
    this._silence(Silence._of(this, props.silence ?? []));
  }

  /** The name of the object. */
  public get deploymentName(): string {
    return this.object.name;
  }

  /** The namespace of the object, if it or its chart has one. */
  public get namespace(): string | undefined {
    return this.object.namespace;
  }

  /** The predictors, shadows last. */
  public get predictors(): Predictor[] {
    return this.list.all;
  }

  /**
   * The predictor with a name. Throws if there is none.
   * @param name name of the predictor
   */
  public predictor(name: string): Predictor {
    return this.list.named(name);
  }

  /**
   * Adds a version of the model.
   * @param name name of the predictor, unique in the SeldonDeployment
   * @param options graph, traffic, replicas and other settings
   */
  public addPredictor(name: string, options: WeightedPredictorOptions): Predictor {
    return this.add(name, options);
  }

  /**
   * Adds two versions: a stable one, and a canary that gets a percentage of the requests.
   *
   * @param options the two versions, and the percentage of requests for the new one
   * @returns the canary predictor
   */
  public canary(options: CanaryOptions): Predictor {
    const { stable, canary, percent, stableName = 'default', canaryName = 'canary' } = options;
    checkPercent(this, 'percent', percent);
    this.add(stableName, { ...stable, traffic: 100 - percent });
    return this.add(canaryName, { ...canary, traffic: percent });
  }

  /**
   * Adds two versions `a` and `b` to compare.
   *
   * @param options the two versions, and the percentage of requests for each
   * @returns the predictors
   */
  public abTest(options: AbTestPredictorsOptions): Predictor[] {
    const { a, b, percentB = 50 } = options;
    checkPercent(this, 'percentB', percentB);
    return [this.add('a', { ...a, traffic: 100 - percentB }), this.add('b', { ...b, traffic: percentB })];
  }

  /**
   * Adds a version that gets copies of requests and whose responses are dropped; at most one, in addition to at least
   * one other.
   * @param name name of the predictor, unique in the SeldonDeployment
   * @param options graph, percentage of requests to mirror, and other settings
   * @throws if the percentage is not a whole number from 1 to 100
   */
  public shadow(name: string, options: ShadowOptions): Predictor {
    const { percent, ...rest } = options;
    const traffic = percent ?? undefined; // JavaScript passes null, too, for what is left out
    if (traffic !== undefined && !isResolvedLater(traffic)) {
      checkPercent(this, 'percent', traffic, 100);
    }
    return this.add(name, { ...rest, traffic, shadow: true });
  }

  /** The URLs for requests from outside. They follow annotations that are added later. */
  public get urls(): DeploymentUrls {
    return ingressUrls(this.addressing(), this.list.first);
  }

  /** How gRPC requests are addressed. It follows annotations that are added later. */
  public get grpc(): GrpcCall {
    return grpcCall(this.addressing());
  }

  /** Commands and programs that request a prediction. */
  public get snippets(): Snippets {
    const addressing = this.addressing();
    const { protocol, ingress } = addressing;
    const { first } = this.list;
    return Snippets._of({
      protocol,
      urls: ingressUrls(addressing, first),
      grpc: grpcCall(addressing),
      ingress,
      model: servedName(protocol, first),
    });
  }

  /**
   * Adds an annotation of `spec`, which reaches every pod, or replaces it.
   * @param key key of the annotation
   * @param value value of the annotation
   */
  public addAnnotation(key: string, value: string): void {
    this.object.annotate(key, value);
  }

  /**
   * The findings, in the order in which a cluster would report them. They take into account the other objects of the
   * app, and the operator that the app installs, or else one with the chart's default configuration. Errors among them
   * make synthesis fail.
   *
   * @see https://github.com/cdk8s-seldon/cdk8s-seldon/blob/main/docs/rules.md
   */
  public findings(): Finding[] {
    return this._verdict.findings;
  }

  /**
   * The findings of rules that are silenced here: by properties, by `Silence.below`, or by the annotation itself.
   */
  public silencedFindings(): SilencedFinding[] {
    return this._verdict.silenced;
  }

  /**
   * What the operator will create for it, given the other objects of the app; nothing if a cluster rejects it or the
   * operator fails: then the findings explain why.
   */
  public expand(): Expansion {
    return this._verdict.expansion;
  }

  /**
   * A diagram: where requests enter and how they are split, the nodes with server, image and model, the pods that run
   * them, and findings where they occur.
   * @param format how it is drawn
   * @default - a self-contained SVG
   */
  public graph(format: GraphFormat = GraphFormat.SVG): string {
    return this.expand().graph(format);
  }

  /**
   * The protocol as a string.
   * @internal
   */
  public _protocol(): string {
    return this.addressing().protocol;
  }

  /**
   * Whether nodes are called by gRPC.
   * @internal
   */
  public _isGrpc(): boolean {
    return this.object.baseSpec.transport === Transport.GRPC;
  }

  /**
   * Writes the silenced rules to the object.
   * @internal
   */
  public _silence(rules: readonly SilencedRule[]): void {
    this.object.silence(rules);
  }

  /**
   * A function that returns whether its manifest and its operator are still the same.
   * @internal
   */
  public _unchanged(): Unchanged {
    const own = this.object.unchanged();
    const operator = this._verdict.operatorUnchanged();
    return operator ? () => own() && operator() : own;
  }

  /**
   * The operator that it is assigned to.
   * @internal
   */
  public get _operator(): SeldonOperator | undefined {
    return this.props.seldonOperator;
  }

  /**
   * The object as it is written.
   * @internal
   */
  public _toManifest(): Manifest {
    return this.object.toManifest();
  }

  private add(name: string, options: PredictorOptions & { traffic?: number; shadow?: boolean }): Predictor {
    const { protocol, serverType } = this.props;
    return this.list.add(name, options.shadow === true, () =>
      inPlace(this, `predictor ${JSON.stringify(name)}`, () =>
        predictorManifest(this, name, options, {
          deploymentName: this.deploymentName,
          protocol,
          grpc: this._isGrpc(),
          orchestratorEnv: serverType?._orchestratorEnv() ?? {},
          defaults: this.defaults,
        }),
      ),
    );
  }
}

function checkPercent(scope: Construct, name: string, percent: number, most = 99): void {
  if (!Number.isInteger(percent) || percent < 1 || percent > most) {
    throw ValidationError.about(scope, name, `must be a whole number from 1 to ${most}, got ${percent}`);
  }
}
