import * as fs from 'node:fs';
import * as path from 'node:path';
import { type Manifest } from '../../src/private/json';
import { readDocuments } from '../../src/yaml/read';

/** A Git repository as its readers see it: a folder for each commit, and a link to the newest one. */
export class Repository {
  /** The newest commit. */
  public readonly head: string;
  private commits = 0;

  public constructor(private readonly folder: string) {
    this.head = path.join(folder, 'head');
    fs.mkdirSync(folder, { recursive: true });
  }

  /** Name of the newest commit. */
  public get revision(): string {
    return `commit-${this.commits}`;
  }

  /** Commits what a program makes of the files of the last commit. */
  public async commit(change: (folder: string) => Promise<void>): Promise<void> {
    const before = path.join(this.folder, this.revision);
    const after = path.join(this.folder, `commit-${this.commits + 1}`);
    fs.mkdirSync(after);
    if (fs.existsSync(before)) {
      fs.cpSync(before, after, { recursive: true });
    }
    try {
      await change(after);
    } catch (error) {
      fs.rmSync(after, { recursive: true });
      throw error;
    }
    const link = path.join(this.folder, 'link');
    fs.symlinkSync(after, link);
    fs.renameSync(link, this.head);
    this.commits++;
  }

  /** All objects of the newest commit whose files lie below a folder. */
  public objects(below = 'manifests'): Manifest[] {
    const root = fs.realpathSync(path.join(this.head, below));
    const files = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
    return files
      .sort()
      .flatMap((file) => readDocuments(fs.readFileSync(path.join(root, file), 'utf8'), file))
      .map(({ value }) => value as Manifest);
  }
}
