import { compact } from '../../private/compact';
import { type JsonObject } from '../../private/json';

/** How the service orchestrator calls a graph node. */
export enum EndpointType {
  /** JSON over HTTP. */
  REST = 'REST',
  /** Protocol buffers over gRPC. */
  GRPC = 'GRPC',
}

/** The address of a graph node. The operator overwrites host and ports of nodes that have a container. */
export interface Endpoint {
  /**
   * How the node is called; all nodes of a SeldonDeployment must have the same type.
   *
   * @default - the transport of the SeldonDeployment
   */
  readonly type?: EndpointType;

  /**
   * The port for HTTP.
   *
   * @default - 9000 and up, in the order of the containers
   */
  readonly httpPort?: number;

  /**
   * The port for gRPC.
   *
   * @default - 9500 and up, in the order of the containers
   */
  readonly grpcPort?: number;

  /**
   * The host.
   *
   * @default - localhost in the first pod, the container's service in others
   */
  readonly serviceHost?: string;

  /**
   * The only port in older versions.
   *
   * @default - the port for HTTP or gRPC
   */
  readonly servicePort?: number;
}

/** An endpoint in the field names of Seldon. */
export function endpointManifest(endpoint: Endpoint | undefined): JsonObject | undefined {
  if (!endpoint) {
    return undefined;
  }
  const { serviceHost, servicePort, ...same } = endpoint;
  return compact({ ...same, service_host: serviceHost, service_port: servicePort });
}
