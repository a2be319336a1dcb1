import { Construct, type IConstruct } from 'constructs';
import { helmCommand, helmScript } from './helm-script';
import { type InstallWith } from './install-with';
import { type Release } from './release';
import { type ThirdParty } from './third-party';
import { API_SERVER_LEVEL } from '../api/facts/kubernetes';
import { sortedKeys } from '../private/by-name';
import { ValidationError } from '../private/errors';
import { type JsonObject, entryOf } from '../private/json';
import { given } from '../private/kind';
import { plainData } from '../private/plain-data';
import { inPlace } from '../shell/in-place';
import { mergeValues } from '../values/merge';

/** Settings of a third-party chart. */
export interface ThirdPartyChartOptions {
  /**
   * Values of the chart, merged over those that Seldon needs: maps are merged deeply, lists are replaced.
   * @default - none
   */
  readonly values?: { readonly [key: string]: unknown };

  /**
   * Version of the chart. The range of Kubernetes versions is then not checked.
   * @default - the version that this library pins
   */
  readonly version?: string;

  /**
   * Chart repository, such as a mirror.
   * @default - that of the part
   */
  readonly repository?: string;

  /**
   * Namespace of the release.
   * @default - that of the part
   */
  readonly namespace?: string;

  /**
   * Name of the release.
   * @default - that of the part
   */
  readonly release?: string;

  /**
   * Version of the cluster, such as `1.34`, to check the part against.
   * @default - not checked
   */
  readonly kubernetesVersion?: string;

  /**
   * Argo CD sync wave.
   * @default - that of the part, after the parts that it needs
   */
  readonly wave?: number;
}

/** Properties of `ThirdPartyChart`. */
export interface ThirdPartyChartProps extends ThirdPartyChartOptions {
  /** How the chart is installed. */
  readonly install: InstallWith;
}

/** Marks the charts of every copy of this library, which `instanceof` does not. */
const MARK = Symbol.for('cdk8s-seldon.ThirdPartyChart');

const EXACT = /^v?\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?$/;

/** Fields that a part writes into its own objects while it runs. */
const WRITTEN_BY_PART: { readonly [part: string]: readonly JsonObject[] } = {
  'istio-base': [
    webhook('ValidatingWebhookConfiguration', ['.webhooks[]?.clientConfig.caBundle', '.webhooks[]?.failurePolicy']),
  ],
  istiod: [
    webhook('ValidatingWebhookConfiguration', ['.webhooks[]?.clientConfig.caBundle', '.webhooks[]?.failurePolicy']),
    webhook('MutatingWebhookConfiguration', ['.webhooks[]?.clientConfig.caBundle']),
  ],
};

/**
 * A third-party chart, in the form in which the platform installs charts.
 *
 * @example
 *
 * new ThirdPartyChart(chart, 'cert-manager', ThirdParty.CERT_MANAGER, { install: InstallWith.script() });
 */
export class ThirdPartyChart extends Construct {
  /**
   * A shell script that installs all parts below a construct with Helm, each after the ones that it needs.
   *
   * @param scope An app, a chart, or any construct with parts.
   */
  public static script(scope: IConstruct): string {
    return helmScript(inOrder(scope.node.findAll().filter(isThirdPartyChart)).map((chart) => chart.helmRelease));
  }

  /**
   * Whether a construct is a ThirdPartyChart.
   * @internal
   */
  public static _is(this: void, construct: IConstruct): construct is ThirdPartyChart {
    return isThirdPartyChart(construct);
  }

  /**
   * The commands that wait until charts of one form are installed that were applied together.
   * @internal
   */
  public static _waitCommands(charts: readonly ThirdPartyChart[]): string[] {
    return charts.length === 0 ? [] : charts[0].form._waitCommands(charts.map(({ helmRelease }) => helmRelease));
  }

  /** Name of the release. */
  public readonly release: string;

  /** Namespace of the release. */
  public readonly namespace: string;

  /** Version of the chart. */
  public readonly version: string;

  /** The Helm command that installs the part, whatever the form of its manifests. */
  public readonly helmCommand: string;

  /** The command that waits until the part is installed, to be run after its objects were applied. */
  public readonly waitCommand: string;

  private readonly thirdParty: ThirdParty;
  private readonly helmRelease: Release;
  private readonly form: InstallWith;

