import { type App, type Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { applyCommands } from './apply-commands';
import { AREAS, chartOf, modelsArea } from './areas';
import { fillFromValues } from './from-values';
import { givenValues } from './given-values';
import { InstalledParts } from './installed-parts';
import { installWith } from './installs';
import { addMonitoring } from './monitoring';
import { addNamespaceObject, isGiven } from './namespaces';
import { type PlatformNeed } from './platform-need';
import { platformNeeds } from './platform-needs';
import {
  type PlatformMonitoringOptions,
  type PlatformNamespaceOptions,
  type SeldonPlatformProps,
} from './seldon-platform-props';
import { OPERATOR_NAMESPACE } from '../api/facts/names';
import { ModelDefaults, type ModelDefaultsOptions } from '../deployment/model-defaults';
import { type SeldonDeployment } from '../deployment/seldon-deployment';
import { AmbassadorGateway, type AmbassadorGatewayProps } from '../gateway/ambassador-gateway';
import { IstioGateway, type IstioGatewayProps } from '../gateway/istio-gateway';
import { FluxPrune } from '../gitops/flux-prune';
import { SyncWave } from '../gitops/sync-wave';
import { RECEIVER_NAME, RECEIVER_NAMESPACE } from '../monitoring/receiver-url';
import { RequestLogReceiver, type RequestLogReceiverProps } from '../monitoring/request-log-receiver';
import { SeldonOperator } from '../operator/seldon-operator';
import { type SeldonOperatorProps } from '../operator/seldon-operator-props';
import { ValidationError } from '../private/errors';
import { LABEL_NAME } from '../private/name-shapes';
import { type ThirdParty } from '../thirdparty/third-party';
import { ThirdPartyChart, type ThirdPartyChartOptions } from '../thirdparty/third-party-chart';

/**
 * A whole platform: namespaces, third-party charts, the operator, gateways, model stores, models and monitoring. Each
 * area becomes a chart of the app, and so a file, numbered in the order in which a cluster needs them. Every namespace
 * that something is added to is written.
 *
 * Parts come from code, from values, or from both. With Argo CD, end the program with `SyncWave.assign(app)`.
 *
 * @example
 *
 * const app = new App({ outdir: 'manifests/dev', outputFileExtension: '.yaml' });
 * const platform = new SeldonPlatform(app, 'platform', { installWith: InstallWith.k3s() });
 * platform.addInstall(ThirdParty.CERT_MANAGER);
 * platform.addOperator();
 * new SeldonDeployment(platform.models('seldon'), 'iris').addPredictor('default', {
 *   graph: GraphNode.server('model', PrepackagedServer.SKLEARN, {
 *     artifact: ModelArtifact.uri('gs://seldon-models/v1.16.0-dev/sklearn/iris'),
 *   }),
 * });
 *
 * const prod = new App({ outdir: 'manifests/prod', outputFileExtension: '.yaml' });
 * new SeldonPlatform(prod, 'platform', { values: Values.load('platform.yaml'), environment: 'prod' });
 */
export class SeldonPlatform extends Construct {
  private readonly app: App;
  private readonly namespaces = new Set<string>();
  /** What models of a namespace have unless they say otherwise, until the namespace's chart exists. */
  private readonly defaults = new Map<string, ModelDefaultsOptions>();
  private readonly parts: InstalledParts;
  private readonly deployments: ReadonlyMap<string, SeldonDeployment>;
  private installed?: SeldonOperator;

  /**
   * @param scope the app, to which the platform adds its charts
   * @param id id of the construct, unique in its scope
   * @param props name of the environment, values, and how charts are installed
   * @throws with all problems in the values, each with file, line and path
   */
  public constructor(scope: App, id: string, props: SeldonPlatformProps = {}) {
    super(scope, id);
    this.app = scope;
    const given = givenValues(this, props);
    const values = given?.environment.values;
    this.parts = new InstalledParts(
      this,
      props.installWith ?? (values && installWith(values, props.environment)),
      (area) => props._installs ?? this.chart(area),
    );
    this.deployments = given ? fillFromValues(this, given.environment, given.problems) : new Map();
    if (values?.gitops?.argocd) {
      SyncWave.assign(this.app);
    }
    if (values?.gitops?.flux) {
      FluxPrune.protect(this.app);
    }
  }

  /** The operator; none until it is added. */
  public get operator(): SeldonOperator | undefined {
    return this.installed;
  }

  /**
   * Adds a namespace with labels and other settings. Namespaces of parts and models are added automatically.
   * @param name name of the namespace
   * @param options labels, annotations, and defaults for the models in it
   * @throws if the name is not one of a namespace, or if the namespace is already written: call this first
   */
  public addNamespace(name: string, options: PlatformNamespaceOptions = {}): void {
    if (!LABEL_NAME.test(name)) {
      throw new ValidationError(
        this,
        `the name of a namespace must consist of lower-case letters, digits and dashes, 63 at most, got ${JSON.stringify(name)}`,
      );
    }
    if (this.namespaces.has(name)) {
      throw new ValidationError(
        this,
        `namespace ${JSON.stringify(name)} is already written: add it before the objects in it`,
      );
    }
    this.namespaces.add(name);
    if (options.modelDefaults) {
      this.defaults.set(name, options.modelDefaults);
    }
    if (options.create ?? true) {
      addNamespaceObject(this.chart(AREAS.namespaces), name, options);
    }
  }

  /**
   * Installs a third-party chart, after the parts that it needs.
   * @param part the chart to install
   * @param options version, values and other settings of the chart
   * @throws if a part that was added before needs this one, or if `installWith` is missing
   */
  public addInstall(part: ThirdParty, options: ThirdPartyChartOptions = {}): ThirdPartyChart {
    return this.parts.add(part, options);
  }

  /**
   * Installs the operator, by default in the namespace `seldon-system`.
   * @param props version, ingress and other settings of the operator
   */
  public addOperator(props: SeldonOperatorProps = {}): SeldonOperator {
    const crds = this.chart(AREAS.crds);
    const operator = new SeldonOperator(this.chart(AREAS.operator), 'operator', {
      namespace: OPERATOR_NAMESPACE,
      crds,
      ...props,
    });
    if (crds.node.children.length === 0) {
      this.app.node.tryRemoveChild(crds.node.id);
    }
    this._needNamespace(operator.operatorNamespace, { labels: operator.namespaceLabels });
    this.installed = operator;
    return operator;
  }

  /**
   * Adds an Istio gateway, named after its id by default.
   * @param id id of the construct, and by default the name of the Gateway
   * @param props hosts, TLS and other settings
   */
  public addIstioGateway(id: string, props: IstioGatewayProps = {}): IstioGateway {
    const gateway = new IstioGateway(this.chart(AREAS.gateways), id, { name: id, ...props });
    this._needNamespace(gateway.gatewayName.split('/')[0]);
    return gateway;
  }

  /**
   * Adds what Ambassador or Emissary need to serve models.
   * @param id id of the construct
   * @param props hosts, TLS and other settings
   */
  public addAmbassadorGateway(id: string, props: AmbassadorGatewayProps = {}): AmbassadorGateway {
    this._needNamespace(props.namespace ?? 'default');
    return new AmbassadorGateway(this.chart(AREAS.gateways), id, props);
  }

  /**
   * Adds a receiver of the payloads that loggers send. Give its `url` to loggers, or to `requestLoggerEndpoint` of the
   * operator; a receiver in values does the latter itself.
   * @param props where payloads are stored, and other settings; by default it is `seldon-request-logger` in the
   * namespace `seldon-logs`
   */
  public addRequestLogging(props: RequestLogReceiverProps): RequestLogReceiver {
    const { name = RECEIVER_NAME, namespace = RECEIVER_NAMESPACE } = props;
    this._needNamespace(namespace);
    return new RequestLogReceiver(this.chart(AREAS.requestLogging), name, { ...props, name, namespace });
  }

  /**
   * Adds monitors, alerts and a dashboard for the operator and all models.
   * @param options which monitors, alerts and dashboards to create, and their labels
   */
  public addMonitoring(options: PlatformMonitoringOptions = {}): void {
    const namespace = options.namespace ?? 'monitoring';
    this._needNamespace(namespace);
    addMonitoring(this._monitoring, { ...options, namespace }, this.installed);
  }

  /** The chart for model stores: `ModelStore.s3(platform.storage, ...)`. */
  public get storage(): Chart {
    return this.chart(AREAS.storage);
  }

  /** The chart for other objects, which are applied before the models; CRDs belong in their own chart. */
  public get extra(): Chart {
    return this.chart(AREAS.extra);
  }

  /**
   * The chart of the models of a namespace.
   * @param namespace namespace of the models
   */
  public models(namespace: string): Chart {
    this._needNamespace(namespace);
    const chart = this.chart(modelsArea(namespace), namespace);
    const defaults = this.defaults.get(namespace);
    if (defaults) {
      this.defaults.delete(namespace);
      ModelDefaults.below(chart, defaults);
    }
    return chart;
  }

  /**
   * A model of the values, to be extended by code. @throws if there is none
   * @param name name of the model in the values
   */
  public model(name: string): SeldonDeployment {
    const found = this.deployments.get(name);
    if (!found) {
      throw new ValidationError(
        this,
        `no model ${JSON.stringify(name)}: there are ${[...this.deployments.keys()].join(', ') || 'none'}`,
      );
    }
    return found;
  }

  /**
   * What the platform refers to but does not contain, the most basic first: controllers and their kinds, namespaces,
   * Secrets with their keys, StorageClasses, names that DNS must resolve. Call it at the end of the program.
   */
  public needs(): PlatformNeed[] {
    return platformNeeds(this.app, this._charts);
  }

  /**
   * Names of the Helm charts that it installs, in whatever form.
   * @internal
   */
  public get _charts(): string[] {
    return this.parts.charts;
  }

  /**
   * Commands that apply the files of `ManifestWriter` to a fresh cluster, in order, with the waits between them. They
   * name one file per chart: an app with another `yamlOutputType` needs `ManifestLayout.FILE_PER_CHART`. With
   * `InstallWith.script()` the first one after the namespaces runs `install.sh`: the program writes
   * `ThirdPartyChart.script(app)` to it.
   * @param folder where the files are
   */
  public applyCommands(folder: string): string[] {
    const { app, parts, _script: script } = this;
    return applyCommands(folder, { app, parts, operatorNamespace: this.installed?.operatorNamespace, script });
  }

  /**
   * The script that installs third-party charts, if they are installed by a script.
   * @internal
   */
  public get _script(): string | undefined {
    return this.parts.areScripted ? ThirdPartyChart.script(this.app) : undefined;
  }

  /**
   * The chart of CRDs among other objects.
   * @internal
   */
  public get _extraCrds(): Chart {
    return this.chart(AREAS.extraCrds);
  }

  /**
   * The chart of smoke tests.
   * @internal
   */
  public get _smokeTests(): Chart {
    return this.chart(AREAS.smokeTests);
  }

  /**
   * The chart of monitors, alerts and dashboards.
   * @internal
   */
  public get _monitoring(): Chart {
    return this.chart(AREAS.monitoring);
  }

  /**
   * Writes a namespace that something is put into, unless it is there already.
   * @internal
   */
  public _needNamespace(name: string, options?: PlatformNamespaceOptions): void {
    if (!this.namespaces.has(name) && !isGiven(name)) {
      this.addNamespace(name, options);
    }
  }

  private chart(area: string, namespace?: string): Chart {
    return chartOf(this.app, area, namespace);
  }
}
