/** What a gateway does with requests in plain HTTP while it also serves HTTPS. */
export enum PlainHttp {
  /** Answers them like those over HTTPS. */
  SERVE = 'SERVE',
  /** Sends the client to HTTPS. */
  REDIRECT = 'REDIRECT',
  /** Does not listen. */
  REFUSE = 'REFUSE',
}

/** How a gateway proves who it is, and how much it asks of its clients. */
export class GatewayTls {
  /**
   * A certificate from a Secret of type `kubernetes.io/tls`, beside the pods of the gateway.
   *
   * @param secretName Name of the Secret.
   */
  public static secret(secretName: string): GatewayTls {
    return new GatewayTls(secretName, false);
  }

  /**
   * The same, and clients must show a certificate that the Secret's `ca.crt` has signed. For Istio.
   *
   * @param secretName Name of the Secret.
   */
  public static mutual(secretName: string): GatewayTls {
    return new GatewayTls(secretName, true);
  }

  private constructor(
    /** Name of the Secret with the certificate. */
    public readonly secretName: string,
    /** Whether clients must show a certificate. */
    public readonly clientCertificates: boolean,
  ) {}
}
