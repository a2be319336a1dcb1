import type * as Crypto from 'node:crypto';

/** A digest of a string. Few inputs need one, and Node takes longer to load its code for it than to read a manifest. */
export function digest(algorithm: 'md5' | 'sha256', text: string, encoding: 'hex' | 'base64' = 'hex'): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load it at every start
  const { createHash } = require('node:crypto') as typeof Crypto;
  return createHash(algorithm).update(text).digest(encoding);
}
