import type * as Platforms from './parts';

/**
 * Loads the code that turns platform values into input. Loading all constructs takes longer than most calls, which only
 * name manifests.
 */
export function platforms(): typeof Platforms {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- require starts sooner than import()
  return require('./parts') as typeof Platforms;
}
