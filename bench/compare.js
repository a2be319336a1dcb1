// Times functions of one kind in fresh processes that take turns; medians, so that a noisy machine does not decide.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

/** Runs `node file task size` in turns and returns the median time (ms) and peak memory (MB) of each task. */
exports.compare = function compare(file, tasks, size, rounds = 5) {
  const results = Object.fromEntries(tasks.map((task) => [task, []]));
  for (let round = 0; round < rounds; round++) {
    for (const task of tasks) {
      const child = spawnSync(process.execPath, [file, task, String(size)], { encoding: 'utf8', maxBuffer: 1 << 26 });
      if (child.status !== 0) {
        throw new Error(`${task}: ${child.stderr}`);
      }
      results[task].push(JSON.parse(child.stdout.trim().split('\n').at(-1)));
    }
  }
  return Object.fromEntries(
    tasks.map((task) => [
      task,
      {
        ms: median(results[task].map(({ ms }) => ms)),
        mb: median(results[task].map(({ mb }) => mb)),
      },
    ]),
  );
};

/** Prints what `compare` reads: the time of a function and the peak memory of the process. */
exports.report = function report(run) {
  const start = process.hrtime.bigint();
  run();
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  console.log(JSON.stringify({ ms: Math.round(ms), mb: Math.round(process.resourceUsage().maxRSS / 1024) }));
};

/**
 * Runs a program, its output dropped, and returns the CPU time (ms, user and system) of it and its children: Bash counts
 * milliseconds, other shells hundredths of a second.
 */
exports.cpuOf = function cpuOf(command, args) {
  const script = '"$0" "$@" > /dev/null 2>&1; echo "$?"; times';
  const { stdout } = spawnSync('bash', ['-c', script, command, ...args], { encoding: 'utf8' });
  const [status, , children] = stdout.trim().split('\n');
  const cpu = children
    .split(' ')
    .map((time) => /^(\d+)m([\d.]+)s$/.exec(time))
    .reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0);
  return { status: Number(status), cpu };
};

/** The peak memory (MB) of a call of the command line. */
exports.memoryOf = function memoryOf(args) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-memory-'));
  try {
    const file = path.join(folder, 'memory');
    spawnSync(process.execPath, ['--require', path.join(__dirname, 'memory.js'), ...args], {
      stdio: 'ignore',
      env: { ...process.env, BENCH_MEMORY: file },
    });
    return Number(fs.readFileSync(file, 'utf8'));
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
};

exports.median = median;
function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
