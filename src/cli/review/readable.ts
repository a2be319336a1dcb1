import { type Unusable } from '../../input/placed-object';
import { InputError } from '../../private/errors';
import { visible } from '../../private/visible';

const BROKEN = new Set<Unusable['reason']>(['unreadable-file', 'unreadable', 'large-integer']);

/** For commands that use the whole input. @throws InputError if a part of it cannot be read as it is */
export function requireReadable(unusable: readonly Unusable[]): void {
  const broken = unusable.filter(({ reason }) => BROKEN.has(reason));
  if (broken.length > 0) {
    throw new InputError(
      broken
        .map(({ file, line, column, message }) => `${visible(file)}:${line}:${column}: ${visible(message)}`)
        .join('\n'),
    );
  }
}
