/** What a gateway that serves HTTPS does with plain HTTP requests. */
export enum PlainHttp {
  /** Serves them like HTTPS requests. */
  SERVE = 'SERVE',
  /** Redirects them to HTTPS. */
  REDIRECT = 'REDIRECT',
  /** Does not listen. */
  REFUSE = 'REFUSE',
}

/** The certificate of a gateway, and whether clients need one. */
export class GatewayTls {
  /**
   * A certificate from a Secret of type `kubernetes.io/tls`, in the namespace of the gateway's pods.
   *
   * @param secretName Name of the Secret.
   */
  public static secret(secretName: string): GatewayTls {
    return new GatewayTls(secretName, false);
  }

  /**
   * The same, and clients must present a certificate signed by the Secret's `ca.crt`. For Istio.
   *
   * @param secretName Name of the Secret.
   */
  public static mutual(secretName: string): GatewayTls {
    return new GatewayTls(secretName, true);
  }

  private constructor(
    /** Name of the Secret with the certificate. */
    public readonly secretName: string,
    /** Whether clients must present a certificate. */
    public readonly clientCertificates: boolean,
  ) {}
}
