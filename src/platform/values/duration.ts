import { Duration } from 'cdk8s';

const MILLIS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const;

/** A duration as Go and Helm charts write it: `30s`, `1h30m`, `250ms`. */
export function parseDuration(text: string): Duration {
  const parts = [...text.matchAll(/(?<![0-9.])([0-9.]+)(ms|s|m|h)/g)].map(
    ([, amount, unit]) => Number(amount) * MILLIS[unit as keyof typeof MILLIS],
  );
  return Duration.millis(parts.reduce((sum, part) => sum + part, 0));
}

const UNITS: readonly (readonly [RegExp, keyof typeof MILLIS])[] = [
  [/^(ms|msec|milli|millisecond)s?$/, 'ms'],
  [/^(s|sec|second)s?$/, 's'],
  [/^(m|min|minute)s?$/, 'm'],
  [/^(h|hr|hour)s?$/, 'h'],
];

/** What people mean by `5 seconds` or `10min`. A number alone may be seconds, or milliseconds as in annotations. */
export function meantDurations(text: string): readonly string[] {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text.trim()) ?? [];
  const known = UNITS.find(([pattern]) => pattern.test(unit?.toLowerCase()));
  return unit === undefined || known === undefined ? [] : [`${amount}${known[1]}`];
}
