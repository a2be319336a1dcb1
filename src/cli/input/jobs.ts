import { type InputFile } from './files';
import { type Manifests } from './manifests';
import { created, survey } from './survey';
import { expansions, previews } from '../review/expansions';
import { findings } from '../review/findings';

/**
 * What is done with each file, in this thread or another one: settings and results are plain data. Which thread does it makes no
 * difference.
 */
export const JOBS = { survey, created, findings, expansions, previews };

export type Job = keyof typeof JOBS;
export type Settings<J extends Job> = Parameters<typeof JOBS[J]>[1];
export type Result<J extends Job> = ReturnType<ReturnType<typeof JOBS[J]>>;

/** A job with its settings, ready to be done. */
export function prepare<J extends Job>(job: J, manifests: Manifests, settings: Settings<J>): (file: InputFile) => Result<J> {
  return (JOBS[job] as (manifests: Manifests, settings: Settings<J>) => (file: InputFile) => Result<J>)(manifests, settings);
}
