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
   * The environment whose changes are merged over the other values.
   * @default - none, for values without environments
   */
  readonly environment?: string;

  /**
   * How third-party charts are installed.
   * @default - as in the values: the form of their GitOps tool, otherwise `InstallWith.script()`; without values,
   * `addInstall` requires it
   */
  readonly installWith?: InstallWith;

  /**
   * The values, if they have been checked already.
   * @internal
   */
  readonly _loaded?: LoadedPlatform;

  /**
   * Where third-party charts go, if not into files of the app.
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
   * Whether Istio injects its sidecar into the pods: true labels the namespace for injection, false disables it.
   * @default - as Istio is configured
   */
  readonly injectSidecar?: boolean;

  /**
   * Whether the Namespace object is written; false if it is managed elsewhere.
   * @default true
   */
  readonly create?: boolean;

  /**
   * Defaults of its models, in addition to those of the app (`ModelDefaults.below`).
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
   * Namespaces whose models are monitored.
   * @default - all namespaces
   */
  readonly namespaces?: string[];

  /**
   * Labels by which Prometheus finds monitors and rules.
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Time between two scrapes, as a Prometheus duration (`30s`).
   * @default - Prometheus' default
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
   * Percentage of failed predictions above which an alert fires.
   * @default 5
   */
  readonly errorPercent?: number;

  /**
   * 95th percentile of the latency above which an alert fires.
   * @default Duration.seconds(1)
   */
  readonly latency?: Duration;

  /**
   * Further settings of the alerts.
   * @default - the defaults of its members
   */
  readonly alertOptions?: PlatformAlertOptions;

  /**
   * Whether a Grafana dashboard is written.
   * @default true
   */
  readonly dashboard?: boolean;

  /**
   * Further settings of the dashboard.
   * @default - the defaults of its members
   */
  readonly dashboardOptions?: PlatformDashboardOptions;
}

/** Further settings of the alerts of `SeldonPlatform.addMonitoring`. */
export interface PlatformAlertOptions {
  /**
   * Percentage of throttled CPU periods above which an alert fires.
   * @default 25
   */
  readonly throttledPercent?: number;

  /**
   * Percentage of the memory limit in use above which an alert fires.
   * @default 90
   */
  readonly memoryPercent?: number;

  /**
   * Time after which a rollout with a pod that is not ready counts as stuck.
   * @default Duration.minutes(15)
   */
  readonly rollout?: Duration;

  /**
   * Labels of every alert, for routing.
   * @default - none but `severity`
   */
  readonly labels?: { readonly [key: string]: string };
}

/** Further settings of the dashboard of `SeldonPlatform.addMonitoring`. */
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
