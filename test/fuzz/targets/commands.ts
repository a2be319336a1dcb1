import { type JsonObject } from '../../../src/private/json';
import { toYaml } from '../../../src/yaml/write';
import { damaged, Dice, Scribe, scrambled } from '../../helpers/fuzz';
import { call } from '../../helpers/io';
import { knownDeployments } from '../known-deployments';
import { type Finding, type Target } from '../target';

const MANIFESTS = 200;
/** Of processor time, for a manifest of a few KB. */
const MOST_SECONDS = 5;
const MOST_HEAP = 1_000_000_000;

/** Damaged SeldonDeployments, and text that hardly is one any more. */
function manifest(dice: Dice, known: readonly JsonObject[]): string {
  // As JSON, which has nothing undefined.
  const object = JSON.parse(JSON.stringify(damaged(dice.of(known), dice))) as JsonObject;
  const text = dice.chance(50) ? new Scribe(dice).write(object) : toYaml(object);
  return dice.chance(30) ? scrambled(text, dice) : text;
}

/** A command that reads manifests answers about each of them, whatever it holds. */
function command(name: string, words: readonly string[]): Target {
  return {
    name,
    promise: `${name} answers every manifest with 0, 1 or 2, never fails inside, and takes neither long nor much memory`,
    prepare() {
      const known = knownDeployments();
      return async (seed) => {
        // The first call of all loads the code.
        await answer([name, '-', ...words], toYaml(known[0]));
        const dice = new Dice(seed);
        const findings: Finding[] = [];
        for (let i = 0; i < MANIFESTS; i++) {
          const stdin = manifest(dice, known);
          const problem = await answer([name, '-', ...words], stdin);
          if (problem !== undefined) {
            findings.push({ input: JSON.stringify(stdin), problem });
          }
        }
        return { cases: MANIFESTS, findings };
      };
    },
  };
}

/** What is wrong with an answer. */
async function answer(argv: readonly string[], stdin: string): Promise<string | undefined> {
  const start = process.cpuUsage();
  try {
    const { code, stdout, stderr } = await call(argv, { stdin });
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    const said = [
      ...([0, 1, 2].includes(code) ? [] : [`exit code ${code}`]),
      ...(stderr.includes('internal error') ? [stderr] : []),
      ...(code === 2 && stdout !== '' ? ['prints a result and exits with 2'] : []),
      ...(seconds > MOST_SECONDS ? [`takes ${seconds} s`] : []),
      ...(process.memoryUsage().heapUsed > MOST_HEAP ? ['takes more than 1 GB'] : []),
    ];
    return said[0];
  } catch (error) {
    return `throws ${String(error)}`;
  }
}

export const validate = command('validate', ['--format', 'json']);
export const expand = command('expand', ['--format', 'json']);
