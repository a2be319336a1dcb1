import { writeOneOf } from './words';
import {
  MLSERVER_VARIABLES,
  PYDANTIC_KINDS,
  PYTHON_INTEGER,
  PYTHON_LOG_LEVELS,
  PYTHON_VARIABLES,
  SUCH,
} from '../../api/facts/variables';

/** What to write instead of a value that ends Seldon's Python server; undefined where it can read the value. */
export function pythonProblem(name: string, value: string): string | undefined {
  const kind = Object.hasOwn(PYTHON_VARIABLES, name) ? PYTHON_VARIABLES[name] : undefined;
  if (kind === 'logLevel') {
    return PYTHON_LOG_LEVELS.includes(value) ? undefined : writeOneOf(value, PYTHON_LOG_LEVELS);
  }
  return kind === undefined || PYTHON_INTEGER.test(value) ? undefined : `write ${SUCH[kind]}`;
}

/** What to write instead of a value that ends MLServer; undefined where it can read the value. */
export function mlserverProblem(name: string, value: string): string | undefined {
  const kind = Object.hasOwn(MLSERVER_VARIABLES, name) ? MLSERVER_VARIABLES[name] : undefined;
  return kind === undefined || PYDANTIC_KINDS[kind].test(value) ? undefined : `write ${SUCH[kind]}`;
}
