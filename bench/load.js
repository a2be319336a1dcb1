// How long require('cdk8s-seldon') takes beyond cdk8s itself, each time in a separate process.
// Usage: node bench/load.js [rounds]
const { execFileSync } = require('node:child_process');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const rounds = Number(process.argv[2] ?? 31);

/** Milliseconds of CPU time, and of the clock, for one require after cdk8s. */
function once(module) {
  const program = `
    require('cdk8s');
    const cpu = process.cpuUsage();
    const start = process.hrtime.bigint();
    require(${JSON.stringify(module)});
    const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
    const { user, system } = process.cpuUsage(cpu);
    process.stdout.write(JSON.stringify([elapsed, (user + system) / 1000, Object.keys(require.cache).filter((file) => file.startsWith(${JSON.stringify(path.join(root, 'lib'))})).length]));
  `;
  return JSON.parse(execFileSync(process.execPath, ['-e', program], { cwd: root, encoding: 'utf8' }));
}

const measured = Array.from({ length: rounds }, () => once(root));
const sorted = (index) => measured.map((values) => values[index]).sort((a, b) => a - b);
const [clock, cpu] = [sorted(0), sorted(1)];
const half = Math.floor(rounds / 2);
console.log(`${rounds} rounds, ${measured[0][2]} modules`);
console.log(`clock: median ${clock[half].toFixed(1)} ms, least ${clock[0].toFixed(1)} ms`);
console.log(`CPU:   median ${cpu[half].toFixed(1)} ms, least ${cpu[0].toFixed(1)} ms`);
