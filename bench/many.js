// CPU time and peak memory of `validate` and `expand`, as whole processes, of N SeldonDeployments of both sets, and the exponent
// with which the time grows, fitted over all sizes. Another checkout takes turns with this one.
// Usage: node bench/many.js [--rounds N] [--against CHECKOUT] [--per-file N] [N...]
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { parseArgs } = require('node:util');
const { cpuOf, median, memoryOf } = require('./compare');
const { SETS, writeSet } = require('./sets');

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string' }, against: { type: 'string' }, 'per-file': { type: 'string' } },
  allowPositionals: true,
});
const sizes = positionals.length > 0 ? positionals.map(Number) : [1_000, 10_000, 50_000];
const roots = [path.resolve(__dirname, '..'), ...(values.against === undefined ? [] : [path.resolve(values.against)])];
const programs = roots.map((root) => path.join(root, 'bin/cdk8s-seldon.js'));
const [clean, reference] = SETS;
const CALLS = [
  ['validate', clean],
  ['validate', reference],
  ['expand', clean],
];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-many-'));
try {
  const measured = CALLS.map(() => []);
  for (const size of sizes) {
    const sets = Object.fromEntries(SETS.map((name, i) => [name, write(name, `${size}-${i}`, size)]));
    CALLS.forEach(([command, name], i) => {
      const { directory, bytes } = sets[name];
      const [cpu, others] = timesOf(command, directory);
      measured[i].push({ size, cpu });
      console.log(
        `${size} ${name}, ${(bytes / 1e6).toFixed(0)} MB: ${command} ${(cpu / 1000).toFixed(1)} s of CPU, ` +
          `${memoryOf([programs[0], command, directory])} MB` +
          (others === undefined
            ? ''
            : `; other ${(others / 1000).toFixed(1)} s, ${memoryOf([programs[1], command, directory])} MB, ` +
              `ratio ${(cpu / others).toFixed(2)}`),
      );
    });
    Object.values(sets).forEach(({ directory }) => fs.rmSync(directory, { recursive: true }));
  }
  if (sizes.length > 1) {
    CALLS.forEach(([command, name], i) => {
      console.log(`${command} of ${name}: exponent ${exponent(measured[i]).toFixed(2)}`);
    });
  }
} finally {
  fs.rmSync(folder, { recursive: true });
}

function write(name, file, size) {
  const directory = path.join(folder, file);
  return { directory, bytes: writeSet(directory, name, size, Number(values['per-file'] ?? 100)) };
}

/** The median CPU time of each checkout. */
function timesOf(command, directory) {
  const times = programs.map(() => []);
  for (let round = 0; round < Number(values.rounds ?? 1); round++) {
    programs.forEach((program, i) => {
      const { status, cpu } = cpuOf(process.execPath, [program, command, directory]);
      if (status > 1) {
        throw new Error(`${command} by ${program}: ended with ${status}`);
      }
      times[i].push(cpu);
    });
  }
  return times.map(median);
}

/** The slope of the line that fits the logarithms of size and time best. */
function exponent(points) {
  const [x, y] = ['size', 'cpu'].map((key) => points.map((point) => Math.log(point[key])));
  const mean = (numbers) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  const [mx, my] = [mean(x), mean(y)];
  const product = x.reduce((sum, each, i) => sum + (each - mx) * (y[i] - my), 0);
  return product / x.reduce((sum, each) => sum + (each - mx) ** 2, 0);
}
