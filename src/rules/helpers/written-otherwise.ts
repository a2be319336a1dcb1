import { isMeantAs } from './other-words';
import { type SchemaVerdict } from '../../api/validation/verdict';
import { formatPath } from '../../private/path';

/**
 * Whether a map has an unknown field that was probably meant as one that is missing there: another rule reports it.
 *
 * @param map path of the map
 */
export function isWrittenOtherwise({ pruned }: SchemaVerdict, map: string, missing: string): boolean {
  return pruned.some(
    ({ field, path }) =>
      field.startsWith(map) &&
      isMeantAs(String(path[path.length - 1]), missing) &&
      formatPath(path.slice(0, -1)) === map,
  );
}
