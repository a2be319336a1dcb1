import { Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { conflicts, type Installed } from './operator-checks';
import { valuesOf } from './operator-values';
import { type SeldonOperatorProps } from './seldon-operator-props';
import { WebhookCertificate } from './webhook-certificate';
import { CONTROLLER_ID_LABEL } from '../api/facts/labels';
import { OPERATOR_CHART_NAME } from '../api/facts/names';
import { DEFAULT_VERSION } from '../api/facts/release';
import { isClusterScoped } from '../api/scopes';
import { type ChartWarning } from '../charts/chart';
import { operatorImages } from '../charts/operator/images';
import { upgradeNotes } from '../charts/operator/upgrade-notes';
import { chartAdvice, chartDefaults, describeAdvice, renderChart } from '../charts/render';
import { type OperatorConfig } from '../expand/operator-config';
import { configFromObjects } from '../expand/operators';
import { type Values } from '../input/values';
import { InputError, ValidationError } from '../private/errors';
import { asText, type JsonObject, type Manifest } from '../private/json';
import { checkKinds, type Kinds, VALUES } from '../private/kind';
import { type Problem, problemWith } from '../private/problem';
import { inPlace } from '../shell/in-place';
import { ManifestObject } from '../shell/manifest-object';
import { type Mismatch } from '../values/merge';
import { dataSource, MergedValues } from '../values/source';
import { isMap, type ValueMap } from '../values/value';

const SELF_SIGNED: Problem = {
  ...problemWith(
    'webhookCertificate',
    'is required: the values configure a self-signed certificate, but this library generates no keys; use ' +
      'WebhookCertificate.certManager(), or .pem() with the files of `cdk8s-seldon webhook-cert`',
  ),
  kind: 'self-signed-certificate',
};

/** The properties with values of their own. */
const KINDS: Kinds<SeldonOperatorProps> = {
  values: VALUES,
  mode: ['_values', 'an OperatorMode such as OperatorMode.namespace()'],
  ingress: ['_values', 'an Ingress such as Ingress.ambassador()'],
  webhookCertificate: ['_pem', 'a WebhookCertificate such as WebhookCertificate.certManager()'],
  platform: ['_values', 'an OperatorPlatform such as OperatorPlatform.OPENSHIFT'],
  secretNamespaces: ['map', 'a list of namespaces'],
  imageMirror: ['location', 'an ImageMirror such as ImageMirror.at("registry.example.com")'],
};

/** Operators by the app that they are in. */
const OPERATORS = new WeakMap<object, Installed[]>();

/**
 * The Seldon Core operator: everything that the Helm chart `seldon-core-operator` installs, under the same names, so it
 * can replace a Helm release.
 *
 * @example
 *
 * new SeldonOperator(chart, 'operator', {
 *   ingress: Ingress.istio(IstioGateway.fromName('istio-system/seldon-gateway')),
 *   webhookCertificate: WebhookCertificate.certManager(),
 * });
 *
 * @see https://github.com/SeldonIO/seldon-core/tree/v1.17.1/helm-charts/seldon-core-operator
 */
export class SeldonOperator extends Construct {
  /**
   * The operator from values of the Helm chart; existing values files work unchanged.
   * @param scope the construct that the operator belongs to
   * @param id id of the construct, unique in its scope
   * @param values values of the chart `seldon-core-operator`
   */
  public static fromValues(scope: Construct, id: string, values: Values): SeldonOperator {
    return new SeldonOperator(scope, id, { values });
  }

  /** The operator's namespace. */
  public readonly operatorNamespace: string;

  /** Labels that the operator's namespace must have, so that its webhook covers it. */
  public readonly namespaceLabels: Record<string, string>;

  /** Labels that a SeldonDeployment must have, so that this operator watches it. */
  public readonly deploymentLabels: Record<string, string>;

  /** Every image that the operator may start, with its tag, sorted: for a mirror. */
  public readonly images: string[];

  /** Names of the prepackaged servers that graphs may use. */
  public readonly predictorServers: string[];

  /** Values that are not read, and values that do not mean what they look like. */
  public readonly warnings: string[];

  /** What to do and to know before this operator replaces the release `upgradeFrom`. */
  public readonly upgradeNotes: string[];

  /**
   * The same with the paths of the values apart.
   * @internal
   */
  public readonly _advice: readonly ChartWarning[];

  private readonly objects: Manifest[];
  private readonly singleNamespace: boolean;
  private readonly controllerId: string;
  private configuration?: OperatorConfig;

  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: SeldonOperatorProps = {}) {
    super(scope, id);
    const namespace = props.namespace ?? Chart.of(this).namespace;
    if (namespace === undefined) {
      throw new ValidationError(this, "needs a 'namespace', its own or the chart's");
    }
    const { given, values, mismatches } = this.merged(props);
    this.objects = this.rendered(namespace, values, props);
    this.operatorNamespace = asText(values.namespaceOverride || namespace);
    this.singleNamespace = Boolean(values.singleNamespace);
    this.controllerId = asText(values.controllerId ?? '');
    this.namespaceLabels = this.singleNamespace ? { [CONTROLLER_ID_LABEL]: this.operatorNamespace } : {};
    this.deploymentLabels = this.controllerId === '' ? {} : { [CONTROLLER_ID_LABEL]: this.controllerId };
    this.images = operatorImages(values);
    this.predictorServers = isMap(values.predictor_servers) ? Object.keys(values.predictor_servers).sort() : [];
    this._advice = [
      ...mismatches.map((each) => ({ ...each, remedy: 'write a value of that kind, or leave it out' })),
      ...chartAdvice(OPERATOR_CHART_NAME, given, values, props.strictParity ?? false).filter(
        ({ path }) => !mismatches.some((above) => path.startsWith(`${above.path}.`)),
      ),
    ];
    this.warnings = this._advice.map(describeAdvice);
    this.upgradeNotes =
      props.upgradeFrom === undefined ? [] : upgradeNotes(props.upgradeFrom, props.version ?? DEFAULT_VERSION);
    this.declare(props);
    this.watch();
  }

  /**
   * What the operator reads from its environment and its ConfigMap.
   * @internal
   */
  public _configuration(): OperatorConfig {
    this.configuration ??= configFromObjects(this.objects)!;
    return this.configuration;
  }

  /**
   * What other operators must know of this one.
   * @internal
   */
  public get _installation(): Installed {
    return {
      path: this.node.path,
      namespace: this.operatorNamespace,
      controllerId: this.controllerId,
      singleNamespace: this.singleNamespace,
      installsCrd: this.objects.some(({ kind }) => kind === 'CustomResourceDefinition'),
    };
  }

  private merged(props: SeldonOperatorProps): {
    given: ValueMap;
    values: ValueMap;
    mismatches: readonly Mismatch[];
  } {
    return inPlace(this, undefined, () => {
      checkKinds(props, KINDS);
      const sources = [
        ...(props.values?._sources() ?? []),
        dataSource('props', valuesOf(props)),
        ...(props.webhookCertificate ? [dataSource('webhookCertificate', props.webhookCertificate._values())] : []),
      ];
      const preferred = dataSource('defaults', WebhookCertificate.certManager()._values());
      const defaults = dataSource(OPERATOR_CHART_NAME, chartDefaults(OPERATOR_CHART_NAME));
      const { values, mismatches } = new MergedValues(
        [...(props.strictParity && !props.webhookCertificate ? [] : [preferred]), ...sources],
        defaults,
      );
      return { given: new MergedValues(sources).values, values, mismatches };
    });
  }

  private rendered(namespace: string, values: ValueMap, props: SeldonOperatorProps): Manifest[] {
    const issuer = props.webhookCertificate?._issuer();
    const objects = inPlace(this, undefined, () =>
      renderChart(OPERATOR_CHART_NAME, values, {
        release: props.release ?? OPERATOR_CHART_NAME,
        namespace,
        strictParity: props.strictParity,
        webhookCertificate: () => {
          const pem = props.webhookCertificate?._pem();
          if (!pem) {
            throw new InputError(SELF_SIGNED);
          }
          return pem;
        },
      }),
    );
    return issuer ? signedBy(issuer, objects) : objects;
  }

  private declare(props: SeldonOperatorProps): void {
    const cluster = props.clusterResources
      ? new Construct(props.clusterResources, this.clusterId(props.clusterResources))
      : this;
    if (props.createNamespace) {
      new ManifestObject(cluster, 'Namespace', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: this.operatorNamespace, labels: { ...this.namespaceLabels } },
      });
    }
    for (const object of this.objects) {
      const { apiVersion, kind, metadata } = object;
      const ofCluster = isClusterScoped(apiVersion, kind) || apiVersion.startsWith('rbac.authorization.k8s.io/');
      const above = kind === 'CustomResourceDefinition' ? (props.crds ?? cluster) : cluster;
      const scope = ofCluster ? above : this;
      const beside =
        metadata.namespace === this.operatorNamespace || metadata.namespace === undefined
          ? ''
          : `${asText(metadata.namespace)}-`;
      new ManifestObject(scope, `${kind}-${beside}${asText(metadata.name)}`, object);
    }
  }

  /** Operators of one id may share a place for their resources. */
  private clusterId({ node }: Construct): string {
    const names = [this.node.id, this.node.path.replaceAll('/', '-'), this.node.addr];
    return names.map((name) => `${name}-cluster`).find((id) => !node.tryFindChild(id))!;
  }

  private watch(): void {
    const { root } = this.node;
    const all = OPERATORS.get(root) ?? [];
    OPERATORS.set(root, all);
    const own = this._installation;
    all.push(own);
    this.node.addValidation({ validate: () => conflicts(own, all) });
  }
}

/** A Certificate of another issuer than the operator's own, which is not made then. */
function signedBy(issuer: JsonObject, objects: Manifest[]): Manifest[] {
  return objects
    .filter(({ kind }) => kind !== 'Issuer')
    .map((object) =>
      object.kind === 'Certificate'
        ? { ...object, spec: { ...(object.spec as JsonObject), issuerRef: { ...issuer } } }
        : object,
    );
}
