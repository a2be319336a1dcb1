import { ApiObject, Chart, type App } from 'cdk8s';
import { Construct } from 'constructs';
import { addGateways } from './gateways';
import { addInstalls } from './installs';
import { addModel } from './models';
import { addMonitoring, MONITORING_NAMESPACE } from './monitoring';
import { addNamespaces } from './namespaces';
import { addOperator, OPERATOR_NAMESPACE } from './operator';
import { Stores } from './stores';
import { loadPlatform } from './values/load';
import { type PlatformValues } from './values/sections';
import { type SeldonDeployment } from '../deployment/seldon-deployment';
import { type IIstioGateway } from '../gateway/istio-gateway';
import { SyncWave } from '../gitops/sync-wave';
import { type Values } from '../input/values';
import { type SeldonOperator } from '../operator/seldon-operator';
import { ValidationError } from '../private/errors';
import { isObject } from '../private/json';
import { type ThirdPartyChart } from '../thirdparty/third-party-chart';

/** Properties of `SeldonPlatform`. */
export interface SeldonPlatformProps {
  /** The values: `Values.load('platform.yaml', 'prod.yaml')`, or `Values.of({...})`. */
  readonly values: Values;

  /**
   * The environment whose changes are put over the other values.
   * @default - none, for values without environments
   */
  readonly environment?: string;
}

/**
 * A whole platform from values: namespaces, installs of other parts, the operator, gateways, model stores, models and
 * monitoring. Each area becomes a chart of the app, in the order in which they need each other; `cdk8s-seldon synth` does
 * the same without code.
 *
 * @example
 *
 * const app = new App({ outdir: 'manifests/prod', outputFileExtension: '.yaml' });
 * new SeldonPlatform(app, 'platform', { values: Values.load('platform.yaml'), environment: 'prod' });
 * new ManifestWriter(app).write();
 */
export class SeldonPlatform extends Construct {
  /** The operator; none where the values leave it out. */
  public readonly operator?: SeldonOperator;

  private readonly app: App;
  private readonly deployments = new Map<string, SeldonDeployment>();
  private readonly parts: ThirdPartyChart[];

  /** @throws with all that is wrong in the values, each with file, line and path */
  public constructor(scope: App, id: string, props: SeldonPlatformProps) {
    super(scope, id);
    this.app = scope;
    const loaded = loadPlatform(props.values._sources(), props.environment);
    if (props.environment === undefined && loaded.environments.length > 0) {
      throw new ValidationError(this, `the values have environments: choose one of ${loaded.environments.join(', ')}`);
    }
    const values = loaded.values(props.environment);
    addNamespaces(this.chart('00-namespaces'), values.namespaces ?? {}, namespacesOf(values));
    this.parts = values.installs ? addInstalls(this.chart('10-installs'), values) : [];
    if (values.operator?.enabled !== false) {
      this.operator = addOperator(this.chart('20-operator'), values);
    }
    const gateways = values.gateways ? addGateways(this.chart('30-gateways'), values.gateways) : new Map<string, IIstioGateway>();
    const stores = new Stores(values.storage ? this.chart('40-storage') : this, values.storage ?? {});
    const context = { stores, gateways, common: {} };
    for (const [name, model] of Object.entries(values.models ?? {}).sort(([a], [b]) => a < b ? -1 : 1)) {
      this.deployments.set(name, addModel(this.models(model.namespace ?? 'default'), name, model, context));
    }
    if (values.monitoring && values.monitoring.enabled !== false) {
      addMonitoring(this.chart('60-monitoring'), values.monitoring, this.operator?.operatorNamespace, executorPortOf(values));
    }
    if (values.gitops) {
      SyncWave.assign(this.app);
    }
  }

  /** The model of a name, to be extended by code. @throws where there is none */
  public model(name: string): SeldonDeployment {
    const found = this.deployments.get(name);
    if (!found) {
      throw new ValidationError(this, `no model ${JSON.stringify(name)}: there are ${[...this.deployments.keys()].join(', ') || 'none'}`);
    }
    return found;
  }

  /** The chart of the models of a namespace, for more of them by code. */
  public models(namespace: string): Chart {
    const id = `50-models-${namespace}`;
    return (this.app.node.tryFindChild(id) as Chart | undefined) ?? new Chart(this.app, id, { namespace });
  }

  /**
   * Commands that bring the files of `ManifestWriter` to a fresh cluster, in order, with the waits between them.
   * @param folder where the files are
   */
  public applyCommands(folder: string): string[] {
    const charts = this.app.node.children
      .filter((child) => Chart.isChart(child) && child.node.findAll().some((found) => ApiObject.isApiObject(found)))
      .map(({ node }) => node.id).sort();
    return charts.flatMap((chart) => [`kubectl apply -f ${folder}/${chart}${this.app.outputFileExtension}`, ...this.waits(chart)]);
  }

  private waits(chart: string): string[] {
    switch (chart) {
      case '10-installs': return this.parts.map(({ waitCommand }) => waitCommand);
      case '20-operator': return [
        'kubectl wait --for=condition=established --timeout=1m crd/seldondeployments.machinelearning.seldon.io',
        `kubectl -n ${this.operator!.operatorNamespace} rollout status deployment/seldon-controller-manager --timeout=5m`,
      ];
      default: return [];
    }
  }

  private chart(id: string): Chart {
    return new Chart(this.app, id);
  }
}

/** Name of the executor's metrics port, as the operator's values have it. */
function executorPortOf({ operator }: PlatformValues): string | undefined {
  const { executor } = operator ?? {};
  return isObject(executor) && typeof executor.metricsPortName === 'string' ? executor.metricsPortName : undefined;
}

/** All namespaces that something is put into. */
function namespacesOf(values: PlatformValues): string[] {
  const operator = values.operator?.enabled === false ? [] : [values.operator?.namespace ?? OPERATOR_NAMESPACE];
  const monitoring = values.monitoring && values.monitoring.enabled !== false ? [values.monitoring.namespace ?? MONITORING_NAMESPACE] : [];
  return [
    ...operator,
    ...monitoring,
    ...Object.values(values.gateways ?? {}).map(({ kind, namespace }) => namespace ?? (kind === 'istio' ? 'istio-system' : 'default')),
    ...Object.values(values.models ?? {}).map(({ namespace }) => namespace ?? 'default'),
  ];
}
