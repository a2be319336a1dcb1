/* eslint-disable @typescript-eslint/no-require-imports -- small calls do not load it */
import type * as V8 from 'node:v8';

/** An option of V8, its value for much work, and its default. */
type Option = readonly [name: string, value: number, usual: number];

/**
 * The work is much code that looks at few objects each: in a run of a second, V8 took a third of the time to optimize
 * it. With the first option it inlines less; with the last one, which Node 20 alone has, it starts later. What lives
 * long is little, but V8 would let the heap of each thread become four times as large before it collects the rest;
 * with the second option, two and a half times.
 */
const OPTIONS: readonly Option[] = [
  ['max-inlined-bytecode-size-cumulative', 100, 920],
  ['heap-growing-percent', 150, 0],
  ...(process.version.startsWith('v20.') ? [['interrupt-budget', 300_000, 67_584] as const] : []),
];

/** Less input is read and judged before V8 optimizes much. */
const SMALL = 16_000;

/** Lets V8 optimize less code, and collect garbage earlier, if there is much input. */
export function tuneFor(bytes: number): void {
  if (bytes <= SMALL) {
    return;
  }
  const { setFlagsFromString } = require('node:v8') as typeof V8;
  OPTIONS.forEach(([name, value]) => setFlagsFromString(`--${name}=${value}`));
  // Compiled code that is kept at the end is marked with the options, and small calls have the usual ones.
  process.prependOnceListener('exit', () => {
    OPTIONS.forEach(([name, , usual]) => setFlagsFromString(`--${name}=${usual}`));
  });
}
