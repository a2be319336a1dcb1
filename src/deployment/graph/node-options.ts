import { type Endpoint } from './endpoint';
import { type ServerParameters } from './server-parameters';
import { type ModelArtifact } from '../../storage/model-artifact';
import { type NodeContainer, type ServerContainer } from '../pod/container';

/** The payloads that a logger sends. */
export enum LoggerMode {
  /** Requests and responses. */
  ALL = 'all',
  /** Requests. */
  REQUEST = 'request',
  /** Responses. */
  RESPONSE = 'response',
}

/** Sends the payloads of a graph node as CloudEvents. */
export interface RequestLogger {
  /** The payloads to send. */
  readonly mode: LoggerMode;

  /**
   * The URL to post to, including the scheme.
   *
   * @default - the operator's default endpoint, `http://default-broker` as the chart installs it
   */
  readonly url?: string;
}

/** A call that the service orchestrator makes to a graph node. */
export enum Method {
  /** Changes the request before the children are called. */
  TRANSFORM_INPUT = 'TRANSFORM_INPUT',
  /** Changes the response of the children. */
  TRANSFORM_OUTPUT = 'TRANSFORM_OUTPUT',
  /** Chooses a child. */
  ROUTE = 'ROUTE',
  /** Merges the responses of the children. */
  AGGREGATE = 'AGGREGATE',
  /** Learns from feedback; models and routers always receive it. */
  SEND_FEEDBACK = 'SEND_FEEDBACK',
}

/** Options of every graph node. */
export interface NodeOptions {
  /**
   * Parameters, sorted by name: whole numbers become INT, other numbers FLOAT, strings STRING, booleans BOOL, and a
   * `Parameter` its own type. `1.0` is a whole number in every language: `Parameter.float(1)` gives a FLOAT.
   *
   * @default - none
   */
  readonly parameters?: { readonly [name: string]: unknown };

  /**
   * Names of parameters that come first, in this order; the others follow. The operator replaces running pods if the
   * order of the same parameters changes: set it to prevent that.
   *
   * @default - parameters are sorted by name
   */
  readonly parameterOrder?: string[];

  /**
   * Logs the node's payloads.
   *
   * @default - payloads are not logged
   */
  readonly logger?: RequestLogger;

  /**
   * The address of the node.
   *
   * @default - at the ports that the operator assigns
   */
  readonly endpoint?: Endpoint;
}

/** A graph node that runs your own image. */
export interface ContainerNodeOptions extends NodeOptions {
  /** The node's container; it has the name of the node. */
  readonly container: NodeContainer;

  /**
   * Files that are copied to `/mnt/models` before the container starts.
   *
   * @default - none
   */
  readonly artifact?: ModelArtifact;

  /**
   * Methods in addition to those of the node's type, such as `SEND_FEEDBACK` for a transformer or a combiner.
   *
   * @default - those of the node's type
   */
  readonly methods?: Method[];
}

/** A graph node of type UNKNOWN_TYPE: its methods determine when it is called. */
export interface CustomNodeOptions extends NodeOptions {
  /** The node's container; it has the name of the node. */
  readonly container: NodeContainer;

  /** The methods that the container implements. */
  readonly methods: Method[];

  /**
   * Files that are copied to `/mnt/models` before the container starts.
   *
   * @default - none
   */
  readonly artifact?: ModelArtifact;
}

/** A graph node that runs a prepackaged server. */
export interface ServerNodeOptions extends NodeOptions {
  /**
   * The model that the server loads. Only a Hugging Face server does not need one.
   *
   * @default - none
   */
  readonly artifact?: ModelArtifact;

  /**
   * Typed parameters of the server; those in `parameters` take precedence.
   *
   * @default - the server's own defaults
   */
  readonly serverParameters?: ServerParameters;

  /**
   * Settings of the server's container, such as resources.
   *
   * @default - the operator adds the container with its own defaults
   */
  readonly container?: ServerContainer;
}

/** Options of `GraphNode.abTest`. */
export interface AbTestOptions {
  /** The share of requests that go to the first child, from 0 to 1. */
  readonly ratioA: number;

  /**
   * Logs the node's payloads.
   *
   * @default - payloads are not logged
   */
  readonly logger?: RequestLogger;

  /**
   * An endpoint, which has no effect: the service orchestrator runs the node itself.
   *
   * @default - none
   */
  readonly endpoint?: Endpoint;
}

/** Options of nodes that ran in the old Java engine, without a container. */
export interface BuiltInNodeOptions {
  /**
   * Logs the node's payloads.
   *
   * @default - payloads are not logged
   */
  readonly logger?: RequestLogger;

  /**
   * An endpoint, which has no effect: the service orchestrator runs the node itself.
   *
   * @default - none
   */
  readonly endpoint?: Endpoint;
}
