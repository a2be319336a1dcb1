// app.synth() of cdk8s against ManifestWriter: node bench/synth.js [SIZE] [--patient]
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { compare, report } = require('./compare');
const { manifest } = require('./manifest');

const [task, size] = process.argv.slice(2);
const TASKS = {
  'cdk8s-one-chart': () => build(1, (app) => app.synth()),
  'ours-one-chart': () => build(1, write),
  'cdk8s-chart-each': () => build(Number(size), (app) => app.synth()),
  'ours-chart-each': () => build(Number(size), write),
};

if (TASKS[task]) {
  report(TASKS[task]);
} else {
  const patient = process.argv.includes('--patient');
  const n = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 10_000);
  show('one chart', n, compare(__filename, ['cdk8s-one-chart', 'ours-one-chart'], n, 3));
  const small = patient ? n : Math.ceil(n / 10);
  show('one chart and file each', small, compare(__filename, ['cdk8s-chart-each', 'ours-chart-each'], small, 3));
  for (const more of [n, 2 * n, 5 * n]) {
    const { ms, mb } = compare(__filename, ['ours-chart-each'], more, 3)['ours-chart-each'];
    console.log(
      `one chart and file each, ${more} objects: ours ${ms} ms, ${mb} MB, ${((ms * 1000) / more).toFixed(0)} us each`,
    );
  }
}

function show(name, n, results) {
  const [theirs, ours] = Object.values(results);
  console.log(
    `${name}, ${n} objects: cdk8s ${theirs.ms} ms, ${theirs.mb} MB; ours ${ours.ms} ms, ${ours.mb} MB; ours/cdk8s ${(ours.ms / theirs.ms).toFixed(3)}`,
  );
}

function write(app) {
  const { ManifestWriter } = require('../lib/synth/manifest-writer');
  new ManifestWriter(app).write();
}

function build(charts, synth) {
  const { ApiObject, App, Chart } = require('cdk8s');
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-'));
  const app = new App({ outdir });
  let chart;
  for (let i = 0; i < Number(size); i++) {
    if (i % Math.ceil(Number(size) / charts) === 0) {
      chart = new Chart(app, `chart-${i}`, { namespace: 'models' });
    }
    new ApiObject(chart, `model-${i}`, { ...manifest(i) });
  }
  process.once('exit', () => fs.rmSync(outdir, { recursive: true }));
  synth(app);
}
