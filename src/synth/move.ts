import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Listing } from './listing';

/** What a move does, recorded before it begins, so that any process that finds it can undo it. */
interface Plan {
  /** Files that get new content from the stage, in which each is named by its index. */
  readonly targets: readonly { readonly path: string; readonly existed: boolean }[];
  /** Files to remove. */
  readonly removed: readonly string[];
  /** Folders to create, parents before children. */
  readonly folders: readonly string[];
}

const PLAN = 'plan.json';

/** Moves prepared files from a stage to their places, all or none, even if the process is killed. */
export class Move {
  private readonly plan: Plan;

  /**
   * @param stage folder with the new content, `0` for the first target
   * @param targets paths relative to the folder
   * @param removed paths relative to the folder that are to be removed
   * @param listing what is in the folder
   */
  public constructor(
    private readonly stage: string,
    private readonly folder: string,
    targets: readonly string[],
    removed: readonly string[],
    listing: Listing,
  ) {
    this.plan = {
      targets: targets.map((target) => ({ path: target, existed: listing.has(target) })),
      removed,
      folders: missingFolders(folder, targets),
    };
  }

  /** Moves all files, or throws and leaves the rest to `takeBack`. */
  public run(): void {
    const { targets, removed, folders } = this.plan;
    const draft = path.join(this.stage, `${PLAN}.draft`);
    fs.writeFileSync(draft, JSON.stringify(this.plan));
    fs.renameSync(draft, path.join(this.stage, PLAN));
    folders.forEach((folder) => fs.mkdirSync(path.join(this.folder, folder)));
    targets.forEach(({ path: target, existed }, i) => {
      if (existed) {
        fs.renameSync(path.join(this.folder, target), kept(this.stage, i));
      }
      fs.renameSync(path.join(this.stage, String(i)), path.join(this.folder, target));
    });
    removed.forEach((file, i) => fs.renameSync(path.join(this.folder, file), kept(this.stage, targets.length + i)));
    fs.rmSync(path.join(this.stage, PLAN));
  }
}

/**
 * Undoes a move that did not finish; does nothing if none was started. It can be repeated.
 * @throws if a file cannot be restored
 */
export function takeBack(stage: string, folder: string): void {
  if (!exists(path.join(stage, PLAN))) {
    return;
  }
  const { targets, removed, folders } = JSON.parse(fs.readFileSync(path.join(stage, PLAN), 'utf8')) as Plan;
  targets.forEach(({ path: target, existed }, i) => {
    if (exists(kept(stage, i))) {
      fs.renameSync(kept(stage, i), path.join(folder, target));
    } else if (!existed && !exists(path.join(stage, String(i)))) {
      fs.rmSync(path.join(folder, target), { force: true });
    }
  });
  removed.forEach((file, i) => {
    if (exists(kept(stage, targets.length + i))) {
      fs.renameSync(kept(stage, targets.length + i), path.join(folder, file));
    }
  });
  for (const made of [...folders].reverse()) {
    if (isEmptyFolder(path.join(folder, made))) {
      fs.rmdirSync(path.join(folder, made));
    }
  }
  fs.rmSync(path.join(stage, PLAN));
}

/** Where the earlier content of a file is kept. */
function kept(stage: string, index: number): string {
  return path.join(stage, `kept-${index}`);
}

function exists(file: string): boolean {
  return fs.lstatSync(file, { throwIfNoEntry: false }) !== undefined;
}

function isEmptyFolder(folder: string): boolean {
  return exists(folder) && fs.readdirSync(folder).length === 0;
}

/** Folders of files that do not exist yet, parents before children. */
function missingFolders(folder: string, files: readonly string[]): string[] {
  const missing = new Set<string>();
  for (const above of new Set(files.map((file) => path.posix.dirname(file)))) {
    const parts = above === '.' ? [] : above.split('/');
    parts.forEach((_, i) => {
      const part = parts.slice(0, i + 1).join('/');
      if (!exists(path.join(folder, part))) {
        missing.add(part);
      }
    });
  }
  return [...missing];
}
