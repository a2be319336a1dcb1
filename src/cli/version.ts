import * as path from 'node:path';

/** The version of this package. */
export function version(): string {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- package.json is not in src, and few calls need it
  return (require('../../package.json') as { version: string }).version;
}

/** The folder of this package: of a checkout, or as it is installed. */
export function packageFolder(): string {
  return path.resolve(__dirname, '../..');
}
