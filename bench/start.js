// What a small call takes beyond Node's own start, in CPU time: whole processes that take turns.
// Usage: node bench/start.js [rounds]
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { cpuOf, median } = require('./compare');

const BIN = path.resolve(__dirname, '../bin/cdk8s-seldon.js');
const rounds = Number(process.argv[2] ?? 7);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-start-'));
const model = path.join(folder, 'model.json');
fs.writeFileSync(
  model,
  JSON.stringify({
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: 'iris' },
    spec: {
      predictors: [
        { name: 'default', graph: { name: 'm', implementation: 'SKLEARN_SERVER', modelUri: 'gs://models/iris' } },
      ],
    },
  }),
);
const CALLS = {
  node: ['-e', '0'],
  validate: [BIN, 'validate', model],
  expand: [BIN, 'expand', model],
  graph: [BIN, 'graph', model],
  template: [BIN, 'template', 'seldon-single-model'],
};

try {
  // The first calls of a command keep what they compile for the next ones (bin/keep.js).
  for (let call = 0; call < 3; call++) {
    Object.values(CALLS).forEach((args) => cpuOf(process.execPath, args));
  }
  const times = Object.fromEntries(Object.keys(CALLS).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of Object.entries(CALLS)) {
      times[name].push(cpuOf(process.execPath, args).cpu);
    }
  }
  const own = median(times.node);
  console.log(`${rounds} rounds; Node's own start: ${own.toFixed(0)} ms of CPU`);
  for (const name of Object.keys(CALLS).slice(1)) {
    console.log(`${name}: ${median(times[name]).toFixed(0)} ms, ${(median(times[name]) - own).toFixed(0)} ms more`);
  }
} finally {
  fs.rmSync(folder, { recursive: true });
}
