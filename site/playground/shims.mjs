// What the core takes from Node.js, for browsers: the hash of long names, and strings as bytes.
import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

export function createHash(name) {
  if (name !== 'md5') {
    throw new Error(`no hash ${name} here`);
  }
  let text = '';
  return {
    update(more) {
      text += more;
      return this;
    },
    digest: () => bytesToHex(md5(utf8ToBytes(text))),
  };
}

export const Buffer = {
  byteLength: (text) => utf8ToBytes(text).length,
  /** Of all encodings of bytes, the core uses base64. */
  from: (text) => ({
    toString: () => btoa(Array.from(utf8ToBytes(text), (byte) => String.fromCharCode(byte)).join('')),
  }),
};

/** The environment that the constructs look at is empty. */
export const process = {
  env: {},
  argv: [],
  versions: {},
  platform: 'browser',
  cwd: () => '/',
  emitWarning: () => undefined,
};
