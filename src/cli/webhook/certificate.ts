import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { AsnConvert, OctetString } from '@peculiar/asn1-schema';
import {
  AlgorithmIdentifier, AttributeTypeAndValue, AttributeValue, BasicConstraints, Certificate, ExtendedKeyUsage, Extension, Extensions,
  GeneralName, id_ce_authorityKeyIdentifier, id_ce_basicConstraints, id_ce_extKeyUsage, id_ce_keyUsage, id_ce_subjectAltName,
  id_ce_subjectKeyIdentifier, AuthorityKeyIdentifier, KeyIdentifier, id_kp_serverAuth, KeyUsage, KeyUsageFlags, Name,
  RelativeDistinguishedName, SubjectAlternativeName, SubjectKeyIdentifier, SubjectPublicKeyInfo, TBSCertificate, Validity, Version,
} from '@peculiar/asn1-x509';
import { type WebhookPem } from '../../charts/chart';

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const COMMON_NAME = '2.5.4.3';

interface Keys { readonly publicKey: KeyObject; readonly privateKey: KeyObject }

/**
 * A new certificate for a server of the given DNS names, signed by an authority that is made with it and whose key is
 * then forgotten. Keys are ECDSA on P-256: as good as the chart's RSA for the API server, and there at once.
 */
export function makeCertificate(dnsNames: readonly string[], days: number, now: Date): WebhookPem {
  const validity = new Validity({ notBefore: now, notAfter: new Date(now.getTime() + days * 86_400_000) });
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const authorityName = name('seldon-webhook-ca');
  return {
    caCertificate: certificate(authorityName, authority, authorityName, authority, validity, [
      extension(id_ce_basicConstraints, new BasicConstraints({ cA: true }), true),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.keyCertSign), true),
    ]),
    certificate: certificate(name('seldon-webhook-service'), server, authorityName, authority, validity, [
      extension(id_ce_basicConstraints, new BasicConstraints({ cA: false }), true),
      extension(id_ce_keyUsage, new KeyUsage(KeyUsageFlags.digitalSignature), true),
      extension(id_ce_extKeyUsage, new ExtendedKeyUsage([id_kp_serverAuth])),
      extension(id_ce_subjectAltName, new SubjectAlternativeName(dnsNames.map((dNSName) => new GeneralName({ dNSName })))),
    ]),
    privateKey: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function certificate(subject: Name, keys: Keys, issuer: Name, issuerKeys: Keys, validity: Validity, extensions: Extension[]): string {
  const algorithm = new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 });
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: serialNumber(),
    signature: algorithm,
    issuer,
    validity,
    subject,
    subjectPublicKeyInfo: AsnConvert.parse(spki(keys), SubjectPublicKeyInfo),
    extensions: new Extensions([
      ...extensions,
      extension(id_ce_subjectKeyIdentifier, new SubjectKeyIdentifier(identifier(keys))),
      extension(id_ce_authorityKeyIdentifier, new AuthorityKeyIdentifier({ keyIdentifier: new KeyIdentifier(identifier(issuerKeys)) })),
    ]),
  });
  const signatureValue = arrayBuffer(sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), issuerKeys.privateKey));
  return pem(AsnConvert.serialize(new Certificate({ tbsCertificate, signatureAlgorithm: algorithm, signatureValue })));
}

function name(commonName: string): Name {
  return new Name([new RelativeDistinguishedName([
    new AttributeTypeAndValue({ type: COMMON_NAME, value: new AttributeValue({ utf8String: commonName }) }),
  ])]);
}

function extension(extnID: string, value: object, critical = false): Extension {
  return new Extension({ extnID, critical, extnValue: new OctetString(AsnConvert.serialize(value)) });
}

/** A positive number of 120 random bits, as unlikely to meet its like as RFC 5280 asks. */
function serialNumber(): ArrayBuffer {
  return arrayBuffer(Buffer.concat([Buffer.of(1), randomBytes(15)]));
}

function identifier(keys: Keys): ArrayBuffer {
  return arrayBuffer(createHash('sha1').update(spki(keys)).digest());
}

function spki(keys: Keys): Buffer {
  return keys.publicKey.export({ type: 'spki', format: 'der' });
}

function arrayBuffer(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function pem(der: ArrayBuffer): string {
  const lines = Buffer.from(der).toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
