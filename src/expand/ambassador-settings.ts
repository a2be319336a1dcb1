import { itemOrPanic, wholeNumber } from './failure';
import { annotationOf, annotationPath, type Scope } from './scope';
import * as annotations from '../api/facts/settings';
import { put } from '../private/json';

/** The target of a route: a predictor's Service or an explainer's. */
export interface Route {
  readonly service: string;
  readonly http: number;
  readonly grpc: number;
  readonly isExplainer: boolean;
}

/** An annotation as a whole number. */
export function numberOf({ sdep }: Scope, key: string, otherwise: string): number {
  return wholeNumber(annotationOf(sdep, key) ?? otherwise, annotationPath(sdep, key));
}

/** The timeout in milliseconds above which the idle timeout of connections must be raised, too. */
export const IDLE_TIMEOUT = 300_000;

const BREAKERS = [
  ['max_connections', annotations.AMBASSADOR_MAX_CONNECTIONS],
  ['max_pending_requests', annotations.AMBASSADOR_MAX_PENDING_REQUESTS],
  ['max_requests', annotations.AMBASSADOR_MAX_REQUESTS],
  ['max_retries', annotations.AMBASSADOR_MAX_RETRIES],
] as const;

/** Limits of the circuit breaker, in Ambassador's order; undefined if none is set. */
export function circuitBreaker(scope: Scope): Record<string, number> | undefined {
  const limits = BREAKERS.filter(([, key]) => (annotationOf(scope.sdep, key) ?? '') !== '').map(
    ([name, key]) => [name, numberOf(scope, key, '')] as const,
  );
  return limits.length === 0 ? undefined : Object.fromEntries(limits);
}

/** Pairs of keys and values in the annotation for a header; an odd number of parts crashes the operator. */
export function headerPairs(scope: Scope): Record<string, string> {
  const parts = customHeader(scope).split(':');
  const pairs: Record<string, string> = {};
  for (let i = 0; i < parts.length; i += 2) {
    const value = itemOrPanic(parts, i + 1, annotationPath(scope.sdep, annotations.AMBASSADOR_HEADER));
    put(pairs, trimmed(parts[i]), trimmed(value));
  }
  return pairs;
}

/** The header that requests must have; empty for none. */
export function customHeader({ sdep }: Scope): string {
  return annotationOf(sdep, annotations.AMBASSADOR_HEADER) ?? '';
}

/** The operator also uses the header's annotation as the regular expression. */
export function regexHeaders(scope: Scope): Record<string, string> | undefined {
  return (annotationOf(scope.sdep, annotations.AMBASSADOR_REGEX_HEADER) ?? '') === '' ? undefined : headerPairs(scope);
}

/** @see https://pkg.go.dev/strings#TrimSpace */
export function trimmed(text: string): string {
  return text.replace(/^[^\S\ufeff]+|(?<![^\S\ufeff])[^\S\ufeff]+$/g, '');
}
