import { Construct } from 'constructs';
import { type GatewayTls, PlainHttp } from './gateway-tls';
import { ValidationError } from '../private/errors';
import { type JsonObject } from '../private/json';
import { checkKinds, HOSTS, TLS } from '../private/kind';
import { plainData } from '../private/plain-data';
import { apiName, problem } from '../private/problem';
import { constructId } from '../shell/construct-id';
import { inPlace } from '../shell/in-place';
import { ManifestObject } from '../shell/manifest-object';

/** The API of the installed Ambassador. */
export enum AmbassadorApi {
  /** Ambassador 1.x: listens on its own, without a `Listener`. */
  V2 = 'getambassador.io/v2',
  /** Emissary 2 and 3. */
  V3ALPHA1 = 'getambassador.io/v3alpha1',
}

/** Properties of `AmbassadorGateway`. */
export interface AmbassadorGatewayProps {
  /**
   * Namespace of the objects and of the certificates.
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * Prefix of the names of the objects.
   * @default - the id of the gateway
   */
  readonly name?: string;

  /**
   * The API of the installed Ambassador.
   * @default AmbassadorApi.V3ALPHA1
   */
  readonly api?: AmbassadorApi;

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
   * Id of the Ambassador that the objects are for, if several run; SeldonDeployments need the same id in
   * `seldon.io/ambassador-id`.
   * @default - an Ambassador without an id
   */
  readonly ambassadorId?: string;

  /**
   * Settings of the module `ambassador`, as Ambassador names them.
   *
   * @default - no module is created
   * @see https://www.getambassador.io/docs/emissary/latest/topics/running/ambassador
   */
  readonly moduleConfig?: { readonly [setting: string]: unknown };
}

/** Ports of Emissary's pods that ports 80 and 443 of their Service lead to. */
const HTTP_PORT = 8080;
const HTTPS_PORT = 8443;

/**
 * What Ambassador (Emissary) needs before it serves the mappings of the operator: listeners, hosts, and optionally the
 * module with its settings.
 *
 * @example
 *
 * new AmbassadorGateway(chart, 'edge', { hosts: ['models.example.com'] });
 *
 * @see https://www.getambassador.io/docs/emissary/latest/topics/running/host-crd
 */
export class AmbassadorGateway extends Construct {
  private readonly props: AmbassadorGatewayProps;
  private readonly api: AmbassadorApi;
  private readonly prefix: string;

  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   */
  public constructor(scope: Construct, id: string, props: AmbassadorGatewayProps = {}) {
    super(scope, constructId(id));
    inPlace(this, undefined, () => checkKinds(props, { hosts: HOSTS, tls: TLS }));
    this.props = props;
    this.api = props.api ?? AmbassadorApi.V3ALPHA1;
    this.prefix = props.name ?? id;
    const plainHttp = props.plainHttp ?? (props.tls === undefined ? PlainHttp.SERVE : PlainHttp.REDIRECT);
    if (props.tls === undefined && plainHttp !== PlainHttp.SERVE) {
      throw ValidationError.about(this, 'plainHttp', `${plainHttp} leaves nothing to serve: give the gateway 'tls'`);
    }
    if (props.tls?.clientCertificates) {
      throw new ValidationError(
        this,
        problem('Ambassador needs its own TLSContext for client certificates: use ', apiName('GatewayTls', 'secret')),
      );
    }
    if (this.api === AmbassadorApi.V3ALPHA1) {
      if (plainHttp !== PlainHttp.REFUSE) {
        this.declare('Listener', 'http', listener(HTTP_PORT, 'HTTP', 'INSECURE'));
      }
      if (props.tls !== undefined) {
        this.declare('Listener', 'https', listener(HTTPS_PORT, 'HTTPS', 'SECURE'));
      }
    }
    for (const [index, hostname] of (props.hosts ?? ['*']).entries()) {
      this.declare('Host', index === 0 ? '' : String(index + 1), this.host(hostname, plainHttp));
    }
    if (props.moduleConfig !== undefined) {
      this.declare('Module', 'module', { config: plainData(props.moduleConfig, 'moduleConfig') }, 'ambassador');
    }
  }

  private host(hostname: string, plainHttp: PlainHttp): JsonObject {
    const action = { [PlainHttp.SERVE]: 'Route', [PlainHttp.REDIRECT]: 'Redirect', [PlainHttp.REFUSE]: 'Reject' }[
      plainHttp
    ];
    return {
      hostname,
      // The certificate comes from a Secret, not from Let's Encrypt.
      acmeProvider: { authority: 'none' },
      ...(this.props.tls === undefined ? {} : { tlsSecret: { name: this.props.tls.secretName } }),
      requestPolicy: { insecure: { action } },
    };
  }

  private declare(kind: string, suffix: string, spec: JsonObject, name?: string): void {
    const { namespace, ambassadorId } = this.props;
    new ManifestObject(this, suffix === '' ? 'Resource' : `${kind}-${suffix}`, {
      apiVersion: this.api,
      kind,
      metadata: {
        name: name ?? (suffix === '' ? this.prefix : `${this.prefix}-${suffix}`),
        ...(namespace === undefined ? {} : { namespace }),
      },
      spec: { ...(ambassadorId === undefined ? {} : { ambassador_id: [ambassadorId] }), ...spec },
    });
  }
}

function listener(port: number, protocol: string, securityModel: string): JsonObject {
  return { port, protocol, securityModel, hostBinding: { namespace: { from: 'ALL' } } };
}
