import { type Duration } from 'cdk8s';
import { type IIstioGateway } from '../gateway/istio-gateway';
import { InputError } from '../private/errors';

/** Circuit breakers: limits above which Ambassador rejects requests. */
export interface CircuitBreakers {
  /**
   * Maximum number of connections.
   *
   * @default - Ambassador's default
   */
  readonly maxConnections?: number;

  /**
   * Maximum number of requests that wait for a connection.
   *
   * @default - Ambassador's default
   */
  readonly maxPendingRequests?: number;

  /**
   * Maximum number of concurrent requests.
   *
   * @default - Ambassador's default
   */
  readonly maxRequests?: number;

  /**
   * Maximum number of concurrent retries.
   *
   * @default - Ambassador's default
   */
  readonly maxRetries?: number;
}

/** A header that requests must have. */
export interface RequiredHeader {
  /** Name of the header. */
  readonly name: string;

  /** The header's value; without a colon, which the operator would treat as the start of another header. */
  readonly value: string;
}

/**
 * How requests from outside reach a SeldonDeployment, in addition to the operator's configuration. Settings for both
 * Istio and Ambassador are always written: each ignores those of the other.
 */
export interface Routing {
  /**
   * How often Istio or Ambassador retries a failed request.
   *
   * @default 0
   */
  readonly retries?: number;

  /**
   * Istio: timeout of each attempt, in whole seconds; has no effect without `retries`.
   *
   * @default Duration.seconds(1)
   */
  readonly retryTimeout?: Duration;

  /**
   * Istio: the only host that is routed.
   *
   * @default - every host
   */
  readonly host?: string;

  /**
   * Istio: the gateway: one of this app, `IstioGateway.fromName('namespace/name')`, or `IstioGateway.MESH` for requests
   * from inside the cluster.
   *
   * @default - the operator's gateway
   */
  readonly gateway?: IIstioGateway;

  /**
   * Ambassador: a name that replaces the SeldonDeployment's in the URL and in the gRPC metadata.
   *
   * @default - the SeldonDeployment's name
   */
  readonly ambassadorServiceName?: string;

  /**
   * Ambassador: a header that requests must have.
   *
   * @default - none
   */
  readonly ambassadorHeader?: RequiredHeader;

  /**
   * Ambassador: the id of the instance for the mappings.
   *
   * @default - the one without a name
   */
  readonly ambassadorId?: string;

  /**
   * Ambassador: limits above which requests are rejected.
   *
   * @default - Ambassador's default
   */
  readonly circuitBreakers?: CircuitBreakers;
}

/** Throws if the operator would misread the routing. */
export function checkRouting({ host, ambassadorHeader: header }: Routing): void {
  if (host?.includes(',')) {
    throw new InputError(
      `routing.host must be one host, got ${JSON.stringify(host)}: the operator treats all of it as one host`,
    );
  }
  if (header && `${header.name}${header.value}`.includes(':')) {
    const got = JSON.stringify(`${header.name}: ${header.value}`);
    throw new InputError(
      `routing.ambassadorHeader must not contain a colon, got ${got}: ` +
        'the operator would treat what follows as another header',
    );
  }
}
