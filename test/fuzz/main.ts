import { shortest, type Target } from './target';
import { charts } from './targets/charts';
import { expand, validate } from './targets/commands';
import { flags } from './targets/flags';
import { reader } from './targets/reader';
import { synth } from './targets/synth';
import { writer } from './targets/writer';

const TARGETS: readonly Target[] = [reader, writer, flags, charts, validate, expand, synth];
const DEFAULT_MINUTES = 1;
const SHOWN = 10;

/**
 * npm run fuzz [target|all] [minutes] [seed]: tries targets with made-up input for so many minutes, which all targets
 * share. Each round has its own seed, one more than the round before. The seed of a round with findings is printed;
 * with it the same round runs again, as the first one.
 */
async function main([name = 'all', minutes = String(DEFAULT_MINUTES), seed]: readonly string[]): Promise<number> {
  const chosen = TARGETS.filter((target) => name === 'all' || target.name === name);
  if (chosen.length === 0 || !(Number(minutes) > 0)) {
    process.stderr.write(
      `usage: npm run fuzz [all|${TARGETS.map((target) => target.name).join('|')}] [minutes] [seed]\n`,
    );
    return 2;
  }
  let failed = false;
  for (const target of chosen) {
    failed = (await run(target, (Number(minutes) * 60_000) / chosen.length, seed)) || failed;
  }
  return failed ? 1 : 0;
}

/** Runs one target; whether it had findings. */
async function run(target: Target, milliseconds: number, given: string | undefined): Promise<boolean> {
  const round = target.prepare();
  if (!round) {
    process.stdout.write(`${target.name}: not run here\n`);
    return false;
  }
  const first = given === undefined ? Date.now() % 2 ** 31 : Number(given);
  const end = Date.now() + milliseconds;
  let cases = 0;
  let seed = first;
  do {
    const { cases: tried, findings } = await round(seed);
    cases += tried;
    if (findings.length > 0) {
      const shown = shortest(findings, SHOWN).map(({ input, problem }) => `  ${input}\n    ${problem}\n`);
      process.stdout.write(
        `${target.name}: seed ${seed}: ${findings.length} of ${tried} fell short of: ${target.promise}\n${shown.join('')}`,
      );
      return true;
    }
    seed++;
  } while (Date.now() < end);
  process.stdout.write(`${target.name}: ${cases} cases, seeds ${first} to ${seed - 1}: ${target.promise}\n`);
  return false;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
