// app.synth() of cdk8s against ManifestWriter: node bench/synth.js [SIZE] [--patient]
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { compare, report } = require('./compare');

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
    console.log(`one chart and file each, ${more} objects: ours ${ms} ms, ${mb} MB, ${(ms * 1000 / more).toFixed(0)} us each`);
  }
}

function show(name, n, results) {
  const [theirs, ours] = Object.values(results);
  console.log(`${name}, ${n} objects: cdk8s ${theirs.ms} ms, ${theirs.mb} MB; ours ${ours.ms} ms, ${ours.mb} MB; ours/cdk8s ${(ours.ms / theirs.ms).toFixed(3)}`);
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

/** About 4 KB of YAML: two predictors with two containers each. */
function manifest(i) {
  const container = (name) => ({
    name,
    image: `registry.example.com/models/${name}:1.${i}`,
    env: ['ALPHA', 'BETA', 'GAMMA', 'DELTA'].map((key) => ({ name: key, value: `value-of-${key.toLowerCase()}-${i}` })),
    ports: [{ name: 'http', containerPort: 9000, protocol: 'TCP' }],
    resources: { requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
    readinessProbe: { httpGet: { path: '/health/ping', port: 'http' }, initialDelaySeconds: 20, periodSeconds: 5, timeoutSeconds: 2 },
    volumeMounts: [{ name: 'config', mountPath: '/etc/config', readOnly: true }],
  });
  const predictor = (name, traffic) => ({
    name,
    traffic,
    replicas: 2,
    annotations: { 'seldon.io/svc-name': `svc-${name}-${i}` },
    componentSpecs: [{ spec: { containers: [container('transformer'), container('model')], volumes: [{ name: 'config', configMap: { name: 'config' } }] } }],
    graph: { name: 'transformer', type: 'TRANSFORMER', children: [{ name: 'model', type: 'MODEL', parameters: [{ name: 'threshold', type: 'FLOAT', value: '0.5' }] }] },
  });
  return {
    apiVersion: 'machinelearning.seldon.io/v1',
    kind: 'SeldonDeployment',
    metadata: { name: `model-${i}`, labels: { team: 'growth', app: 'ranking' } },
    spec: { protocol: 'seldon', annotations: { 'seldon.io/rest-timeout': '10000' }, predictors: [predictor('main', 90), predictor('canary', 10)] },
  };
}
