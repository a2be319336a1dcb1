import { type Refusals } from './refusal';

/** A path that does not climb. */
export function checkNoBacksteps(path: string, at: string, out: Refusals): void {
  if (climbs(path)) {
    out.invalid(at, path, "must not contain '..'");
  }
}

/** Whether a step of a path goes up. */
export function climbs(path: string): boolean {
  return path.includes('..') && path.split('/').includes('..');
}

/** A relative path that does not climb. */
export function checkLocalPath(path: string, at: string, out: Refusals): void {
  if (path.startsWith('/')) {
    out.invalid(at, path, 'must be a relative path');
  }
  checkNoBacksteps(path, at, out);
}

/** A relative path that does not climb, and whose first step is no name that the kubelet uses itself. */
export function checkFreePath(path: string, at: string, out: Refusals): void {
  checkLocalPath(path, at, out);
  if (path.startsWith('..') && !path.startsWith('../')) {
    out.invalid(at, path, "must not start with '..'");
  }
}
