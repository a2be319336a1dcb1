/** The protocol of requests and responses. */
export enum Protocol {
  /** Seldon's own. */
  SELDON = 'seldon',
  /** That of TensorFlow Serving. */
  TENSORFLOW = 'tensorflow',
  /** The Open Inference Protocol, known as V2. */
  V2 = 'v2',
  /**
   * The older name of `V2`.
   * @deprecated use `V2`, which means the same since Seldon Core 1.13
   */
  KFSERVING = 'kfserving',
}

/** How the service orchestrator calls the graph nodes of a SeldonDeployment. */
export enum Transport {
  /** JSON over HTTP. */
  REST = 'rest',
  /** Protocol buffers over gRPC. */
  GRPC = 'grpc',
}