  /**
   * @param scope the construct that the objects belong to
   * @param id id of the construct, unique in its scope
   * @param thirdParty the chart to install
   * @param props version, values, namespace, and how to install the chart
   */
  public constructor(scope: Construct, id: string, thirdParty: ThirdParty, props: ThirdPartyChartProps) {
    super(scope, id);
    Object.defineProperty(this, MARK, { value: true });
    inPlace(this, undefined, () => {
      given('the chart', thirdParty, ['_after', 'a ThirdParty such as ThirdParty.CERT_MANAGER']);
      given("'install'", props.install, ['_install', 'an InstallWith such as InstallWith.script()']);
    });
    this.thirdParty = thirdParty;
    this.release = props.release ?? thirdParty.release;
    this.namespace = props.namespace ?? thirdParty.namespace;
    this.version = props.version ?? thirdParty.version;
    this.check(props);
    this.helmRelease = {
      part: thirdParty.part,
      name: this.release,
      namespace: this.namespace,
      repository: (props.repository ?? thirdParty.repository).replace(/(?<!\/)\/+$/, ''),
      chart: thirdParty.chart,
      version: this.version,
      values: sortedKeys(
        mergeValues(thirdParty._values, plainData(props.values ?? {}, 'values') as JsonObject) as JsonObject,
      ) as JsonObject,
      wave: props.wave ?? thirdParty.wave,
      ignoreDifferences: entryOf(WRITTEN_BY_PART, thirdParty.part) ?? [],
    };
    this.helmCommand = helmCommand(this.helmRelease);
    this.form = props.install;
    this.waitCommand = ThirdPartyChart._waitCommands([this]).join(' && ');
    props.install._install(this, this.helmRelease, () => this._neededCharts().map((chart) => chart.release));
  }

  /**
   * The charts of this app that must run before this one.
   * @internal
   */
  public _neededCharts(): ThirdPartyChart[] {
    return this.node.root.node
      .findAll()
      .filter(isThirdPartyChart)
      .filter((chart) => this.thirdParty._after.includes(chart.thirdParty.part));
  }

  /**
   * Names of the parts that must run before this one.
   * @internal
   */
  public get _needs(): readonly string[] {
    return this.thirdParty._after;
  }

  /**
   * Name of the chart.
   * @internal
   */
  public get _chart(): string {
    return this.thirdParty.chart;
  }

  /**
   * URL of the chart repository.
   * @internal
   */
  public get _repository(): string {
    return this.helmRelease.repository;
  }

  /**
   * Everything that identifies the release: two charts with the same one install the same.
   * @internal
   */
  public get _fingerprint(): string {
    return JSON.stringify(this.helmRelease);
  }

  private check({ repository, kubernetesVersion, version }: ThirdPartyChartProps): void {
    if (repository !== undefined && !/^(https?|oci):\/\/[^@\s]+$/.test(repository)) {
      throw ValidationError.about(this, 'repository', 'must be an http://, https:// or oci:// URL without user name');
    }
    if (!EXACT.test(this.version)) {
      const { version: own } = this.thirdParty;
      const example = EXACT.test(own) ? own : '1.2.3';
      throw ValidationError.about(
        this,
        'version',
        `must be one exact version, such as ${JSON.stringify(example)}, got ${JSON.stringify(this.version)}`,
      );
    }
    if (kubernetesVersion === undefined) {
      return;
    }
    const { oldestKubernetes, newestKubernetes, part } = this.thirdParty;
    const minor = /^v?1\.(\d+)/.exec(kubernetesVersion)?.[1];
    if (minor === undefined) {
      const got = JSON.stringify(kubernetesVersion);
      throw ValidationError.about(
        this,
        'kubernetesVersion',
        `must be a version such as "${API_SERVER_LEVEL}", got ${got}`,
      );
    }
    const outside =
      (oldestKubernetes !== undefined && Number(minor) < minorOf(oldestKubernetes)) ||
      (newestKubernetes !== undefined && Number(minor) > minorOf(newestKubernetes));
    if (outside && version === undefined) {
      const range = [oldestKubernetes && `from ${oldestKubernetes}`, newestKubernetes && `to ${newestKubernetes}`]
        .filter(Boolean)
        .join(' ');
      throw new ValidationError(
        this,
        `${part} ${this.version} supports Kubernetes ${range}, not ${kubernetesVersion}: give the part another ` +
          "'version'",
      );
    }
  }
}

function isThirdPartyChart(construct: IConstruct): construct is ThirdPartyChart {
  return MARK in construct;
}

function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}

/** Each chart after the ones that it needs, otherwise as defined. */
function inOrder(charts: readonly ThirdPartyChart[]): ThirdPartyChart[] {
  const ordered: ThirdPartyChart[] = [];
  const add = (chart: ThirdPartyChart): void => {
    if (!ordered.includes(chart)) {
      chart
        ._neededCharts()
        .filter((needed) => charts.includes(needed))
        .forEach(add);
      ordered.push(chart);
    }
  };
  charts.forEach(add);
  return ordered;
}

function webhook(kind: string, jqPathExpressions: string[]): JsonObject {
  return { group: 'admissionregistration.k8s.io', kind, jqPathExpressions };
}
