import { checkHandler, PROBE_HANDLERS } from './handlers';
import { number, type Fields } from './read';
import { type Refusals } from './refusal';

/** The probes of a container. */
export const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;

const COUNTS = ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'];

/** Checks a probe: one handler, no negative numbers; only readiness may require more than one success. */
export function checkProbe(probe: Fields, kind: (typeof PROBES)[number], at: string, out: Refusals): void {
  if (probe === undefined) {
    return;
  }
  checkHandler(probe, PROBE_HANDLERS, at, out);
  for (const key of COUNTS) {
    out.nonNegative(`${at}.${key}`, number(probe, key));
  }
  const grace = number(probe, 'terminationGracePeriodSeconds');
  if (grace !== undefined && grace <= 0) {
    out.invalid(`${at}.terminationGracePeriodSeconds`, grace, 'must be greater than 0');
  }
  if (kind !== 'readinessProbe') {
    const successes = number(probe, 'successThreshold') || 1;
    if (successes !== 1) {
      out.invalid(`${at}.successThreshold`, successes, 'must be 1');
    }
  } else if (grace !== undefined) {
    out.invalid(`${at}.terminationGracePeriodSeconds`, grace, 'must not be set for readinessProbes');
  }
}
