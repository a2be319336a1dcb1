import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  type BaseBlock,
  BitString,
  Boolean as Asn1Boolean,
  Constructed,
  fromBER,
  GeneralizedTime,
  Integer,
  ObjectIdentifier,
  OctetString,
  Primitive,
  Sequence,
  Set as Asn1Set,
  UTCTime,
  Utf8String,
  type ValueBlock,
} from 'asn1js';
import { WEBHOOK_SERVICE } from '../../api/facts/names';
import { type WebhookPem } from '../../charts/chart';

type Node = BaseBlock<ValueBlock>;

interface Keys {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const OID = {
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  commonName: '2.5.4.3',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
} as const;

/**
 * A new certificate for a server of the given DNS names, signed by an authority that is made with it and whose key is
 * then forgotten. Keys are ECDSA on P-256: as good as the chart's RSA for the API server, and there at once.
 *
 * @see https://datatracker.ietf.org/doc/html/rfc5280#section-4.1
 */
export function makeCertificate(dnsNames: readonly string[], days: number, now: Date): WebhookPem {
  const until = new Date(now.getTime() + days * 86_400_000);
  const validity = sequence(time(now), time(until));
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const authorityName = name('seldon-webhook-ca');
  const signed = (subject: Sequence, keys: Keys, extensions: Sequence[]) =>
    certificate({ subject, keys, issuer: authorityName, issuerKeys: authority, validity, extensions });
  return {
    caCertificate: signed(authorityName, authority, [
      critical(OID.basicConstraints, sequence(new Asn1Boolean({ value: true }))),
      critical(OID.keyUsage, bits(0x04, 2)),
    ]),
    certificate: signed(name(WEBHOOK_SERVICE), server, [
      critical(OID.basicConstraints, sequence()),
      critical(OID.keyUsage, bits(0x80, 7)),
      extension(OID.extendedKeyUsage, sequence(oid(OID.serverAuth))),
      extension(OID.subjectAltName, sequence(...dnsNames.map((host) => tagged(2, Buffer.from(host, 'ascii'))))),
    ]),
    privateKey: server.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

interface CertificateParts {
  readonly subject: Sequence;
  readonly keys: Keys;
  readonly issuer: Sequence;
  readonly issuerKeys: Keys;
  readonly validity: Sequence;
  readonly extensions: Sequence[];
}

function certificate(parts: CertificateParts): string {
  const algorithm = sequence(oid(OID.ecdsaWithSha256));
  const toBeSigned = sequence(
    context(0, new Integer({ value: 2 })),
    new Integer({ valueHex: serialNumber() }),
    algorithm,
    parts.issuer,
    parts.validity,
    parts.subject,
    fromBER(arrayBuffer(spki(parts.keys))).result as Node,
    context(
      3,
      sequence(
        ...parts.extensions,
        extension(OID.subjectKeyIdentifier, octets(identifier(parts.keys))),
        extension(OID.authorityKeyIdentifier, sequence(tagged(0, identifier(parts.issuerKeys)))),
      ),
    ),
  );
  const signature = sign('sha256', Buffer.from(toBeSigned.toBER()), parts.issuerKeys.privateKey);
  return pem(sequence(toBeSigned, algorithm, new BitString({ valueHex: arrayBuffer(signature) })).toBER());
}

function name(commonName: string): Sequence {
  return sequence(new Asn1Set({ value: [sequence(oid(OID.commonName), new Utf8String({ value: commonName }))] }));
}

/** RFC 5280 requires two digits of the year until 2049, and four from then on. */
function time(date: Date): Node {
  return date.getUTCFullYear() < 2050 ? new UTCTime({ valueDate: date }) : new GeneralizedTime({ valueDate: date });
}

function extension(id: string, value: Node): Sequence {
  return sequence(oid(id), octets(Buffer.from(value.toBER())));
}

/** A critical extension: software that does not know it must not ignore it. */
function critical(id: string, value: Node): Sequence {
  return sequence(oid(id), new Asn1Boolean({ value: true }), octets(Buffer.from(value.toBER())));
}

function sequence(...value: Node[]): Sequence {
  return new Sequence({ value });
}

function oid(value: string): ObjectIdentifier {
  return new ObjectIdentifier({ value });
}

function octets(bytes: Buffer): OctetString {
  return new OctetString({ valueHex: arrayBuffer(bytes) });
}

/** One byte of flags, of which the last ones are not used. */
function bits(byte: number, unusedBits: number): BitString {
  return new BitString({ valueHex: arrayBuffer(Buffer.of(byte)), unusedBits });
}

const CONTEXT_SPECIFIC = 3;

function context(tagNumber: number, ...value: Node[]): Constructed {
  return new Constructed({ idBlock: { tagClass: CONTEXT_SPECIFIC, tagNumber }, value });
}

function tagged(tagNumber: number, bytes: Buffer): Primitive {
  return new Primitive({ idBlock: { tagClass: CONTEXT_SPECIFIC, tagNumber }, valueHex: arrayBuffer(bytes) });
}

/** A positive number of 120 random bits, as unlikely to meet its like as RFC 5280 asks. */
function serialNumber(): ArrayBuffer {
  return arrayBuffer(Buffer.concat([Buffer.of(1), randomBytes(15)]));
}

function identifier(keys: Keys): Buffer {
  return createHash('sha1').update(spki(keys)).digest();
}

function spki(keys: Keys): Buffer {
  return keys.publicKey.export({ type: 'spki', format: 'der' });
}

function arrayBuffer(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}

function pem(der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
