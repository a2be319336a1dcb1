// This checkout against another one, both compiled: the CPU time of whole processes that take turns.
// Usage: node bench/against.js CHECKOUT [N] [rounds]
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { cpuOf, median } = require('./compare');
const { platformValues } = require('./platform-values');
const { SETS, writeSet } = require('./sets');

const [other, size = '600', rounds = '7'] = process.argv.slice(2);
if (other === undefined) {
  throw new Error('usage: node bench/against.js CHECKOUT [N] [rounds]');
}
const BIN = path.resolve(__dirname, '../bin/cdk8s-seldon.js');
const roots = [path.resolve(__dirname, '..'), path.resolve(other)];
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-against-'));
try {
  const [clean, reference] = SETS.map((name) => {
    const directory = path.join(folder, name);
    writeSet(directory, name, Number(size));
    return directory;
  });
  const one = path.join(folder, 'one');
  writeSet(one, SETS[0], 1);
  const models = path.join(folder, 'models');
  execFileSync(process.execPath, [path.resolve(__dirname, '../scripts/import-models.js'), models]);
  const operator = path.join(folder, 'operator');
  writeSet(operator, SETS[0], 1);
  const template = ['template', 'seldon-core-operator', '--set', 'certManager.enabled=true'];
  fs.writeFileSync(path.join(operator, 'operator.yaml'), execFileSync(process.execPath, [BIN, ...template]));
  const values = path.join(folder, 'platform.yaml');
  fs.writeFileSync(values, platformValues(Number(size)));
  const out = () => ['-o', fs.mkdtempSync(path.join(folder, 'out-'))];
  const command =
    (...args) =>
    (root) => [path.join(root, 'bin/cdk8s-seldon.js'), ...args];
  const calls = {
    'load SeldonDeployment': (root) => ['-e', `require(${JSON.stringify(root)}).SeldonDeployment`],
    'template seldon-core-operator': command('template', 'seldon-core-operator'),
    'validate 1': command('validate', one),
    [`validate ${size} clean`]: command('validate', clean),
    [`validate ${size} like the reference`]: command('validate', reference),
    'expand 1': command('expand', one),
    [`expand ${size} clean`]: command('expand', clean),
    [`synth ${size}`]: (root) => [path.join(root, 'bench/synth.js'), 'ours-one-chart', size],
    'import 500 to TypeScript': (root) => command('import', models, '--to', 'typescript', ...out())(root),
    'import 1 with its operator to values': (root) => command('import', operator, '--to', 'values', ...out())(root),
    [`synth a platform of ${size}`]: (root) => command('synth', '-f', values, ...out())(root),
  };
  for (const [name, argsOf] of Object.entries(calls)) {
    // The first call of a command may keep compiled code for the next ones.
    roots.forEach((root) => run(argsOf(root)));
    const times = roots.map(() => []);
    for (let round = 0; round < Number(rounds); round++) {
      roots.forEach((root, i) => times[i].push(run(argsOf(root))));
    }
    const [ours, theirs] = times.map(median);
    console.log(
      `${name}: ${ours.toFixed(0)} ms of CPU, other ${theirs.toFixed(0)} ms, ratio ${(ours / theirs).toFixed(2)}`,
    );
  }
} finally {
  fs.rmSync(folder, { recursive: true });
}

function run(args) {
  const { status, cpu } = cpuOf(process.execPath, args);
  if (status > 1) {
    throw new Error(`${args.join(' ')}: ended with ${status}`);
  }
  return cpu;
}
