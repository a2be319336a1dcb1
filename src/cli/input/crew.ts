import { once } from 'node:events';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { type InputFile } from './files';
import { type Job, prepare, type Result, type Settings } from './jobs';
import { Manifests } from './manifests';

/** Input up to this size stays in memory and in one thread: to start another one takes as long as to check a thousand manifests. */
const LITTLE = 6_000_000;

/** More threads would wait for memory. */
const MOST_THREADS = 4;

const WORKER = path.join(__dirname, 'worker.js');

/** What a worker is told. */
export interface Order {
  readonly job: Job;
  readonly settings: unknown;
}

/** What a worker answers: the result for one file, or that there are no files left. */
export interface Answer {
  readonly index: number;
  readonly result?: unknown;
}

/** What a worker starts with. */
export interface Assignment {
  readonly files: readonly InputFile[];
  /** The index of the next file that nobody has taken. */
  readonly next: SharedArrayBuffer;
  readonly namespace: string | undefined;
}

/** This thread, and others where the input is large: each takes the next file that nobody has taken. */
export class Crew {
  private readonly manifests: Manifests;
  private readonly next = new SharedArrayBuffer(4);
  private readonly workers: readonly Worker[];

  public constructor(private readonly files: readonly InputFile[], namespace: string | undefined) {
    const threads = threadsFor(files);
    this.manifests = new Manifests(isLittle(files), namespace);
    const workerData: Assignment = { files, next: this.next, namespace };
    this.workers = Array.from({ length: threads - 1 }, () => new Worker(WORKER, { workerData }));
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
    const next = new Int32Array(this.next);
    const results = new Map<number, Result<J>>();
    let failure: unknown;
    const listen = ({ index, result }: Answer): void => void results.set(index, result as Result<J>);
    const fail = (error: unknown): void => { failure = error; };
    next[0] = 0;
    this.workers.forEach((worker) => worker.on('message', listen).on('error', fail).postMessage({ job, settings } satisfies Order));
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
          await Promise.race(this.workers.map((worker) => once(worker, 'message')));
        }
      }
    } finally {
      this.workers.forEach((worker) => worker.off('message', listen).off('error', fail));
    }
  }
}

function threadsFor(files: readonly InputFile[]): number {
  const fit = !isLittle(files) && files.length > 1 && files.every(({ content }) => content === undefined) && fs.existsSync(WORKER);
  return fit ? Math.min(os.availableParallelism(), MOST_THREADS, files.length) : 1;
}

function isLittle(files: readonly InputFile[]): boolean {
  return files.reduce((sum, { bytes }) => sum + bytes, 0) <= LITTLE;
}
