import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type * as Threads from 'node:worker_threads';
import { prepare, type Result, type Settings, type Task } from './tasks';
import { InputError } from '../../private/errors';
import { type InputFile } from '../manifests/files';
import { ManifestReader } from '../manifests/manifest-reader';

/** Input up to this many bytes is handled by one thread: each worker has to load and compile the rules again. */
const SMALL = 6_000_000;

/** With more threads, memory bandwidth is the limit. */
const MOST_THREADS = 4;

/** The program of a worker: beside this file, or in the bundle; undefined where tests run the source. */
const WORKER = ['worker.js', 'cli-review-worker.js']
  .map((name) => path.join(__dirname, name))
  .find((file) => fs.existsSync(file));

const OUT_OF_MEMORY =
  'the input needs more memory than Node may use: give fewer files at once, ' +
  'or allow more with NODE_OPTIONS=--max-old-space-size=MEGABYTES';

/** Asks a worker to run a task on files until none is left. */
export interface TaskRequest {
  readonly task: Task;
  readonly settings: unknown;
  /** The index of the next file that is not taken; each request has its own, so that a late worker takes none of the next one. */
  readonly next: SharedArrayBuffer;
}

/** A worker's result for one file. */
export interface TaskResult {
  readonly index: number;
  readonly result: unknown;
}

/** What a worker gets when it starts. */
export interface WorkerInput {
  readonly files: readonly InputFile[];
  readonly namespace: string | undefined;
}

/** Runs tasks on files: in this thread, and where the input is large in workers beside it; each takes the next file that is not taken. */
export class WorkerPool {
  private readonly reader: ManifestReader;
  private workers: readonly Threads.Worker[];

  public constructor(
    private readonly files: readonly InputFile[],
    namespace: string | undefined,
  ) {
    const threads = threadsFor(files);
    this.reader = new ManifestReader(namespace);
    const workerData: WorkerInput = { files, namespace };
    this.workers = Array.from({ length: threads - 1 }, () => newWorker(workerData)).filter(
      (worker) => worker !== undefined,
    );
  }

  /** Runs a task on each file; results come in the order of the files, each as soon as it is there. */
  public async *run<T extends Task>(task: T, settings: Settings<T>): AsyncGenerator<Result<T>> {
    const run = prepare(task, this.reader, settings);
    if (this.workers.length === 0) {
      for (const file of this.files) {
        yield run(file);
      }
      return;
    }
    yield* this.share(task, settings, run);
  }

  /** Ends the workers. */
  public async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private async *share<T extends Task>(
    task: T,
    settings: Settings<T>,
    run: (file: InputFile) => Result<T>,
  ): AsyncGenerator<Result<T>> {
    const request: TaskRequest = { task, settings, next: new SharedArrayBuffer(4) };
    const next = new Int32Array(request.next);
    const results = new Map<number, Result<T>>();
    let failure: unknown;
    let wake = (): void => undefined;
    const listen = ({ index, result }: TaskResult): void => {
      results.set(index, result as Result<T>);
      wake();
    };
    const failures = new Map(
      this.workers.map((worker) => [
        worker,
        (error: NodeJS.ErrnoException): void => {
          if (hasNoThread(error)) {
            // This worker took no file; the others do its part.
            this.workers = this.workers.filter((other) => other !== worker);
          } else {
            failure = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new InputError(OUT_OF_MEMORY) : error;
          }
          wake();
        },
      ]),
    );
    failures.forEach((fail, worker) => worker.on('message', listen).on('error', fail).postMessage(request));
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
          // A copy, as from a worker: strings in it are slices of the file's text and would keep it in memory.
          results.set(index, structuredClone(run(this.files[index])));
          await setImmediate();
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    } finally {
      failures.forEach((fail, worker) => worker.off('message', listen).off('error', fail));
    }
  }
}

/** A worker; undefined where the system has no thread left: Node says so at once or later, as an event. */
function newWorker(workerData: WorkerInput): Threads.Worker | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- small inputs need no threads, nor the time to load them
  const { Worker } = require('node:worker_threads') as typeof Threads;
  try {
    return new Worker(WORKER!, { workerData });
  } catch (error) {
    if (hasNoThread(error as NodeJS.ErrnoException)) {
      return undefined;
    }
    throw error;
  }
}

function hasNoThread({ code }: NodeJS.ErrnoException): boolean {
  return code === 'ERR_WORKER_INIT_FAILED';
}

function threadsFor(files: readonly InputFile[]): number {
  const rereadable = files.every(({ content }) => content === undefined);
  const fit = !isSmall(files) && files.length > 1 && rereadable && WORKER !== undefined;
  return fit ? Math.min(os.availableParallelism(), MOST_THREADS, files.length) : 1;
}

function isSmall(files: readonly InputFile[]): boolean {
  return files.reduce((sum, { bytes }) => sum + bytes, 0) <= SMALL;
}
