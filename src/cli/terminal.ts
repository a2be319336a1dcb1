import * as fs from 'node:fs';
import type * as Os from 'node:os';
import type * as Tty from 'node:tty';

/** Whether a descriptor is a terminal; what Node loads to find out takes long, and is needed for devices only. */
export function isTerminal(descriptor: number): boolean {
  const status = fs.fstatSync(descriptor);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  return status.isCharacterDevice() && !isNull(status) && (require('node:tty') as typeof Tty).isatty(descriptor);
}

/** Whether a device is the one that drops all output. */
function isNull({ rdev }: fs.Stats): boolean {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  const { devNull } = require('node:os') as typeof Os;
  return fs.statSync(devNull, { throwIfNoEntry: false })?.rdev === rdev;
}
