import { settle } from './settle';
import { isResolvedLater } from '../private/resolved-later';

/** What is being resolved: it may depend on a name or URL that it is part of itself. */
const underWay = new Set<unknown>();

/** What a value is resolved to at present; the value itself if nothing is to be resolved, or cannot be yet. */
export function settledNow(value: unknown): unknown {
  if (!isResolvedLater(value) || underWay.has(value)) {
    return value;
  }
  underWay.add(value);
  try {
    return settle(value);
  } catch {
    return value; // synthesis reports it
  } finally {
    underWay.delete(value);
  }
}
