import { Construct } from 'constructs';
import { type GatewayTls, PlainHttp } from './gateway-tls';
import { InputError, ValidationError } from '../private/errors';
import { type JsonObject } from '../private/json';
import { checkKinds, given, HOSTS, TLS } from '../private/kind';
import { GATEWAY_NAME } from '../private/name-shapes';
import { constructId } from '../shell/construct-id';
import { inPlace } from '../shell/in-place';
import { ManifestObject } from '../shell/manifest-object';

/** An Istio gateway, from this app or already in the cluster. */
export interface IIstioGateway {
  /** `namespace/name`, as the operator and the annotation `seldon.io/istio-gateway` expect it. */
  readonly gatewayName: string;
}

/** Hosts that a gateway serves with their own certificate. */
export interface IstioServer {
  /** The hosts, such as `models.example.com` or `*.example.com`. */
  readonly hosts: string[];

  /** The certificate. */
  readonly tls: GatewayTls;
}

/** Properties of `IstioGateway`. */
export interface IstioGatewayProps {
  /**
   * Name of the Gateway.
   * @default 'seldon-gateway'
   */
  readonly name?: string;

  /**
   * Namespace of the Gateway: that of Istio's ingress pods, so that they find the certificates.
   * @default 'istio-system'
   */
  readonly namespace?: string;

  /**
   * The hosts that are served.
   * @default - every host
   */
  readonly hosts?: string[];

  /**
   * The certificate for HTTPS.
   * @default - HTTP only
   */
  readonly tls?: GatewayTls;

  /**
   * How to handle plain HTTP requests.
   * @default - `REDIRECT` with `tls`, `SERVE` without
   */
  readonly plainHttp?: PlainHttp;

  /**
   * Helm release of the chart `gateway` whose pods serve this Gateway: they have the label `istio: <release without
   * istio->`.
   * @default 'istio-ingressgateway'
   */
  readonly release?: string;

  /**
   * Labels of the pods that serve this Gateway, if they were not installed by the chart `gateway`.
   * @default - the label that the chart gives to pods of `release`
   */
  readonly selector?: { readonly [label: string]: string };

  /**
   * Port for HTTP.
   * @default 80
   */
  readonly httpPort?: number;

  /**
   * Port for HTTPS.
   * @default 443
   */
  readonly httpsPort?: number;
}

/**
 * The Gateway that the operator's VirtualServices are bound to; the operator does not create it.
 *
 * It is written as `networking.istio.io/v1alpha3`, like the operator's own objects: every release of Istio serves that
 * version.
 *
 * @example
 *
 * new IstioGateway(chart, 'seldon-gateway', {
 *   hosts: ['models.example.com'],
 *   tls: GatewayTls.secret('models-example-com'),
 * });
 *
 * @see https://istio.io/latest/docs/reference/config/networking/gateway/
 */
export class IstioGateway extends Construct implements IIstioGateway {
  /** All sidecars of the mesh: for requests from inside the cluster. */
  public static readonly MESH: IIstioGateway = { gatewayName: 'mesh' };

  /**
   * An existing Gateway.
   *
   * @param gatewayName As `namespace/name`: a bare name would mean the namespace of each SeldonDeployment.
   */
  public static fromName(gatewayName: string): IIstioGateway {
    if (!GATEWAY_NAME.test(gatewayName)) {
      throw new InputError(
        'a gateway is named "namespace/name", such as "istio-system/seldon-gateway", got ' +
          `${JSON.stringify(gatewayName)}`,
      );
    }
    return { gatewayName };
  }

  public readonly gatewayName: string;
  private readonly servers: JsonObject[] = [];
  private readonly httpsPort: number;

  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: IstioGatewayProps = {}) {
    super(scope, constructId(id));
    inPlace(this, undefined, () => checkKinds(props, { hosts: HOSTS, tls: TLS }));
    const {
      name = 'seldon-gateway',
      namespace = 'istio-system',
      hosts = ['*'],
      release = 'istio-ingressgateway',
      tls,
    } = props;
    const plainHttp = props.plainHttp ?? (tls === undefined ? PlainHttp.SERVE : PlainHttp.REDIRECT);
    if (tls === undefined && plainHttp !== PlainHttp.SERVE) {
      throw ValidationError.about(this, 'plainHttp', `${plainHttp} leaves nothing to serve: give the gateway 'tls'`);
    }
    this.gatewayName = `${namespace}/${name}`;
    this.httpsPort = props.httpsPort ?? 443;
    if (plainHttp !== PlainHttp.REFUSE) {
      this.servers.push({
        port: { number: props.httpPort ?? 80, name: 'http', protocol: 'HTTP' },
        hosts: this.checked(hosts),
        ...(plainHttp === PlainHttp.REDIRECT ? { tls: { httpsRedirect: true } } : {}),
      });
    }
    if (tls !== undefined) {
      this.addServer({ hosts, tls });
    }
    new ManifestObject(this, 'Resource', {
      apiVersion: 'networking.istio.io/v1alpha3',
      kind: 'Gateway',
      metadata: { name, namespace },
      spec: {
        selector: props.selector ?? { istio: release.replace(/^istio-/, '') },
        servers: this.servers,
      },
    });
  }

  /**
   * Serves more hosts over HTTPS, with their own certificate.
   * @param server hosts and certificate
   */
  public addServer(server: IstioServer): void {
    inPlace(this, undefined, () => {
      given("'hosts' of a server", server.hosts, HOSTS);
      given("'tls' of a server", server.tls, TLS);
    });
    const number = this.servers.filter(
      ({ tls }) => tls !== undefined && !('httpsRedirect' in (tls as JsonObject)),
    ).length;
    this.servers.push({
      port: { number: this.httpsPort, name: number === 0 ? 'https' : `https-${number + 1}`, protocol: 'HTTPS' },
      hosts: this.checked(server.hosts),
      tls: { mode: server.tls.clientCertificates ? 'MUTUAL' : 'SIMPLE', credentialName: server.tls.secretName },
    });
  }

  private checked(hosts: string[]): string[] {
    const wrong = hosts.filter((host) => !/^(\*|(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*)$/.test(host));
    if (hosts.length === 0 || wrong.length > 0) {
      throw ValidationError.about(
        this,
        'hosts',
        'must be names such as "models.example.com", "*.example.com" or "*", got ' +
          `${JSON.stringify(wrong.length > 0 ? wrong[0] : hosts)}`,
      );
    }
    return [...hosts];
  }
}
