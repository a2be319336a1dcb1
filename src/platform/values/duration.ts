import { Duration } from 'cdk8s';

const MILLIS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** A duration as Go and Helm charts write it: `30s`, `1h30m`, `250ms`. */
export function parseDuration(text: string): Duration {
  const parts = [...text.matchAll(/(?<![0-9.])([0-9.]+)(ms|s|m|h)/g)].map(
    ([, amount, unit]) => Number(amount) * MILLIS[unit as keyof typeof MILLIS],
  );
  return Duration.millis(parts.reduce((sum, part) => sum + part, 0));
}
