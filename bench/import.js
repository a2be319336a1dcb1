// What `cdk8s-seldon import` of 500 models in 50 folders takes in each form, in CPU time and on the clock, next to `expand`
// of the same folders: whole processes that take turns.
// Usage: node bench/import.js [rounds]
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { cpuOf, median } = require('./compare');

const BIN = path.resolve(__dirname, '../bin/cdk8s-seldon.js');
const rounds = Number(process.argv[2] ?? 7);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-import-'));
const models = path.join(folder, 'models');
// An archive of the library is copied into a Python project, and not read.
const archive = path.join(folder, 'cdk8s_seldon-0.0.0-py3-none-any.whl');
const LIBRARY = { typescript: [], python: ['--library', archive], values: [] };
const CALLS = {
  expand: () => ['expand', models],
  ...Object.fromEntries(
    ['typescript', 'python', 'values'].map((form) => [
      `import --to ${form}`,
      () => ['import', models, '--to', form, '-o', fs.mkdtempSync(path.join(folder, 'project-')), ...LIBRARY[form]],
    ]),
  ),
};

try {
  fs.writeFileSync(archive, '');
  execFileSync(process.execPath, [path.resolve(__dirname, '../scripts/import-models.js'), models]);
  const results = Object.fromEntries(Object.keys(CALLS).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of Object.entries(CALLS)) {
      const start = Date.now();
      const { status, cpu } = cpuOf(process.execPath, [BIN, ...args()]);
      if (status !== 0) {
        throw new Error(`${name} ended with ${status}`);
      }
      results[name].push({ cpu, time: Date.now() - start });
    }
  }
  const cpuOfCall = (name) => median(results[name].map(({ cpu }) => cpu));
  for (const name of Object.keys(CALLS)) {
    const seconds = (median(results[name].map(({ time }) => time)) / 1000).toFixed(1);
    const ratio = (cpuOfCall(name) / cpuOfCall('expand')).toFixed(2);
    console.log(`${name}: ${(cpuOfCall(name) / 1000).toFixed(1)} s of CPU, ${seconds} s, ${ratio} of expand`);
  }
} finally {
  fs.rmSync(folder, { recursive: true });
}
