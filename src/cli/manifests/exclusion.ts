import * as fs from 'node:fs';
import * as path from 'node:path';

/** The file of a directory that says which of its files are not manifests to check. */
export const IGNORE_FILE = '.cdk8s-seldon-ignore';

/**
 * Files and folders to leave out, by patterns as in `.gitignore`: `*` and `?` stay within a name, `**` crosses folders,
 * a slash inside or in front ties a pattern to the directory, one at the end means folders only, and `!` takes back
 * what an earlier pattern left out.
 */
export class Exclusion {
  /** Patterns of the command line, and of the ignore file of a directory where it has one. */
  public static of(directory: string, patterns: readonly string[]): Exclusion {
    const file = path.join(directory, IGNORE_FILE);
    const own = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split(/\r?\n/) : [];
    return new Exclusion([...own, ...patterns]);
  }

  private readonly patterns: readonly Pattern[];

  private constructor(lines: readonly string[]) {
    this.patterns = lines
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map(readPattern);
  }

  /** @param relative the path below the directory, with slashes */
  public covers(relative: string, isFolder: boolean): boolean {
    const last = this.patterns
      .filter(({ matches, foldersOnly }) => (isFolder || !foldersOnly) && matches.test(relative))
      .at(-1);
    return last !== undefined && !last.isBack;
  }
}

interface Pattern {
  readonly matches: RegExp;
  readonly foldersOnly: boolean;
  /** Whether it takes back what was left out. */
  readonly isBack: boolean;
}

function readPattern(line: string): Pattern {
  const isBack = line.startsWith('!');
  const plain = line.slice(isBack ? 1 : 0).replace(/^\.\//, '');
  const foldersOnly = plain.endsWith('/');
  const body = plain.replace(/\/$/, '');
  const isTied = body.includes('/');
  const source = body
    .replace(/^\//, '')
    .split('/')
    .map(segment)
    .join('/')
    .replaceAll('**/', '(?:.*/)?')
    .replace('/**', '/.*');
  return { matches: new RegExp(`^${isTied ? '' : '(?:.*/)?'}${source}$`), foldersOnly, isBack };
}

function segment(name: string): string {
  return name === '**'
    ? '**'
    : name
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '[^/]*')
        .replaceAll('?', '[^/]');
}
