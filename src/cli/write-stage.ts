import * as fs from 'node:fs';
import * as path from 'node:path';
import { mayRun, nextIdentity } from '../synth/process-identity';

/** Prefix of the folder in which a process prepares files; the rest of the name is its identity. */
const PREFIX = '.cdk8s-seldon-write-';

/** A stage is left behind if it is older than this: processes of other hosts are not known here. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;

/** A new folder next to the files that a process writes, which the next process removes if this one is killed. */
export class WriteStage {
  public readonly path: string;

  /**
   * Removes the stages of processes that were killed, and creates a new one.
   * @throws if something is in its place, such as a link
   */
  public constructor(folder: string) {
    leftIn(folder).forEach(remove);
    this.path = path.join(folder, `${PREFIX}${nextIdentity()}`);
    fs.mkdirSync(this.path, { mode: 0o700 });
  }

  /** The path of a file in the stage. */
  public file(name: string): string {
    return path.join(this.path, name);
  }

  public discard(): void {
    remove(this.path);
  }
}

function leftIn(folder: string): string[] {
  try {
    return fs
      .readdirSync(folder)
      .filter((name) => name.startsWith(PREFIX))
      .map((name) => path.join(folder, name))
      .filter(isLeft);
  } catch {
    return []; // Files can be written to a folder that cannot be read.
  }
}

function isLeft(stage: string): boolean {
  const stat = fs.lstatSync(stage, { throwIfNoEntry: false });
  const isOld = stat !== undefined && Date.now() - stat.mtimeMs > ABANDONED_MS;
  return isOld || !mayRun(path.basename(stage).slice(PREFIX.length));
}

/** Removes a stage, or a link in its place; what cannot be removed is left to the next process. */
function remove(stage: string): void {
  try {
    fs.rmSync(stage, { recursive: true, force: true });
  } catch {
    // It is in nobody's way.
  }
}
