import * as fs from 'node:fs';
import * as path from 'node:path';
import { asText } from '../private/json';

/** Name of the record of the files that were written to a folder; Argo CD and kubectl do not read it. */
export const RECORD = '.cdk8s-seldon-files';

/**
 * The files of earlier writes to a folder, each with its owner: a program (an empty string), or the values of a
 * platform.
 */
export class WrittenFiles {
  /** @throws if the record exists but cannot be read */
  public static in(folder: string): WrittenFiles {
    const text = readIfPresent(path.join(folder, RECORD));
    const lines = text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.split('\t'));
    return new WrittenFiles(new Map(lines.map(([file, owner]) => [file, owner === undefined ? '' : unquote(owner)])));
  }

  private constructor(private readonly owners: ReadonlyMap<string, string>) {}

  /** Owner of a file; undefined for one that no write left. */
  public ownerOf(file: string): string | undefined {
    return this.owners.get(file);
  }

  /** The files of an owner. */
  public of(owner: string): string[] {
    return [...this.owners].filter(([, other]) => other === owner).map(([file]) => file);
  }

  /** The record after a write. */
  public after(owner: string, written: readonly string[], removed: readonly string[]): string {
    const owners = new Map([...this.owners, ...written.map((file) => [file, owner] as const)]);
    removed.forEach((file) => owners.delete(file));
    return [...owners]
      .map(([file, name]) => `${file}${name === '' ? '' : `\t${JSON.stringify(name)}`}\n`)
      .sort()
      .join('');
  }
}

function readIfPresent(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      return '';
    }
    throw error;
  }
}

function unquote(text: string): string {
  try {
    return asText(JSON.parse(text));
  } catch {
    return text;
  }
}
