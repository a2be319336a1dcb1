import { type Refusals } from './refusal';

/** Checks that a path does not contain `..`. */
export function checkNoBacksteps(path: string, at: string, out: Refusals): void {
  if (climbs(path)) {
    out.invalid(at, path, "must not contain '..'");
  }
}

/** Whether a segment of a path is `..`. */
export function climbs(path: string): boolean {
  return path.includes('..') && path.split('/').includes('..');
}

/** Checks that a path is relative and does not contain `..`. */
export function checkLocalPath(path: string, at: string, out: Refusals): void {
  if (path.startsWith('/')) {
    out.invalid(at, path, 'must be a relative path');
  }
  checkNoBacksteps(path, at, out);
}

/** The same, and that it does not begin with `..`, as names that the kubelet uses itself do. */
export function checkFreePath(path: string, at: string, out: Refusals): void {
  checkLocalPath(path, at, out);
  if (path.startsWith('..') && !path.startsWith('../')) {
    out.invalid(at, path, "must not start with '..'");
  }
}
