import * as fs from 'node:fs';
import type * as Os from 'node:os';
import * as path from 'node:path';
import type * as V8 from 'node:v8';
import type * as Threads from 'node:worker_threads';
import { FileProgress } from './file-progress';
import { prepare, type Result, type Settings, type Task } from './tasks';
import { Turns } from './turns';
import { InputError } from '../../private/errors';
import { type InputFile } from '../manifests/files';
import { ManifestReader } from '../manifests/manifest-reader';
import { OUT_OF_MEMORY } from '../out-of-memory';

/** Input up to this many bytes is handled by one thread: each worker has to load and compile the rules again. */
const SMALL = 6_000_000;

/** With more threads, memory bandwidth is the limit. */
const MOST_THREADS = 4;

/** Asks a worker to run a task on files until none is left. */
export interface TaskRequest {
  readonly task: Task;
  readonly settings: unknown;
  /** The memory of the turns; each run has its own, so that a late worker takes nothing of the next one. */
  readonly memory: SharedArrayBuffer;
}

/** A result of a worker for one file, or a piece of it. */
export interface TaskResult {
  readonly index: number;
  /** As V8 serializes it. */
  readonly result: Uint8Array;
  readonly isLast: boolean;
}

/** What a worker gets when it starts. */
export interface WorkerInput {
  readonly files: readonly InputFile[];
  readonly namespace: string | undefined;
}

/** Results that wait until those of the files before are used. */
interface Waiting {
  /** Outside of the heap, which V8 lets grow to several times what is in it. */
  readonly results: Uint8Array[];
  isComplete: boolean;
}

/** Says of each of at least one piece whether it is the last one. */
export function* markLast<R>(pieces: Iterable<R>): Generator<{ result: R; isLast: boolean }> {
  const iterator = pieces[Symbol.iterator]();
  for (let piece = iterator.next(); piece.done !== true;) {
    const following = iterator.next();
    yield { result: piece.value, isLast: following.done === true };
    piece = following;
  }
}

/**
 * Runs tasks on files: in this thread and, if the input is large, in workers as well; each takes the next file that is
 * not taken.
 */
export class WorkerPool {
  private readonly reader: ManifestReader;
  private workers: readonly Threads.Worker[];
  private failure?: Error;
  /** Wakes this thread if it waits for the workers. */
  private resume?: () => void;
  private readonly progress: FileProgress;

  public constructor(
    private readonly files: readonly InputFile[],
    namespace: string | undefined,
    show?: (line: string) => void,
  ) {
    const threads = threadsFor(files);
    this.progress = new FileProgress(files.length, show);
    this.reader = new ManifestReader(namespace, () => this.progress.documentRead());
    const workerData: WorkerInput = { files, namespace };
    this.workers = Array.from({ length: threads - 1 }, () => newWorker(workerData)).filter(
      (worker) => worker !== undefined,
    );
    this.workers.forEach((worker) => this.watch(worker));
  }

  /**
   * Runs a task on each file. Results come in the order of the files, each as soon as it is there; few are in memory at
   * a time.
   *
   * @throws InputError if a worker needs more memory than it may use
   */
  public async *run<T extends Task>(task: T, settings: Settings<T>): AsyncGenerator<Result<T>> {
    const run = prepare(task, this.reader, settings);
    this.progress.start(task);
    if (this.workers.length === 0) {
      for (const file of this.files) {
        yield* run(file);
        this.progress.fileDone();
      }
      return;
    }
    yield* this.share(task, settings, run);
  }

  /** Ends the workers. */
  public async close(): Promise<void> {
    this.workers.forEach((worker) => worker.removeAllListeners());
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  private watch(worker: Threads.Worker): void {
    const fail = (error: Error): void => {
      this.failure ??= error;
      this.resume?.();
    };
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (hasNoThread(error)) {
        // This worker took no file; the others do its part.
        this.workers = this.workers.filter((other) => other !== worker);
        this.resume?.();
      } else {
        fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new InputError(OUT_OF_MEMORY) : error);
      }
    });
    // A worker whose memory is full may end without an error; nothing else ends one.
    worker.on('exit', () => this.workers.includes(worker) && fail(new InputError(OUT_OF_MEMORY)));
  }

  private async *share<T extends Task>(
    task: T,
    settings: Settings<T>,
    run: (file: InputFile) => Iterable<Result<T>>,
  ): AsyncGenerator<Result<T>> {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- small inputs need no threads
    const { serialize, deserialize } = require('node:v8') as typeof V8;
    const turns = new Turns();
    const waiting = new Map<number, Waiting>();
    const keep = ({ index, result, isLast }: TaskResult): void => {
      const ofFile = waiting.get(index) ?? { results: [], isComplete: false };
      waiting.set(index, ofFile);
      ofFile.results.push(result);
      ofFile.isComplete = isLast;
    };
    const listen = (piece: TaskResult): void => {
      keep(piece);
      this.resume?.();
    };
    const request: TaskRequest = { task, settings, memory: turns.memory };
    this.workers.forEach((worker) => worker.on('message', listen).postMessage(request));
    // What this thread works on.
    let index = -1;
    let pieces: Iterator<{ result: Result<T>; isLast: boolean }> | undefined;
    try {
      for (let wanted = 0; wanted < this.files.length;) {
        if (this.failure !== undefined) {
          throw this.failure;
        }
        const ready = waiting.get(wanted);
        if (ready !== undefined && ready.results.length > 0) {
          yield deserialize(ready.results.shift()!) as Result<T>;
          turns.used();
          continue;
        }
        if (ready?.isComplete === true) {
          waiting.delete(wanted++);
          this.progress.fileDone();
          turns.nextFile();
          continue;
        }
        if (pieces === undefined && index < this.files.length) {
          index = turns.take();
          pieces = index < this.files.length ? markLast(run(this.files[index])) : undefined;
        }
        if (pieces !== undefined && turns.hasRoom(index)) {
          const next = pieces.next();
          if (next.done === true) {
            pieces = undefined;
          } else {
            const { result, isLast } = next.value;
            keep({ index, result: serialize(result), isLast });
            turns.handedOver();
          }
          await new Promise((resolve) => {
            setImmediate(resolve);
          });
        } else {
          await new Promise<void>((resolve) => {
            this.resume = resolve;
          });
        }
      }
    } finally {
      turns.end();
      this.workers.forEach((worker) => worker.off('message', listen));
    }
  }
}

/** A worker; undefined if the system has no thread left, which Node reports at once or later, as an event. */
function newWorker(workerData: WorkerInput): Threads.Worker | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- small inputs need no threads, nor the time to load them
  const { Worker } = require('node:worker_threads') as typeof Threads;
  try {
    return new Worker(workerProgram()!, { workerData });
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
  const fit = !isSmall(files) && files.length > 1 && rereadable && workerProgram() !== undefined;
  return fit ? Math.min(processors(), MOST_THREADS, files.length) : 1;
}

function processors(): number {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- small inputs need no number of processors
  return (require('node:os') as typeof Os).availableParallelism();
}

/** The program of a worker: next to this file, or in the bundle; undefined if tests run the source. */
function workerProgram(): string | undefined {
  return ['worker.js', 'cli-review-worker.js']
    .map((name) => path.join(__dirname, name))
    .find((file) => fs.existsSync(file));
}

function isSmall(files: readonly InputFile[]): boolean {
  return files.reduce((sum, { bytes }) => sum + bytes, 0) <= SMALL;
}
