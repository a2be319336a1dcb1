import { isUtf8 } from 'node:buffer';
import * as fs from 'node:fs';
import { InputError } from '../private/errors';
import { visible } from '../private/visible';

/** Larger files are probably a mistake: ten thousand manifests are half as large. */
const MOST_MEGABYTES = 96;
const MOST_BYTES = MOST_MEGABYTES * 1_000_000;

/**
 * The content of a text file.
 *
 * @param file its path
 * @param name its name in messages
 * @throws InputError if it cannot be read, is too large, or is not a text file
 */
export function readText(file: string, name = file): string {
  try {
    const handle = fs.openSync(file, 'r');
    try {
      return decodeText(readBytes(handle, name), name);
    } finally {
      fs.closeSync(handle);
    }
  } catch (error) {
    throw error instanceof InputError
      ? error
      : new InputError(`${visible(name)}: ${unreadable(error as NodeJS.ErrnoException, file)}`);
  }
}

/**
 * All bytes of a stream, with the limit of files.
 *
 * @param name its name in messages
 * @throws InputError if it cannot be read, or is too large, in which case the rest is not read
 */
export async function readStream(stream: AsyncIterable<Buffer>, name: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let total = 0;
  try {
    for await (const chunk of stream) {
      total += chunk.length;
      if (total > MOST_BYTES) {
        throw tooLarge(name);
      }
      chunks.push(chunk);
    }
  } catch (error) {
    throw error instanceof InputError
      ? error
      : new InputError(`${name}: ${unreadable(error as NodeJS.ErrnoException, '')}`);
  }
  return Buffer.concat(chunks);
}

/** Decodes UTF-8, or UTF-16 with a byte order mark. @throws InputError if the bytes are neither */
export function decodeText(bytes: Buffer, name: string): string {
  if (bytes.length > MOST_BYTES) {
    throw tooLarge(name);
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder('utf-16be').decode(bytes);
  }
  if (!isUtf8(bytes) || bytes.includes(0)) {
    throw new InputError(`${visible(name)}: is not a text file: it contains binary data, or text that is not UTF-8`);
  }
  return bytes.toString('utf8');
}

function readBytes(handle: number, name: string): Buffer {
  const status = fs.fstatSync(handle);
  if (status.isDirectory()) {
    throw new InputError(`${visible(name)}: is a directory, not a file`);
  }
  if (status.size > MOST_BYTES) {
    throw tooLarge(name);
  }
  if (status.isFile()) {
    return fs.readFileSync(handle);
  }
  // A pipe or a device has no size, and may never end.
  const chunks: Buffer[] = [];
  for (let total = 0; total <= MOST_BYTES;) {
    const chunk = Buffer.alloc(65_536);
    const length = fs.readSync(handle, chunk);
    if (length === 0) {
      return Buffer.concat(chunks);
    }
    total += length;
    chunks.push(chunk.subarray(0, length));
  }
  throw tooLarge(name);
}

function tooLarge(name: string): InputError {
  return new InputError(`${visible(name)}: is larger than ${MOST_MEGABYTES} MB: split it, or pass another file`);
}

/** Why a file or directory cannot be read. */
export function unreadable({ code, message }: NodeJS.ErrnoException, file: string): string {
  switch (code) {
    case 'ENOENT':
      return isLink(file) ? 'is a broken symbolic link' : 'no such file or directory';
    case 'ENOTDIR':
      return 'no such file or directory: a part of its path is not a directory';
    case 'EISDIR':
      return 'is a directory, not a file';
    case 'EMFILE':
    case 'ENFILE':
      return 'cannot be read: too many files are open';
    case 'ENXIO':
      return 'cannot be read: it is a socket or a device without a driver';
    case 'ELOOP':
      return 'is a symbolic link that leads back to itself';
    case 'EACCES':
    case 'EPERM':
      return 'cannot be read: permission denied';
    default:
      return `cannot be read: ${message}`;
  }
}

function isLink(file: string): boolean {
  return file !== '' && (fs.lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false);
}
