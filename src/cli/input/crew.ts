import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type InputFile } from './files';
import { type Job, prepare, type Result, type Settings } from './jobs';
import { Manifests } from './manifests';

/** Input up to this size stays in memory and in one thread: another one has to load and compile the rules anew. */
const LITTLE = 6_000_000;

/** More threads would wait for memory. */
const MOST_THREADS = 4;

/** The program of other threads: beside this file, or among the files of the bundle; none where tests run the source. */
const WORKER = ['worker.js', 'cli-input-worker.js'].map((name) => path.join(__dirname, name)).find((file) => fs.existsSync(file));

/** What a worker is told. */
export interface Order {
  readonly job: Job;
  readonly settings: unknown;
  /** The index of the next file that nobody has taken; one for each order, so that nobody takes files for the order before. */
  readonly next: SharedArrayBuffer;
}

/** What a worker answers: the result for one file, or that there are no files left. */
export interface Answer {
  readonly index: number;
  readonly result?: unknown;
}

/** What a worker starts with. */
export interface Assignment {
  readonly files: readonly InputFile[];
  readonly namespace: string | undefined;
}

/** This thread, and others where the input is large: each takes the next file that nobody has taken. */
export class Crew {
  private readonly manifests: Manifests;
  private readonly workers: readonly Worker[];

  public constructor(private readonly files: readonly InputFile[], namespace: string | undefined) {
    const threads = threadsFor(files);
    this.manifests = new Manifests(namespace);
    const workerData: Assignment = { files, namespace };
    this.workers = Array.from({ length: threads - 1 }, () => new Worker(WORKER!, { workerData }));
  }

  /** Does a job with each file; results come in the order of the files, as soon as they are there. */
  public async* do<J extends Job>(job: J, settings: Settings<J>): AsyncGenerator<Result<J>> {
    const run = prepare(job, this.manifests, settings);
    if (this.workers.length === 0) {
      for (const file of this.files) {
        yield run(file);
      }
      return;
    }
    yield* this.share(job, settings, run);
  }

  /** Ends the other threads. */
  public async dismiss(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private async* share<J extends Job>(job: J, settings: Settings<J>, run: (file: InputFile) => Result<J>): AsyncGenerator<Result<J>> {
    const order: Order = { job, settings, next: new SharedArrayBuffer(4) };
    const next = new Int32Array(order.next);
    const results = new Map<number, Result<J>>();
    let failure: unknown;
    let wake = (): void => undefined;
    const listen = ({ index, result }: Answer): void => {
      results.set(index, result as Result<J>);
      wake();
    };
    const fail = (error: unknown): void => {
      failure = error;
      wake();
    };
    this.workers.forEach((worker) => worker.on('message', listen).on('error', fail).postMessage(order));
    try {
      for (let wanted = 0; wanted < this.files.length;) {
        if (failure !== undefined) {
          throw failure;
        }
        if (results.has(wanted)) {
          yield results.get(wanted)!;
          results.delete(wanted++);
          continue;
        }
        const index = Atomics.add(next, 0, 1);
        if (index < this.files.length) {
          // A copy, as from a worker: texts in it are parts of the file's text, and would keep it in memory.
          results.set(index, structuredClone(run(this.files[index])));
          await setImmediate();
        } else {
          await new Promise<void>((resolve) => { wake = resolve; });
        }
      }
    } finally {
      this.workers.forEach((worker) => worker.off('message', listen).off('error', fail));
    }
  }
}

function threadsFor(files: readonly InputFile[]): number {
  const fit = !isLittle(files) && files.length > 1 && files.every(({ content }) => content === undefined) && WORKER !== undefined;
  return fit ? Math.min(os.availableParallelism(), MOST_THREADS, files.length) : 1;
}

function isLittle(files: readonly InputFile[]): boolean {
  return files.reduce((sum, { bytes }) => sum + bytes, 0) <= LITTLE;
}
