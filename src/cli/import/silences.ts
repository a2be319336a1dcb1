const LONGEST_REASON = 80;

/** Says of each rule that it is known to be broken, and how. */
export function silences(rules: ReadonlyMap<string, string>): Map<string, string> {
  return new Map(
    [...rules].map(([rule, message]) => [
      rule,
      `imported as it was: ${message.replace(/\s+/g, ' ').slice(0, LONGEST_REASON)}`.trim(),
    ]),
  );
}
