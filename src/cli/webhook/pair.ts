import { createPrivateKey, X509Certificate } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { type WebhookPem } from '../../charts/chart';
import { InputError } from '../../private/errors';
import { fileError, Steps } from '../../synth/steps';

/** The files of a pair, named like the keys of a secret with a TLS certificate. */
const FILES = { caCertificate: 'ca.crt', certificate: 'tls.crt', privateKey: 'tls.key' } as const;

/**
 * Writes a pair into a folder: all files, or none. No link is followed, and no file keeps the mode that somebody else
 * gave it.
 *
 * @throws InputError if files of that name exist already, for they may be in use, and if writing fails.
 */
export function writePair(folder: string, pair: WebhookPem): string[] {
  const targets = entries(folder, pair);
  const existing = targets.filter(({ file }) => exists(file, folder));
  if (existing.length > 0) {
    throw existing.length < targets.length ? unfinished(existing[0].file) : taken(existing[0].file);
  }
  const steps = new Steps();
  try {
    // Only a new file gets its mode, and is no link: one that another run made meanwhile is an error.
    targets.forEach(({ file, text, mode }) => steps.write(file, text, mode));
  } catch (error) {
    steps.takeBack();
    const { code, path: file = folder } = error as NodeJS.ErrnoException;
    throw code === 'EEXIST' ? taken(file) : fileError(error, folder);
  }
  return targets.map(({ file }) => file);
}

function exists(file: string, folder: string): boolean {
  try {
    return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    throw fileError(error, folder);
  }
}

function taken(file: string): InputError {
  return new InputError(`${file}: exists already; remove it first if no cluster needs it any more`);
}

function unfinished(file: string): InputError {
  return new InputError(
    `${file}: exists already, and other files of the pair do not; remove it if a run that was killed left it`,
  );
}

/**
 * Reads a pair that was written before.
 *
 * @throws InputError if a file is missing or is not PEM, if certificate, key and authority do not belong together,
 * and if the certificate does not name the webhook's service.
 */
export function readPair(folder: string, dnsNames: readonly string[]): WebhookPem {
  const pair = {
    caCertificate: readFile(path.join(folder, FILES.caCertificate)),
    certificate: readFile(path.join(folder, FILES.certificate)),
    privateKey: readFile(path.join(folder, FILES.privateKey)),
  };
  const authority = certificateOf(path.join(folder, FILES.caCertificate), pair.caCertificate);
  const certificate = certificateOf(path.join(folder, FILES.certificate), pair.certificate);
  const keyFile = path.join(folder, FILES.privateKey);
  if (!certificate.checkPrivateKey(parsed(keyFile, 'private key', () => createPrivateKey(pair.privateKey)))) {
    throw new InputError(`${keyFile}: is not the key of ${FILES.certificate} in the same folder`);
  }
  if (!certificate.verify(authority.publicKey)) {
    throw new InputError(
      `${path.join(folder, FILES.certificate)}: is not signed by ` + `${FILES.caCertificate} in the same folder`,
    );
  }
  const needed = dnsNames[dnsNames.length - 1];
  if (certificate.checkHost(needed) === undefined) {
    throw new InputError(
      `${path.join(folder, FILES.certificate)}: is for ${certificate.subjectAltName ?? 'no name'}, but the API ` +
        `server requires ${needed};` +
        " create one with 'cdk8s-seldon webhook-cert -n NAMESPACE -o DIR'",
    );
  }
  return pair;
}

function entries(folder: string, pair: WebhookPem): { file: string; text: string; mode: number }[] {
  return [
    { file: path.join(folder, FILES.caCertificate), text: pair.caCertificate, mode: 0o644 },
    { file: path.join(folder, FILES.certificate), text: pair.certificate, mode: 0o644 },
    { file: path.join(folder, FILES.privateKey), text: pair.privateKey, mode: 0o600 },
  ];
}

function readFile(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new InputError(
      `${file}: cannot be read: ${(error as Error).message}; 'cdk8s-seldon webhook-cert -o DIR' writes it`,
    );
  }
}

function certificateOf(file: string, text: string): X509Certificate {
  return parsed(file, 'certificate', () => new X509Certificate(text));
}

function parsed<T>(file: string, what: string, parse: () => T): T {
  try {
    return parse();
  } catch {
    throw new InputError(`${file}: is not a ${what} in PEM format`);
  }
}
