import { writeOneOf } from './words';
import { MLSERVER_VARIABLES, PYTHON_LOG_LEVELS, PYTHON_VARIABLES } from '../../api/facts/server-variables';
import { type JsonKind, PYDANTIC_KINDS, PYTHON_INTEGERS, SUCH } from '../../api/facts/variable-kinds';
import { isObject, type Json } from '../../private/json';

/** What to write instead of a value on which Seldon's Python server exits; undefined if it can parse the value. */
export function pythonProblem(name: string, value: string): string | undefined {
  const kind = Object.hasOwn(PYTHON_VARIABLES, name) ? PYTHON_VARIABLES[name] : undefined;
  if (kind === 'logLevel') {
    return PYTHON_LOG_LEVELS.includes(value) ? undefined : writeOneOf(value, PYTHON_LOG_LEVELS);
  }
  return kind === undefined || PYTHON_INTEGERS[kind].test(value) ? undefined : `write ${SUCH[kind]}`;
}

/** What to write instead of a value on which MLServer exits; undefined if it can parse the value. */
export function mlserverProblem(name: string, value: string): string | undefined {
  const kind = Object.hasOwn(MLSERVER_VARIABLES, name) ? MLSERVER_VARIABLES[name] : undefined;
  if (kind === undefined) {
    return undefined;
  }
  const isRead = kind === 'map' || kind === 'list' ? isJson(value, kind) : PYDANTIC_KINDS[kind].test(value);
  return isRead ? undefined : `write ${SUCH[kind]}`;
}

function isJson(value: string, kind: JsonKind): boolean {
  try {
    const read = JSON.parse(value) as Json;
    return kind === 'list' ? Array.isArray(read) : isObject(read);
  } catch {
    return false;
  }
}
