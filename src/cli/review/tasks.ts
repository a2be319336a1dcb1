/* eslint-disable @typescript-eslint/no-require-imports -- require starts sooner than import() */
import { causes } from './causes';
import { demands } from './demands';
import { expansions, previews } from './expansions';
import { findings } from './findings';
import type * as Pictures from './pictures';
import type * as Reports from './reports';
import { created, survey } from './survey';
import { type InputFile } from '../manifests/files';
import { type ManifestReader } from '../manifests/manifest-reader';

/**
 * What is done with each file, in this thread or a worker: settings and results are plain data, so the thread makes no
 * difference.
 */
const TASKS = {
  survey,
  created,
  demands,
  findings,
  // In pieces, so that the result of a large file is never in memory as a whole.
  expansions,
  previews,
  causes,
  // Only commands that draw load the code for it.
  pictures: (...args: Parameters<typeof Pictures.pictures>) =>
    (require('./pictures') as typeof Pictures).pictures(...args),
  reports: (...args: Parameters<typeof Reports.reports>) => (require('./reports') as typeof Reports).reports(...args),
};

export type Task = keyof typeof TASKS;
export type Settings<T extends Task> = Parameters<(typeof TASKS)[T]>[1];
type Made<T extends Task> = ReturnType<ReturnType<(typeof TASKS)[T]>>;
/** The result for a file, or a piece of it. */
export type Result<T extends Task> = Made<T> extends Generator<infer Piece> ? Piece : Made<T>;

const IN_PIECES: ReadonlySet<Task> = new Set(['expansions']);

/** Binds a task to its settings. The results for a file are one, or several pieces. */
export function prepare<T extends Task>(
  task: T,
  reader: ManifestReader,
  settings: Settings<T>,
): (file: InputFile) => Iterable<Result<T>> {
  const start = TASKS[task] as (reader: ManifestReader, settings: Settings<T>) => (file: InputFile) => unknown;
  const run = start(reader, settings);
  return IN_PIECES.has(task) ? (file) => run(file) as Iterable<Result<T>> : (file) => [run(file) as Result<T>];
}
