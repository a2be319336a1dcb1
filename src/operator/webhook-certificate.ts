import { type WebhookPem } from '../charts/chart';
import { InputError } from '../private/errors';
import { type JsonObject } from '../private/json';

/** Options of `WebhookCertificate.certManager`. */
export interface CertManagerOptions {
  /**
   * Name of an Issuer in the operator's namespace.
   * @default - a self-signed Issuer is created
   */
  readonly issuer?: string;

  /**
   * Name of a ClusterIssuer.
   * @default - a self-signed Issuer is created
   */
  readonly clusterIssuer?: string;
}

/** Options of `WebhookCertificate.existingSecret`. */
export interface ExistingSecretOptions {
  /** Name of a secret of type `kubernetes.io/tls` in the operator's namespace. */
  readonly secretName: string;

  /** The CA certificate that signed it, as PEM. */
  readonly caCertificate: string;
}

/** Options of `WebhookCertificate.pem`. */
export interface PemCertificateOptions {
  /** The CA certificate, as PEM. */
  readonly caCertificate: string;

  /** The webhook's certificate, as PEM; it must be valid for `seldon-webhook-service.<namespace>.svc`. */
  readonly certificate: string;

  /**
   * The private key of that certificate, as PEM. It becomes part of the manifests and is visible to everyone who can
   * read them: with Git, prefer cert-manager or an existing Secret.
   */
  readonly unsafePlainTextPrivateKey: string;
}

/**
 * Where the webhook's certificate comes from. The library never generates one, so two runs give the same bytes;
 * `cdk8s-seldon webhook-cert` generates a pair once.
 */
export class WebhookCertificate {
  /**
   * From cert-manager, which also renews it and updates the webhook.
   * @param options the issuer
   */
  public static certManager(options: CertManagerOptions = {}): WebhookCertificate {
    if (options.issuer !== undefined && options.clusterIssuer !== undefined) {
      throw InputError.about('issuer', "and 'clusterIssuer' exclude each other: name one");
    }
    const name = options.issuer ?? options.clusterIssuer;
    const issuer =
      name === undefined ? undefined : { kind: options.issuer === undefined ? 'ClusterIssuer' : 'Issuer', name };
    return new WebhookCertificate({ certManager: { enabled: true } }, undefined, issuer);
  }

  /**
   * From a Secret that something else creates, such as an ExternalSecret.
   * @param options name of the Secret, and the CA certificate
   */
  public static existingSecret(options: ExistingSecretOptions): WebhookCertificate {
    const caBundle = Buffer.from(checkedPem("'caCertificate'", options.caCertificate, 'CERTIFICATE')).toString(
      'base64',
    );
    return new WebhookCertificate({
      certManager: { enabled: false },
      webhook: { certificateSecret: options.secretName, caBundle },
    });
  }

  /**
   * From the manager, which creates one on each start, together with its webhook, its configuration and the CRD: then
   * none of these are in the manifests, and the cluster does not match Git.
   */
  public static createdByManager(): WebhookCertificate {
    return new WebhookCertificate({ certManager: { enabled: false }, managerCreateResources: true });
  }

  /**
   * From PEM strings, as a Secret in the manifests.
   * @param options certificate, private key and CA certificate as PEM
   */
  public static pem(options: PemCertificateOptions): WebhookCertificate {
    return new WebhookCertificate(
      { certManager: { enabled: false } },
      {
        caCertificate: checkedPem("'caCertificate'", options.caCertificate, 'CERTIFICATE'),
        certificate: checkedPem("'certificate'", options.certificate, 'CERTIFICATE'),
        privateKey: checkedPem("'unsafePlainTextPrivateKey'", options.unsafePlainTextPrivateKey, 'PRIVATE KEY'),
      },
    );
  }

  private constructor(
    private readonly values: JsonObject,
    private readonly texts?: WebhookPem,
    private readonly issuer?: JsonObject,
  ) {}

  /**
   * The values of the operator chart.
   * @internal
   */
  public _values(): JsonObject {
    return this.values;
  }

  /**
   * Certificate, key and authority, if they are given.
   * @internal
   */
  public _pem(): WebhookPem | undefined {
    return this.texts;
  }

  /**
   * The issuer that signs, if it is not the operator's own.
   * @internal
   */
  public _issuer(): JsonObject | undefined {
    return this.issuer;
  }
}

function checkedPem(name: string, text: string, label: string): string {
  if (!new RegExp(`^-----BEGIN ([A-Z]+ )?${label}-----`, 'm').test(text)) {
    throw new InputError(`${name} must be a ${label.toLowerCase()} in PEM format`);
  }
  return text;
}
