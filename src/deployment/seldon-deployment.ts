import { Lazy, type ApiObject } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import { deploymentUrls, externalAddress, rootPorts, type Addressing } from './addressing';
import { AppVerdicts } from './app-verdicts';
import { assumedOperator } from './assumed-operator';
import { type AppCheck } from './checking';
import { checking } from './checking-on-demand';
import { Expansion, GraphFormat } from './expansion';
import { type Finding, type FindingSeverity, type SilencedFinding } from './finding';
import { newManifest, readManifest } from './manifest';
import { ModelDefaults, type ModelDefaultsOptions } from './model-defaults';
import { Predictor } from './predictor';
import { predictorManifest } from './predictor-manifest';
import { type PredictorOptions, type WeightedPredictorOptions } from './predictor-options';
import { Transport } from './protocol';
import {
  type AbTestPredictorsOptions,
  type CanaryOptions,
  type SeldonDeploymentProps,
  type ShadowOptions,
} from './seldon-deployment-props';
import { Silence, type SilencedRule } from './silence';
import { Snippets } from './snippets';
import { type DeploymentUrls, type GrpcCall } from './urls';
import { grpcMethod } from '../api/facts/words';
import { ValidationError } from '../private/errors';
import { clone, isObject, put, type Json, type JsonObject, type Manifest } from '../private/json';
import { isPlainData } from '../private/plain-data';
import { hint } from '../private/suggest';
import { type Judgement } from '../rules/check';
import { type Finding as RuleFinding } from '../rules/finding';
import { SILENCE_ANNOTATION, writeSilence } from '../rules/silence';
import { constructId } from '../shell/construct-id';
import { inPlace } from '../shell/in-place';
import { ManifestObject } from '../shell/manifest-object';
import { type Unchanged, unchangedText } from '../shell/unchanged';

