import { type OperatorResources } from './manager-options';

/** The executor: the orchestrator that the operator adds to each graph. */
export interface OperatorExecutorOptions {
  /**
   * CPU and memory of each executor.
   * @default - requests and limits of 500m and 512Mi
   */
  readonly resources?: OperatorResources;

  /**
   * User id of its process.
   * @default 8888
   */
  readonly userId?: number;

  /**
   * HTTP port, to which the operator's Services also send.
   * @default 8000
   */
  readonly port?: number;

  /**
   * URL for request and response payloads, if a SeldonDeployment logs them without a URL.
   * @default 'http://default-broker'
   */
  readonly requestLoggerEndpoint?: string;

  /**
   * How many payloads may wait for the logger before they are dropped.
   * @default 10000
   */
  readonly requestLoggerQueueSize?: number;

  /**
   * How long a payload waits for space in that queue, in milliseconds.
   * @default 2000
   */
  readonly requestLoggerWriteTimeoutMs?: number;

  /**
   * Whether it is ready only when the models' own health checks pass; otherwise when their ports are open.
   * @default false
   */
  readonly fullHealthChecks?: boolean;

  /**
   * Service account of pods that contain only an executor.
   * @default 'default'
   */
  readonly serviceAccountName?: string;
}

/** Defaults of graph nodes. */
export interface OperatorModelOptions {
  /**
   * First HTTP port of graph nodes; each further one gets the next.
   * @default 9000
   */
  readonly httpPort?: number;

  /**
   * First gRPC port of graph nodes.
   * @default 9500
   */
  readonly grpcPort?: number;

  /**
   * Name of the metrics port of graph nodes.
   * @default 'metrics'
   */
  readonly metricsPortName?: string;

  /**
   * Name of a secret, in each namespace with models, whose keys become environment variables of the storage
   * initializer.
   * @default - none
   */
  readonly envSecretRefName?: string;

  /**
   * User id of pods without their own security context; empty for the default of the image or the cluster.
   * @default '8888'
   */
  readonly userId?: string;
}

/** The init container that loads models. */
export interface OperatorStorageInitializerOptions {
  /**
   * Its image.
   * @default - rclone, of the operator's version
   */
  readonly image?: string;

  /**
   * CPU and memory.
   * @default - requests of 100m and 100Mi, limits of 1 and 1Gi
   */
  readonly resources?: OperatorResources;
}

/** Images of a prepackaged server, one per protocol that it supports. */
export interface PredictorServerImages {
  /**
   * Image with tag for the protocol `seldon`.
   * @default - the server does not support it
   */
  readonly seldon?: string;

  /**
   * Image with tag for the protocol `v2`.
   * @default - the server does not support it
   */
  readonly v2?: string;

  /**
   * Image with tag for the protocol `tensorflow`.
   * @default - the server does not support it
   */
  readonly tensorflow?: string;
}
