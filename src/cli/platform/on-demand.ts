import type * as Platforms from './parts';

/**
 * What turns platform values into input. Loading all constructs takes longer than most calls, which name manifests
 * alone.
 */
export function platforms(): typeof Platforms {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- require starts sooner than import()
  return require('./parts') as typeof Platforms;
}