/** A `SeldonDeployment` of this app, or one that is already in the cluster. */
export interface ISeldonDeployment extends IConstruct {
  /** The name of the object. */
  readonly deploymentName: string;
}

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

  /** The name of the object. */
  public readonly deploymentName: string;

  /** The namespace of the object, if it or its chart has one. */
  public readonly namespace?: string;

  /** The object itself, for JSON patches and dependencies. */
  public readonly apiObject: ApiObject;

  private readonly defaults: ModelDefaultsOptions;
  private readonly base: Manifest;
  private readonly addressing: Addressing;
  private readonly imported: (Json | Predictor)[];
  private readonly added: Predictor[] = [];
  private readonly shadows: Predictor[] = [];
  private readonly silenced: SilencedRule[] = [];
  private readonly verdicts: AppVerdicts;
  /** How often this construct itself was changed. */
  private version = 0;
  private plain?: { readonly version: number; readonly isPlain: boolean };
  private readonly object: ManifestObject;

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
    this.base = this.props._manifest ?? inPlace(this, 'properties', () => newManifest(id, props, this.defaults));
    this.object = new ManifestObject(this, 'Resource', {
      ...this.base,
      spec: Lazy.any({ produce: () => this.spec }) as Json,
    });
    this.apiObject = this.object;
    this.deploymentName = this.apiObject.name;
    this.namespace = this.apiObject.metadata.namespace;
    this.addressing = this.newAddressing();
    this.imported = asList(this.baseSpec.predictors).map((entry) =>
      isObject(entry) ? this.newPredictor(entry) : entry,
    );
    this.verdicts = AppVerdicts.of(this);
    this.node.addValidation({ validate: () => this.errors() });
    this.apiObject.node.addValidation({ validate: () => this.verdicts.pass(this) });
    this._silence(Silence._of(this, props.silence ?? []));
  }

  /** The predictors, shadows last. */
  public get predictors(): Predictor[] {
    return this.entries.filter((entry) => entry instanceof Predictor);
  }

  /**
   * The predictor with a name. Throws if there is none.
   * @param name name of the predictor
   */
  public predictor(name: string): Predictor {
    const found = this.predictors.find((predictor) => predictor.predictorName === name);
    if (!found) {
      const names = this.predictors.map((predictor) => predictor.predictorName);
      const known = names.map((other) => JSON.stringify(other)).join(', ') || 'none';
      throw new ValidationError(this, `no predictor ${JSON.stringify(name)}${hint(name, names)} (known: ${known})`);
    }
    return found;
  }

  /**
   * Adds a version of the model.
   * @param name name of the predictor, unique in the SeldonDeployment
   * @param options graph, traffic, replicas and other settings
   */
  public addPredictor(name: string, options: WeightedPredictorOptions): Predictor {
    return this.add(this.added, name, options);
  }

  /**
   * Adds two versions: a stable one, and a canary that gets a percentage of the requests.
   *
   * @param options the two versions, and the percentage of requests for the new one
   * @returns the canary predictor
   */
  public canary(options: CanaryOptions): Predictor {
    const { stable, canary, percent, stableName = 'default', canaryName = 'canary' } = options;
    this.checkPercent('percent', percent);
    this.add(this.added, stableName, { ...stable, traffic: 100 - percent });
    return this.add(this.added, canaryName, { ...canary, traffic: percent });
  }

  /**
   * Adds two versions `a` and `b` to compare.
   *
   * @param options the two versions, and the percentage of requests for each
   * @returns the predictors
   */
  public abTest(options: AbTestPredictorsOptions): Predictor[] {
    const { a, b, percentB = 50 } = options;
    this.checkPercent('percentB', percentB);
    return [
      this.add(this.added, 'a', { ...a, traffic: 100 - percentB }),
      this.add(this.added, 'b', { ...b, traffic: percentB }),
    ];
  }

  /**
   * Adds a version that gets copies of requests and whose responses are dropped; at most one, in addition to at least
   * one other.
   * @param name name of the predictor, unique in the SeldonDeployment
   * @param options graph, percentage of requests to mirror, and other settings
   */
  public shadow(name: string, options: ShadowOptions): Predictor {
    const { percent, ...rest } = options;
    return this.add(this.shadows, name, { ...rest, traffic: percent, shadow: true });
  }

  /** The URLs for requests from outside. */
  public get urls(): DeploymentUrls {
    const { ingress, namespace, externalName } = this.addressing;
    const { predictions, feedback, swagger } = deploymentUrls(this.addressing, this.firstPredictor);
    const url = (path: string) => `${ingress}/seldon/${namespace}/${externalName}${path}`;
    return { predictions: url(predictions), feedback: feedback && url(feedback), swagger: swagger && url(swagger) };
  }

  /** How gRPC requests are addressed. */
  public get grpc(): GrpcCall {
    const { namespace, externalName, protocol } = this.addressing;
    return { method: grpcMethod(protocol), metadata: { seldon: externalName, namespace } };
  }

  /** Commands and programs that request a prediction. */
  public get snippets(): Snippets {
    const { protocol, ingress } = this.addressing;
    const model = this.predictors[0]?._rootName() ?? '';
    return Snippets._of({ protocol, urls: this.urls, grpc: this.grpc, ingress, model });
  }

  /**
   * Adds an annotation of `spec`, which reaches every pod, or replaces it.
   * @param key key of the annotation
   * @param value value of the annotation
   */
  public addAnnotation(key: string, value: string): void {
    const annotations = isObject(this.baseSpec.annotations) ? this.baseSpec.annotations : {};
    put(annotations, key, value);
    this.baseSpec.annotations = annotations;
    this.version++;
  }

  /**
   * The findings, in the order in which a cluster would report them. They take into account the other objects of the
   * app, and the operator that the app installs, or else one with the chart's default configuration. Errors among them
   * make synthesis fail.
   *
   * @see https://github.com/cdk8s-seldon/cdk8s-seldon/blob/main/docs/rules.md
   */
  public findings(): Finding[] {
    return this._judgement().findings.map(toFinding);
  }

  /**
   * The findings of rules that are silenced here: by properties, by `Silence.below`, or by the annotation itself.
   */
  public silencedFindings(): SilencedFinding[] {
    return this.verdicts
      .now(this, (check) => this.judge(check))
      .silenced.map((finding) => ({ ...toFinding(finding), reason: finding.reason }));
  }

  /**
   * What the operator will create for it, given the other objects of the app; nothing if a cluster rejects it or the
   * operator fails: then the findings explain why.
   */
  public expand(): Expansion {
    return Expansion._of(this.judge(this.verdicts.current().check, true), this._toManifest());
  }

  /**
   * A picture: where requests enter and how they are split, the nodes with server, image and model, the pods that run
   * them, and findings at their places.
   * @param format how it is drawn
   * @default - a self-contained SVG
   */
  public graph(format: GraphFormat = GraphFormat.SVG): string {
    return this.expand().graph(format);
  }

  /**
   * The verdict on it in the current state of the app.
   * @internal
   */
  public _judgement(): Judgement {
    return this.verdicts.now(this, (check) => this.judge(check));
  }

  /**
   * The objects of `expand()`, without asking the rules again.
   * @internal
   */
  public _created(): readonly JsonObject[] {
    return this._judgement().isAccepted
      ? this.verdicts.current().check.created(clone(this._toManifest()), this.props.seldonOperator)
      : [];
  }

  /**
   * The protocol as a string.
   * @internal
   */
  public _protocol(): string {
    return this.addressing.protocol;
  }

  /**
   * Whether nodes are called by gRPC.
   * @internal
   */
  public _isGrpc(): boolean {
    return this.baseSpec.transport === Transport.GRPC;
  }

  /**
   * Writes the silenced rules to the object.
   * @internal
   */
  public _silence(rules: readonly SilencedRule[]): void {
    if (rules.length > 0) {
      const { annotations } = this.base.metadata;
      const own = isObject(annotations) ? annotations[SILENCE_ANNOTATION] : undefined;
      this.silenced.push(...rules);
      const lines = writeSilence(this.silenced.map(({ rule, reason }) => ({ id: rule, reason })));
      this.apiObject.metadata.addAnnotation(SILENCE_ANNOTATION, typeof own === 'string' ? `${own}\n${lines}` : lines);
    }
  }

  /**
   * Tells later whether its manifest and its operator are still the same.
   * @internal
   */
  public _unchanged(): Unchanged {
    const { version } = this;
    const own = this.isPlain() ? this.object._unchanged(() => this.version === version) : this.object._unchanged();
    const operator = this.props.seldonOperator;
    const isElsewhere =
      operator !== undefined && operator.node.root !== this.node.root && operator !== assumedOperator(this);
    if (!isElsewhere) {
      return own;
    }
    const configuration = unchangedText(() => checking().operatorObjects(operator));
    return () => own() && configuration();
  }

  /**
   * The object as it is written.
   * @internal
   */
  public _toManifest(): Manifest {
    const { spec } = this;
    if (this.props._manifest || !this.isPlain()) {
      return this.apiObject.toJson() as Manifest;
    }
    // Cdk8s has nothing to resolve in plain data, which takes it as long as judging does.
    const metadata = this.apiObject.metadata.toJson() as JsonObject;
    return { apiVersion: this.base.apiVersion, kind: this.base.kind, metadata, spec };
  }

  /** Whether the spec is plain data that only this construct itself can change. */
  private isPlain(): boolean {
    if (this.plain?.version !== this.version) {
      this.plain = { version: this.version, isPlain: isPlainData(this.spec) };
    }
    return this.plain.isPlain && !this.object.isPatched;
  }

  private errors(): string[] {
    const { describeFinding, failsInCode, toldFindings } = checking();
    const fails = (finding: RuleFinding) =>
      finding.severity === 'error' || (!this.props._manifest && failsInCode(finding));
    const { findings } = this.verdicts.inRound(this, (check) => this.judge(check));
    return toldFindings(findings).filter(fails).map(describeFinding);
  }

  /** What the operator creates follows no later changes: it is made from a copy. */
  private judge(check: AppCheck, expanded = false): Judgement {
    const manifest = this._toManifest();
    return check.judge(expanded ? clone(manifest) : manifest, this.props.seldonOperator, expanded);
  }

  private get entries(): (Json | Predictor)[] {
    return [...this.imported, ...this.added, ...this.shadows];
  }

  private get baseSpec(): JsonObject {
    return this.base.spec as JsonObject;
  }

  private get spec(): JsonObject {
    return {
      ...this.baseSpec,
      predictors: this.entries.map((entry) => (entry instanceof Predictor ? entry._toManifest() : entry)),
    };
  }

  private get firstPredictor(): JsonObject {
    return this.predictors[0]?._toManifest() ?? {};
  }

  private add(
    list: Predictor[],
    name: string,
    options: PredictorOptions & { traffic?: number; shadow?: boolean },
  ): Predictor {
    if (this.predictors.some((predictor) => predictor.predictorName === name)) {
      throw new ValidationError(
        this,
        `there is a predictor ${JSON.stringify(name)} already: give this one another name`,
      );
    }
    const { protocol, serverType } = this.props;
    const predictor = this.newPredictor(
      inPlace(this, `predictor ${JSON.stringify(name)}`, () =>
        predictorManifest(this, name, options, {
          deploymentName: this.deploymentName,
          protocol,
          grpc: this.baseSpec.transport === Transport.GRPC,
          orchestratorEnv: serverType?._orchestratorEnv() ?? {},
          defaults: this.defaults,
        }),
      ),
    );
    list.push(predictor);
    this.version++;
    return predictor;
  }

  private newPredictor(manifest: JsonObject): Predictor {
    const name = typeof manifest.name === 'string' && manifest.name !== '' ? manifest.name : 'predictor';
    let id = name;
    for (let i = 2; this.node.tryFindChild(constructId(id)); i++) {
      id = `${name}-${i}`; // existing data may repeat a name, which the rules then report
    }
    return Predictor._of(this, id, manifest, this.addressing, () => this.version++);
  }

  private newAddressing(): Addressing {
    const spec = this.baseSpec;
    return {
      name: this.deploymentName,
      namespace: this.namespace ?? 'default',
      ...externalAddress(this.deploymentName, spec, this.base.metadata),
      protocol: typeof spec.protocol === 'string' ? spec.protocol : 'seldon',
      ports: (predictor) => rootPorts(this.spec)(predictor),
    };
  }

  private checkPercent(name: string, percent: number): void {
    if (!Number.isInteger(percent) || percent < 1 || percent > 99) {
      throw ValidationError.about(this, name, `must be a whole number from 1 to 99, got ${percent}`);
    }
  }
}

function toFinding({ rule, group, severity, path, message, remedy }: RuleFinding): Finding {
  return { rule, group, severity: severity as FindingSeverity, path, message, remedy };
}

function asList(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
