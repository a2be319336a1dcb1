import { type Duration } from 'cdk8s';
import { type IIstioGateway } from '../gateway/istio-gateway';
import { InputError } from '../private/errors';

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

/** A header that requests must carry. */
export interface RequiredHeader {
  /** Name of the header. */
  readonly name: string;

  /** The header's value; without a colon, which the operator takes for the start of another header. */
  readonly value: string;
}

/**
 * How requests from outside reach a SeldonDeployment, beyond what the operator's configuration says. What Istio and
 * what Ambassador reads is written in any case: the other one ignores it.
 */
export interface Routing {
  /**
   * How often a failed request is tried again, by Istio or Ambassador.
   *
   * @default 0
   */
  readonly retries?: number;

  /**
   * Istio: time for each try, in whole seconds; of no effect without `retries`.
   *
   * @default Duration.seconds(1)
   */
  readonly retryTimeout?: Duration;

  /**
   * Istio: the one host that is routed.
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
   * Ambassador: what stands for the SeldonDeployment's name in the URL and in the gRPC metadata.
   *
   * @default - the SeldonDeployment's name
   */
  readonly ambassadorServiceName?: string;

  /**
   * Ambassador: a header that requests must carry.
   *
   * @default - none
   */
  readonly ambassadorHeader?: RequiredHeader;

  /**
   * Ambassador: the instance that takes the mappings.
   *
   * @default - the one without a name
   */
  readonly ambassadorId?: string;

  /**
   * Ambassador: limits beyond which requests are refused.
   *
   * @default - Ambassador's own
   */
  readonly circuitBreakers?: CircuitBreakers;
}

/** Throws where the operator would misread what routing says. */
export function checkRouting({ host, ambassadorHeader: header }: Routing): void {
  if (host?.includes(',')) {
    throw new InputError(
      `routing.host must be one host, got ${JSON.stringify(host)}: the operator takes all of it as one host`,
    );
  }
  if (header && `${header.name}${header.value}`.includes(':')) {
    const got = JSON.stringify(`${header.name}: ${header.value}`);
    throw new InputError(
      `routing.ambassadorHeader must not contain a colon, got ${got}: ` +
        'the operator would take what follows for another header',
    );
  }
}
