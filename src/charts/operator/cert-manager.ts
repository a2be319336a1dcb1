import { type OperatorScope } from './scope';
import { certificateSecretName } from './webhook';
import { type Manifest } from '../../private/json';

/** The Certificate of the webhook, from which cert-manager makes and renews the secret. */
export function servingCertificate(scope: OperatorScope): Manifest[] {
  if (!scope.values.isTrue('certManager.enabled')) {
    return [];
  }
  const host = `seldon-webhook-service.${scope.namespace}.svc`;
  return [
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: scope.metadata('seldon-serving-cert'),
      spec: {
        commonName: host,
        dnsNames: [`${host}.cluster.local`, host],
        issuerRef: { kind: 'Issuer', name: 'seldon-selfsigned-issuer' },
        secretName: certificateSecretName(scope),
      },
    },
  ];
}

/** The Issuer of that Certificate: self-signed. */
export function selfSignedIssuer(scope: OperatorScope): Manifest[] {
  if (!scope.values.isTrue('certManager.enabled')) {
    return [];
  }
  return [
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Issuer',
      metadata: scope.metadata('seldon-selfsigned-issuer'),
      spec: { selfSigned: {} },
    },
  ];
}
