import * as fs from 'node:fs';
import * as path from 'node:path';
import { abandoned, describeIdentity, mayRun, nextIdentity } from './process-identity';
import { InputError } from '../private/errors';

/** Prefix of the folder in which a process prepares files; the rest of the name is its identity. */
const STAGE = '.cdk8s-seldon-stage-';
/**
 * The stage of the process that is moving files. Renaming a stage to this name is atomic, so that only one process can.
 */
const LOCK = '.cdk8s-seldon-move';
const OWNER = 'owner';

const TRIES = 200;
const PAUSE_MS = 50;

/** Whether a name in the folder is one of those above. */
export function isLockName(name: string): boolean {
  return name === LOCK || name.startsWith(STAGE);
}

/**
 * A folder that only one process at a time changes. Each process prepares files in its own stage, and the stage of the
 * process that holds the lock is the lock. It names its process, so that a later one can take over if it was killed.
 */
export class FolderLock {
  /** The prepared files, before the process holds the lock. */
  public readonly stage: string;
  /** The prepared files, while the process holds the lock. */
  public readonly path: string;
  private readonly identity = nextIdentity();

  /**
   * Creates the stage, and removes those of processes that were killed.
   * @param tries how often to check whether another process has finished, before this one gives up
   */
  public constructor(
    private readonly folder: string,
    private readonly tries = TRIES,
  ) {
    removeDeadStages(folder);
    this.stage = path.join(folder, `${STAGE}${this.identity}`);
    this.path = path.join(folder, LOCK);
    fs.mkdirSync(path.join(this.stage, OWNER, this.identity), { recursive: true });
  }

  /**
   * Takes the lock.
   * @param recover restores the folder after a process was killed; gets the stage of that process
   * @throws InputError if another process does not release it
   */
  public acquire(recover: (stage: string) => void): void {
    for (let tries = 1; !this.tryAcquire(); tries++) {
      const owner = ownerOf(this.path);
      if (owner !== undefined && !mayRun(owner)) {
        this.takeOver(owner, recover);
      } else if (tries >= this.tries) {
        throw new InputError(
          `another run is writing to ${JSON.stringify(this.folder)}${owner ? ` (${describeIdentity(owner)})` : ''}: ` +
            `try again when it has finished; if it was killed, remove ${JSON.stringify(this.path)}`,
        );
      } else {
        pause();
      }
    }
  }

  /** Releases the lock and removes the stage; if that fails, the next process removes it. */
  public release(): void {
    try {
      this.remove();
    } catch {
      this.abandon();
    }
  }

  /** Releases the lock and leaves the stage to the next process, which recovers from it. */
  public abandon(): void {
    abandon(path.join(this.path, OWNER), this.identity);
  }

  /** Removes the stage of a process that does not hold the lock. */
  public discard(): void {
    fs.rmSync(this.stage, { recursive: true, force: true });
  }

  private remove(): void {
    // Nobody's, so that any later write removes what cannot be removed now.
    const old = path.join(this.folder, `${STAGE}${abandoned(nextIdentity())}`);
    fs.renameSync(this.path, old);
    fs.rmSync(old, { recursive: true, force: true });
  }

  private tryAcquire(): boolean {
    try {
      fs.renameSync(this.stage, this.path);
      return true;
    } catch (error) {
      if (fs.existsSync(this.path) || HELD.includes((error as NodeJS.ErrnoException).code ?? '')) {
        return false;
      }
      throw error;
    }
  }

  private takeOver(dead: string, recover: (stage: string) => void): void {
    const heir = nextIdentity();
    const claim = path.join(this.stage, 'claim');
    const claimed = path.join(this.path, heirOf(dead));
    fs.mkdirSync(path.join(claim, heir), { recursive: true });
    try {
      fs.renameSync(claim, claimed);
    } catch {
      fs.rmSync(claim, { recursive: true });
      return;
    }
    if (ownerOf(this.path) !== heir) {
      // Another process took over and has finished: this is the lock of a third one.
      fs.rmSync(claimed, { recursive: true });
      return;
    }
    try {
      recover(this.path);
      this.remove();
    } catch (error) {
      abandon(claimed, heir);
      throw error;
    }
  }
}

/** Error codes of a rename onto a folder that is not empty. */
const HELD = ['ENOTEMPTY', 'EEXIST'];

function heirOf(identity: string): string {
  return `heir-of-${identity}`;
}

function abandon(holder: string, identity: string): void {
  try {
    fs.renameSync(path.join(holder, identity), path.join(holder, abandoned(identity)));
  } catch {
    // It is left when this process ends.
  }
}

/** The identity that owns a lock: the one that created it, or the last one that took it over. */
function ownerOf(lock: string): string | undefined {
  let owner = onlyEntry(path.join(lock, OWNER));
  for (let heir = owner; heir !== undefined;) {
    owner = heir;
    heir = onlyEntry(path.join(lock, heirOf(heir)));
  }
  return owner;
}

function onlyEntry(folder: string): string | undefined {
  try {
    return fs.readdirSync(folder)[0];
  } catch {
    return undefined;
  }
}

function removeDeadStages(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    if (name.startsWith(STAGE) && !mayRun(name.slice(STAGE.length))) {
      fs.rmSync(path.join(folder, name), { recursive: true, force: true });
    }
  }
}

function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}
