import { type Task } from './tasks';

/** What a task does, for people who wait. */
const DOING: Readonly<Record<Task, string>> = {
  survey: 'reading',
  created: 'comparing names',
  demands: 'adding up quotas',
  findings: 'checking',
  expansions: 'expanding',
  previews: 'expanding',
  causes: 'comparing',
  pictures: 'drawing',
  reports: 'checking',
};

/** Reports how many files of a run are done; for a single file, how many of its documents are read. */
export class FileProgress {
  private doing = '';
  private done = 0;
  private documents = 0;

  public constructor(
    private readonly files: number,
    private readonly show?: (line: string) => void,
  ) {}

  public start(task: Task): void {
    this.doing = DOING[task];
    this.done = 0;
    this.documents = 0;
  }

  public documentRead(): void {
    this.documents++;
    this.report();
  }

  public fileDone(): void {
    this.done++;
    this.report();
  }

  private report(): void {
    this.show?.(
      this.files === 1
        ? `${this.doing}: document ${this.documents}`
        : `${this.doing}: ${this.done} of ${this.files} files`,
    );
  }
}
