// What a platform and constructs take as whole processes, in CPU time and on the clock: `cdk8s-seldon synth` of a platform
// with N models in three environments, and a program of 10 N SeldonDeployment constructs that app.synth() or ManifestWriter
// judges and writes.
// Usage: node bench/platform.js [N] [rounds] [--profile DIR]
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { median } = require('./compare');
const { platformValues } = require('./platform-values');

const BIN = path.resolve(__dirname, '../bin/cdk8s-seldon.js');
const MEASURE = path.join(__dirname, 'usage.js');
const words = process.argv.slice(2);

if (words[0] === 'constructs') {
  constructs(Number(words[1]), words[2], words[3]);
} else {
  const [size = 1_000, rounds = 7] = words.filter((word) => /^\d+$/.test(word)).map(Number);
  const profile = words.includes('--profile') ? path.resolve(words[words.indexOf('--profile') + 1]) : undefined;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-platform-'));
  try {
    const values = path.join(folder, 'platform.yaml');
    fs.writeFileSync(values, platformValues(size));
    const out = () => fs.mkdtempSync(path.join(folder, 'out-'));
    measure(`synth of ${size} models in three environments`, rounds, profile, () => [
      BIN,
      'synth',
      '-f',
      values,
      '-o',
      out(),
    ]);
    const many = 10 * size;
    for (const writer of ['app.synth()', 'ManifestWriter']) {
      const argv = () => [__filename, 'constructs', `${many}`, out(), writer];
      measure(`${many} SeldonDeployment constructs, ${writer}`, rounds, profile, argv);
    }
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** A chart of constructs, written with all checks. */
function constructs(size, outdir, writer) {
  const { App, Chart } = require('cdk8s');
  const { GraphNode, ManifestWriter, ModelArtifact, PrepackagedServer, SeldonDeployment } = require('..');
  const app = new App({ outdir });
  const chart = new Chart(app, 'models', { namespace: 'models' });
  for (let i = 0; i < size; i++) {
    const artifact = ModelArtifact.uri(`gs://models/${i}`);
    const graph = GraphNode.server('model', PrepackagedServer.SKLEARN, { artifact });
    new SeldonDeployment(chart, `model-${i}`).addPredictor('default', { graph });
  }
  if (writer === 'ManifestWriter') {
    new ManifestWriter(app).write();
  } else {
    app.synth();
  }
}

/** Prints medians of whole processes. */
function measure(name, rounds, profile, argv) {
  const flags = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`];
  const runs = Array.from({ length: rounds }, () => {
    const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'bench-usage-')), 'usage.json');
    const start = process.hrtime.bigint();
    execFileSync(process.execPath, [...flags, '--require', MEASURE, ...argv()], {
      stdio: 'ignore',
      // As in the process that the command starts for much input, which is the one to measure.
      env: { ...process.env, BENCH_USAGE: report, CDK8S_SELDON_MESSAGES: '2' },
    });
    const ms = Number(process.hrtime.bigint() - start) / 1e6;
    const usage = JSON.parse(fs.readFileSync(report, 'utf8'));
    fs.rmSync(path.dirname(report), { recursive: true });
    return { ms, ...usage };
  });
  const of = (key) => median(runs.map((run) => run[key]));
  console.log(
    `${name}: ${of('cpu').toFixed(0)} ms of CPU, ${of('ms').toFixed(0)} ms, ${of('mb').toFixed(0)} MB (medians of ${rounds})`,
  );
}
