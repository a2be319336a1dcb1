/** Four times as much takes about four times the CPU time; where time is quadratic, it takes sixteen times. */
const FACTOR = 4;
export const MOST_RATIO = 9;
const ATTEMPTS = 3;

/**
 * How many times the CPU time is with four times as much: the least of a few attempts.
 *
 * @param few how much the smaller input is
 * @param prepare makes an input of a size, and returns what is measured
 */
export async function growth(few: number, prepare: (n: number) => () => Promise<unknown>): Promise<number> {
  await cpuTime(prepare(few / FACTOR));
  let ratio = Infinity;
  for (let i = 0; i < ATTEMPTS && ratio > MOST_RATIO; i++) {
    const less = await cpuTime(prepare(few));
    ratio = Math.min(ratio, (await cpuTime(prepare(FACTOR * few))) / less);
  }
  return ratio;
}

async function cpuTime(run: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
