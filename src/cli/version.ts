import * as path from 'node:path';
import { libraryPage } from '../api/facts/links';

/** The version of this package. */
export function version(): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- package.json is not in src, and few calls need it
  return (require('../../package.json') as { version: string }).version;
}

/** The version of a checkout, which no release has. */
const UNRELEASED = '0.0.0';

/** A page of this library, such as `docs/rules.md`, at the release that runs; a checkout's is on the main branch. */
export function pageOfVersion(file: string, released = version()): string {
  return libraryPage(file, released === UNRELEASED ? 'main' : `v${released}`);
}

/** The folder of this package: of a checkout, or as it is installed. */
export function packageFolder(): string {
  return path.resolve(__dirname, '../..');
}
