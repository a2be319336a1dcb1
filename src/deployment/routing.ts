import { type Duration } from 'cdk8s';
import * as keys from '../api/annotations';
import { type IIstioGateway } from '../gateway/istio-gateway';
import { InputError } from '../private/errors';

/** Options of `Routing.istio`. */
export interface IstioRoutingOptions {
  /**
   * The gateway: one of this app, `IstioGateway.fromName('namespace/name')`, or `IstioGateway.MESH` for requests from inside the cluster.
   *
   * @default - the operator's gateway
   */
  readonly gateway?: IIstioGateway;

  /**
   * The one host that is routed.
   *
   * @default - every host
   */
  readonly host?: string;

  /**
   * How often a failed request is tried again.
   *
   * @default 0
   */
  readonly retries?: number;

  /**
   * Time for each try, in whole seconds; of no effect without `retries`.
   *
   * @default Duration.seconds(1)
   */
  readonly retryTimeout?: Duration;
}

/** Limits beyond which Ambassador refuses requests. */
export interface CircuitBreakers {
  /**
   * Connections.
   *
   * @default - Ambassador's own
   */
  readonly maxConnections?: number;

  /**
   * Requests that wait for a connection.
   *
   * @default - Ambassador's own
   */
  readonly maxPendingRequests?: number;

  /**
   * Requests at once.
   *
   * @default - Ambassador's own
   */
  readonly maxRequests?: number;

  /**
   * Retries at once.
   *
   * @default - Ambassador's own
   */
  readonly maxRetries?: number;
}

/** Options of `Routing.ambassador`. */
export interface AmbassadorRoutingOptions {
  /**
   * What stands for the SeldonDeployment's name in the URL and in the gRPC metadata.
   *
   * @default - the SeldonDeployment's name
   */
  readonly serviceName?: string;

  /**
   * Name of a header that requests must carry; beside `headerValue`.
   *
   * @default - none
   */
  readonly headerName?: string;

  /**
   * The header's value.
   *
   * @default - none
   */
  readonly headerValue?: string;

  /**
   * The Ambassador instance that takes the mappings.
   *
   * @default - the one without a name
   */
  readonly id?: string;

  /**
   * How often a failed request is tried again.
   *
   * @default 0
   */
  readonly retries?: number;

  /**
   * Limits beyond which requests are refused.
   *
   * @default - Ambassador's own
   */
  readonly circuitBreakers?: CircuitBreakers;
}

/** How requests from outside reach a SeldonDeployment, beyond what the operator's configuration says. */
export class Routing {
  /** Through an Istio gateway. */
  public static istio(options: IstioRoutingOptions): Routing {
    const { gateway, host, retries, retryTimeout } = options;
    if (host?.includes(',')) {
      throw new InputError(`routing: host must be one host, got ${JSON.stringify(host)}: Seldon Core 1.17.1 takes the text as a single host`);
    }
    return new Routing([
      [keys.ISTIO_GATEWAY, gateway?.gatewayName],
      [keys.ISTIO_HOST, host],
      [keys.ISTIO_RETRIES, retries],
      [keys.ISTIO_RETRIES_TIMEOUT, retryTimeout?.toSeconds()],
    ]);
  }

  /** Through Ambassador (Emissary). */
  public static ambassador(options: AmbassadorRoutingOptions): Routing {
    const { serviceName, headerName, headerValue, id, retries, circuitBreakers = {} } = options;
    if ((headerName === undefined) !== (headerValue === undefined)) {
      throw new InputError('routing: headerName and headerValue belong together, got only one of them');
    }
    return new Routing([
      [keys.AMBASSADOR_SERVICE_NAME, serviceName],
      [keys.AMBASSADOR_HEADER, headerName && `${headerName}: ${headerValue}`],
      [keys.AMBASSADOR_ID, id],
      [keys.AMBASSADOR_RETRIES, retries],
      [keys.AMBASSADOR_MAX_CONNECTIONS, circuitBreakers.maxConnections],
      [keys.AMBASSADOR_MAX_PENDING_REQUESTS, circuitBreakers.maxPendingRequests],
      [keys.AMBASSADOR_MAX_REQUESTS, circuitBreakers.maxRequests],
      [keys.AMBASSADOR_MAX_RETRIES, circuitBreakers.maxRetries],
    ]);
  }

  private constructor(private readonly settings: [key: string, value: string | number | undefined][]) {}

  /**
   * Annotations of `spec`.
   * @internal
   */
  public _annotations(): { [key: string]: string } {
    return Object.fromEntries(this.settings.filter(([, value]) => value !== undefined).map(([key, value]) => [key, String(value)]));
  }
}
