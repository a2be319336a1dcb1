/** The URLs of a SeldonDeployment behind the ingress: the same for all predictors, which share the requests. */
export interface DeploymentUrls {
  /** Predictions, such as `http://<ingress>/seldon/seldon/iris-model/api/v1.0/predictions`. */
  readonly predictions: string;

  /**
   * Feedback.
   *
   * @default - the protocol has none
   */
  readonly feedback?: string;

  /**
   * A page that describes the API and tries it out.
   *
   * @default - the protocol has none
   */
  readonly swagger?: string;
}

/** How a SeldonDeployment is called by gRPC, at the address of the ingress. */
export interface GrpcCall {
  /** Service and method of a prediction, such as `seldon.protos.Seldon/Predict`. */
  readonly method: string;

  /** Metadata by which the ingress routes to the SeldonDeployment: `seldon` and `namespace`. */
  readonly metadata: { readonly [name: string]: string };
}
