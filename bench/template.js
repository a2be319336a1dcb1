// Whole processes: `cdk8s-seldon template` against `helm template` of the real charts, and against Node's own start.
//   node bench/template.js PATH-OF/helm-charts   (or HELM_CHARTS=PATH), from a checkout of SeldonIO/seldon-core at v1.17.1
// Helm is taken from the path, or built once by `go install`.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { median } = require('./compare');

const HELM = 'helm.sh/helm/v3/cmd/helm@v3.16.4';
const ROUNDS = 15;
const cli = path.resolve(__dirname, '../bin/cdk8s-seldon.js');
const charts = process.argv[2] ?? process.env.HELM_CHARTS;

function fail(message) {
  console.error(message);
  process.exit(2);
}

/** A Helm of the version that the measured data come from. */
function findHelm() {
  const isRight = (file) =>
    (spawnSync(file, ['version', '--short'], { encoding: 'utf8' }).stdout ?? '').startsWith('v3.16.4') ||
    (spawnSync('go', ['version', '-m', file], { encoding: 'utf8' }).stdout ?? '').includes('helm.sh/helm/v3\tv3.16.4');
  const built = path.join(os.homedir(), 'go/bin/helm');
  const found = ['helm', built].find(isRight);
  if (found) {
    return found;
  }
  const made = spawnSync('go', ['install', HELM], { stdio: ['ignore', 'ignore', 'inherit'] });
  return made.status === 0 && isRight(built)
    ? built
    : fail(`Helm 3.16.4 is missing, and 'go install ${HELM}' does not work here`);
}

/** Wall time of one process in milliseconds. */
function time([command, ...args]) {
  const start = process.hrtime.bigint();
  const { status, error, stderr } = spawnSync(command, args, { stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 1 << 26 });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  return status === 0 ? ms : fail(`${command} ${args.join(' ')}: ${error ?? stderr}`);
}

if (!charts || !fs.existsSync(path.join(charts, 'seldon-core-operator/Chart.yaml'))) {
  fail('usage: node bench/template.js DIR, where DIR is helm-charts/ of a checkout of SeldonIO/seldon-core at v1.17.1');
}
if (!fs.existsSync(path.resolve(__dirname, '../lib/index.js'))) {
  fail('the library is not built: npx projen compile');
}
const helm = findHelm();
const ours = (chart, ...args) => [process.execPath, cli, 'template', 'release', chart, ...args];
const theirs = (chart, ...args) => [helm, 'template', 'release', path.join(charts, chart), ...args];
const WITHOUT_CRD = ['--set', 'crd.create=false'];
const CERT_MANAGER = ['--set', 'certManager.enabled=true'];
const OPERATOR = 'seldon-core-operator';
const commands = {
  'node -e 0': [process.execPath, '-e', '0'],
  'small chart': ours('seldon-single-model'),
  'small chart, Helm': theirs('seldon-single-model'),
  operator: ours(OPERATOR),
  'operator, Helm': theirs(OPERATOR),
  'operator, cert-manager': ours(OPERATOR, ...CERT_MANAGER),
  'operator, cert-manager, Helm': theirs(OPERATOR, ...CERT_MANAGER),
  'operator without CRD': ours(OPERATOR, ...WITHOUT_CRD),
  'operator without CRD, Helm': theirs(OPERATOR, ...WITHOUT_CRD),
};

const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, command] of Object.entries(commands)) {
    times[name].push(time(command));
  }
}
const ms = Object.fromEntries(Object.entries(times).map(([name, all]) => [name, Math.round(median(all))]));
const ratio = (name) => Number((ms[name] / ms[`${name}, Helm`]).toFixed(2));
console.log(
  JSON.stringify(
    {
      medians: ms,
      ratios: Object.fromEntries(
        ['operator', 'operator, cert-manager', 'operator without CRD'].map((name) => [name, ratio(name)]),
      ),
      smallChartBeyondNode: ms['small chart'] - ms['node -e 0'],
    },
    null,
    2,
  ),
);
