import type * as Checking from './checking';

let loaded: typeof Checking | undefined;

/**
 * Loading the rules takes longer than loading the rest of the library, so they are loaded only by synthesis and
 * findings.
 */
export function checking(): typeof Checking {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import() would make synthesis asynchronous
  loaded ??= require('./checking') as typeof Checking;
  return loaded;
}
