import { OPERATOR_NAMESPACE } from '../api/facts/names';
import { type JsonObject } from '../private/json';
import { given } from '../private/kind';
import { plainData } from '../private/plain-data';

/** Properties of `ThirdParty.of`. */
export interface ThirdPartyProps {
  /** Short name of the part, such as `istiod`. */
  readonly part: string;

  /** Chart repository: an `http://`, `https://` or `oci://` URL. */
  readonly repository: string;

  /** Name of the chart. */
  readonly chart: string;

  /** Version of the chart. */
  readonly version: string;

  /** Namespace of the release. */
  readonly namespace: string;

  /**
   * Name of the release.
   * @default - the name of the part
   */
  readonly release?: string;

  /**
   * Values that Seldon needs; those of the user take precedence.
   * @default - the chart's defaults
   */
  readonly values?: { readonly [key: string]: unknown };

  /**
   * Oldest minor version of Kubernetes that the part supports, such as `1.32`.
   * @default - not checked
   */
  readonly oldestKubernetes?: string;

  /**
   * Newest minor version of Kubernetes that the part supports.
   * @default - not checked
   */
  readonly newestKubernetes?: string;

  /**
   * Names of the parts that must run before.
   * @default - none
   */
  readonly after?: string[];

  /**
   * Argo CD sync wave. Namespaces are in -50, custom resource definitions and everything of Seldon in -40 and later.
   * @default -45
   */
  readonly wave?: number;
}

const ISTIO_CHARTS = 'https://istio-release.storage.googleapis.com/charts';
const EMISSARY_CHARTS = 'oci://ghcr.io/emissary-ingress';
/** @see https://github.com/istio/istio.io/blob/master/data/compatibility/supportStatus.yml */
const ISTIO = {
  repository: ISTIO_CHARTS,
  version: '1.30.5',
  namespace: 'istio-system',
  oldestKubernetes: '1.32',
  newestKubernetes: '1.36',
};
/** @see https://github.com/emissary-ingress/emissary/blob/master/CHANGELOG.md */
const EMISSARY = { repository: EMISSARY_CHARTS, version: '4.1.0', oldestKubernetes: '1.25' };

/**
 * Third-party parts of a platform, each pinned to one version of its chart. `docs/how-to/install-other-parts.md` says
 * where each version and its range of Kubernetes versions come from.
 */
export class ThirdParty {
  /** Istio's custom resource definitions. */
  public static readonly ISTIO_BASE = new ThirdParty({ ...ISTIO, part: 'istio-base', chart: 'base', wave: -47 });

  /** Istio's control plane. */
  public static readonly ISTIOD = new ThirdParty({
    ...ISTIO,
    part: 'istiod',
    chart: 'istiod',
    after: ['istio-base'],
    wave: -46,
  });

  /** Istio's ingress pods; they have the label that `IstioGateway` selects by default. */
  public static readonly ISTIO_GATEWAY = new ThirdParty({
    ...ISTIO,
    part: 'istio-ingressgateway',
    chart: 'gateway',
    after: ['istiod'],
    wave: -45,
  });

  /**
   * Emissary's custom resource definitions, with the older versions that Seldon's operator writes
   * (`getambassador.io/v2`): Emissary 4 serves them only if configured to.
   */
  public static readonly EMISSARY_CRDS = new ThirdParty({
    ...EMISSARY,
    part: 'emissary-crds',
    chart: 'emissary-crds-chart',
    namespace: 'emissary-system',
    wave: -47,
    values: { enableLegacyVersions: true },
  });

  /** Emissary, the successor of Ambassador. It serves nothing without listeners and hosts: see `AmbassadorGateway`. */
  public static readonly EMISSARY = new ThirdParty({
    ...EMISSARY,
    part: 'emissary-ingress',
    chart: 'emissary-ingress',
    namespace: 'emissary',
    after: ['emissary-crds'],
    wave: -46,
    values: { waitForApiext: { enabled: true } },
  });

  /**
   * Ambassador 1.14, the last version that needs no listeners. Its objects use API versions that Kubernetes 1.22
   * removed: use `EMISSARY` on newer clusters.
   */
  public static readonly AMBASSADOR = new ThirdParty({
    part: 'ambassador',
    repository: 'https://www.getambassador.io',
    chart: 'ambassador',
    version: '6.9.5',
    namespace: OPERATOR_NAMESPACE,
    newestKubernetes: '1.21',
    wave: -46,
    values: { image: { repository: 'quay.io/datawire/ambassador' }, enableAES: false, crds: { keep: false } },
  });

  /** cert-manager, with its custom resource definitions. */
  public static readonly CERT_MANAGER = new ThirdParty({
    part: 'cert-manager',
    repository: 'https://charts.jetstack.io',
    chart: 'cert-manager',
    version: 'v1.21.1',
    namespace: 'cert-manager',
    oldestKubernetes: '1.33',
    newestKubernetes: '1.36',
    wave: -47,
    values: { crds: { enabled: true } },
  });

  /** KEDA. */
  public static readonly KEDA = new ThirdParty({
    part: 'keda',
    repository: 'https://kedacore.github.io/charts',
    chart: 'keda',
    version: '2.20.2',
    namespace: 'keda',
    oldestKubernetes: '1.33',
    newestKubernetes: '1.35',
    wave: -47,
  });

  /**
   * Prometheus operator, Prometheus, Alertmanager and Grafana, watching monitors and rules of every namespace and
   * release.
   */
  public static readonly PROMETHEUS_OPERATOR = new ThirdParty({
    part: 'kube-prometheus-stack',
    repository: 'https://prometheus-community.github.io/helm-charts',
    chart: 'kube-prometheus-stack',
    version: '88.5.3',
    namespace: 'monitoring',
    oldestKubernetes: '1.25',
    wave: -47,
    values: {
      prometheus: {
        prometheusSpec: {
          podMonitorSelectorNilUsesHelmValues: false,
          ruleSelectorNilUsesHelmValues: false,
          serviceMonitorSelectorNilUsesHelmValues: false,
        },
      },
    },
  });

  /**
   * Any other chart.
   * @param props name, repository, version and namespace of the chart
   */
  public static of(props: ThirdPartyProps): ThirdParty {
    return new ThirdParty(props);
  }

  /** Short name of the part. */
  public readonly part: string;
  /** Chart repository. */
  public readonly repository: string;
  /** Name of the chart. */
  public readonly chart: string;
  /** Version of the chart. */
  public readonly version: string;
  /** Namespace of the release. */
  public readonly namespace: string;
  /** Name of the release. */
  public readonly release: string;
  /** Argo CD sync wave. */
  public readonly wave: number;
  /** Oldest minor version of Kubernetes that the part supports. */
  public readonly oldestKubernetes?: string;
  /** Newest minor version of Kubernetes that the part supports. */
  public readonly newestKubernetes?: string;

  /** @internal */
  public readonly _values: JsonObject;
  /** @internal */
  public readonly _after: readonly string[];

  private constructor(props: ThirdPartyProps) {
    for (const name of ['repository', 'chart', 'namespace'] as const) {
      given(`'${name}' of a third-party chart`, props[name], ['trim', 'a string']);
    }
    this.part = props.part;
    this.repository = props.repository;
    this.chart = props.chart;
    this.version = props.version;
    this.namespace = props.namespace;
    this.release = props.release ?? props.part;
    this.wave = props.wave ?? -45;
    this.oldestKubernetes = props.oldestKubernetes;
    this.newestKubernetes = props.newestKubernetes;
    this._values = plainData(props.values ?? {}, 'values') as JsonObject;
    this._after = props.after ?? [];
  }
}
