import { type Chart, type Duration } from 'cdk8s';
import { type LoadedPlatform } from './values/load';
import { type ModelDefaultsOptions } from '../deployment/model-defaults';
import { type Values } from '../input/values';
import { type ModelServerMetrics } from '../monitoring/model-server-metrics';
import { type InstallWith } from '../thirdparty/install-with';

/** Properties of `SeldonPlatform`. */
export interface SeldonPlatformProps {
  /**
   * The values: `Values.load('platform.yaml', 'prod.yaml')`, or `Values.of({...})`.
   * @default - none: code adds everything
   */
  readonly values?: Values;

  /**
   * The environment whose changes are put over the other values.
   * @default - none, for values without environments
   */
  readonly environment?: string;

  /**
   * How charts of other parts get into the cluster.
   * @default - as the values say: the form of their GitOps tool, else `InstallWith.script()`. Code without values says
   * it before it adds the first chart
   */
  readonly installWith?: InstallWith;

  /**
   * The values, where somebody has checked them already.
   * @internal
   */
  readonly _loaded?: LoadedPlatform;

  /**
   * Where the charts of others go, if not into files of the app.
   * @internal
   */
  readonly _installs?: Chart;
}

/** Options of `SeldonPlatform.addNamespace`. */
export interface PlatformNamespaceOptions {
  /**
   * Labels of the namespace.
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of the namespace.
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };

  /**
   * Whether Istio puts its sidecar into the pods: true labels the namespace so, false against it.
   * @default - as Istio is configured
   */
  readonly injectSidecar?: boolean;

  /**
   * Whether the Namespace object is written; false where somebody else owns it.
   * @default true
   */
  readonly create?: boolean;

  /**
   * What its models have unless they say otherwise, in addition to the defaults of the app (`ModelDefaults.below`).
   * @default - only the defaults of the app
   */
  readonly modelDefaults?: ModelDefaultsOptions;
}

/** Options of `SeldonPlatform.addMonitoring`. */
export interface PlatformMonitoringOptions {
  /**
   * Namespace of monitors, rules and dashboard.
   * @default 'monitoring'
   */
  readonly namespace?: string;

  /**
   * Namespaces whose models are watched.
   * @default - all namespaces
   */
  readonly namespaces?: string[];

  /**
   * Labels by which Prometheus finds monitors and rules.
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Time between two scrapes, in Prometheus' form (`30s`).
   * @default - Prometheus' own
   */
  readonly interval?: string;

  /**
   * Model servers whose own metrics are scraped as well.
   * @default - MLServer and Triton
   */
  readonly modelServers?: ModelServerMetrics[];

  /**
   * Whether alert rules are written.
   * @default true
   */
  readonly alerts?: boolean;

  /**
   * Failed predictions in percent above which an alert fires.
   * @default 5
   */
  readonly errorPercent?: number;

  /**
   * 95th percentile of the answer time above which an alert fires.
   * @default Duration.seconds(1)
   */
  readonly latency?: Duration;

  /**
   * More about the alerts.
   * @default - as each of its members says
   */
  readonly alertOptions?: PlatformAlertOptions;

  /**
   * Whether a Grafana dashboard is written.
   * @default true
   */
  readonly dashboard?: boolean;

  /**
   * More about the dashboard.
   * @default - as each of its members says
   */
  readonly dashboardOptions?: PlatformDashboardOptions;
}

/** More about the alerts of `SeldonPlatform.addMonitoring`. */
export interface PlatformAlertOptions {
  /**
   * Throttled CPU periods in percent above which an alert fires.
   * @default 25
   */
  readonly throttledPercent?: number;

  /**
   * Memory in use in percent of its limit above which an alert fires.
   * @default 90
   */
  readonly memoryPercent?: number;

  /**
   * Time after which a pod that is not ready counts as a stuck rollout.
   * @default Duration.minutes(15)
   */
  readonly rollout?: Duration;

  /**
   * Labels of every alert, for routing.
   * @default - none but `severity`
   */
  readonly labels?: { readonly [key: string]: string };
}

/** More about the dashboard of `SeldonPlatform.addMonitoring`. */
export interface PlatformDashboardOptions {
  /**
   * Title of the dashboard.
   * @default 'Seldon predictions'
   */
  readonly title?: string;

  /**
   * Namespace of the dashboard's ConfigMap.
   * @default - the namespace of the monitors
   */
  readonly namespace?: string;

  /**
   * Labels by which Grafana's sidecar finds the dashboard.
   * @default - `grafana_dashboard: "1"`
   */
  readonly labels?: { readonly [key: string]: string };
}
