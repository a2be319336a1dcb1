import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Listing } from './listing';

/** A larger file is written again without a look at the one that is there: to compare it, it would be in memory. */
const MOST_TO_COMPARE = 4_194_304;

/** Parts are written in batches, so that a file of any size needs little memory and few calls. */
const BUNDLE = 262_144;

/** The content of a file, each part generated only when it is needed. */
export type Parts = () => Iterable<string>;

/** What shows whether a file was touched. */
interface Fingerprint {
  readonly ino: bigint;
  readonly size: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
}

/**
 * Generates files into a stage, in which each is named by its index. A file that is in the folder already, with the
 * same content, is left as it is.
 */
export class Staging {
  /** The staged files, as paths relative to the folder. */
  public readonly staged: string[] = [];
  private readonly unchanged: { readonly file: string; readonly parts: Parts; readonly seen: Fingerprint }[] = [];

  public constructor(
    private readonly folder: string,
    private readonly listing: Listing,
  ) {}

  /** Generates a file. */
  public add(stage: string, file: string, parts: Parts): void {
    const seen = this.fingerprint(file);
    if (seen === undefined || seen.size > MOST_TO_COMPARE) {
      this.write(stage, file, parts());
      return;
    }
    const text = [...parts()].join('');
    const bytes = Buffer.from(text);
    if (seen.size === BigInt(bytes.length) && this.contentOf(file)?.equals(bytes)) {
      this.unchanged.push({ file, parts, seen });
    } else {
      this.write(stage, file, [text]);
    }
  }

  /** Generates again what another process changed since. */
  public refresh(stage: string): void {
    for (const { file, parts, seen } of this.unchanged) {
      const now = fs.lstatSync(path.join(this.folder, file), { bigint: true, throwIfNoEntry: false });
      const isSame =
        now?.ino === seen.ino && now.size === seen.size && now.mtimeNs === seen.mtimeNs && now.ctimeNs === seen.ctimeNs;
      if (!isSame) {
        this.write(stage, file, parts());
      }
    }
  }

  private fingerprint(file: string): Fingerprint | undefined {
    return this.listing.find(file)?.isFile()
      ? fs.lstatSync(path.join(this.folder, file), { bigint: true, throwIfNoEntry: false })
      : undefined;
  }

  /** Undefined if it cannot be read, or is gone: then it is replaced. */
  private contentOf(file: string): Buffer | undefined {
    try {
      return fs.readFileSync(path.join(this.folder, file));
    } catch {
      return undefined;
    }
  }

  private write(stage: string, file: string, parts: Iterable<string>): void {
    writeParts(path.join(stage, String(this.staged.length)), parts);
    this.staged.push(file);
  }
}

function writeParts(file: string, parts: Iterable<string>): void {
  let bundle = '';
  let handle: number | undefined;
  try {
    for (const part of parts) {
      bundle += part;
      if (bundle.length > BUNDLE) {
        handle ??= fs.openSync(file, 'w');
        fs.writeSync(handle, bundle);
        bundle = '';
      }
    }
    fs.writeFileSync(handle ?? file, bundle);
  } finally {
    if (handle !== undefined) {
      fs.closeSync(handle);
    }
  }
}
