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

/** What is done with each file, in this thread or a worker: settings and results are plain data, so the thread makes no difference. */
const TASKS = {
  survey,
  created,
  demands,
  findings,
  expansions,
  previews,
  causes,
  // Only those who draw wait for what draws.
  pictures: (...args: Parameters<typeof Pictures.pictures>) =>
    (require('./pictures') as typeof Pictures).pictures(...args),
  reports: (...args: Parameters<typeof Reports.reports>) => (require('./reports') as typeof Reports).reports(...args),
};

export type Task = keyof typeof TASKS;
export type Settings<T extends Task> = Parameters<(typeof TASKS)[T]>[1];
export type Result<T extends Task> = ReturnType<ReturnType<(typeof TASKS)[T]>>;

/** Binds a task to its settings. */
export function prepare<T extends Task>(
  task: T,
  reader: ManifestReader,
  settings: Settings<T>,
): (file: InputFile) => Result<T> {
  const start = TASKS[task] as (reader: ManifestReader, settings: Settings<T>) => (file: InputFile) => Result<T>;
  return start(reader, settings);
}
