// Times `cdk8s-seldon validate` as a whole process: N manifests of 6 KB as YAML in N/100 files; and in turns kubeconform with our
// JSON schema, where it is on the path, which looks at fields and types only.
// Usage: node bench/validate.js [N] [rounds]
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { median } = require('./compare');
const { manifest } = require('./manifest');
const { toYaml } = require('../lib/yaml/write');

const PER_FILE = 100;
const size = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 3);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-validate-'));
try {
  let bytes = 0;
  for (let first = 0; first < size; first += PER_FILE) {
    const count = Math.min(PER_FILE, size - first);
    const text = Array.from({ length: count }, (_, i) => toYaml(manifest(first + i))).join('---\n');
    bytes += Buffer.byteLength(text);
    fs.writeFileSync(path.join(folder, `${String(first).padStart(6, '0')}.yaml`), text);
  }
  const peer = hasPeer();
  const results = Array.from({ length: rounds }, () => ({
    ...once(folder),
    ...(peer && { peer: schemaOnly(folder) }),
  }));
  const [ms, cpu, mb, other] = ['ms', 'cpu', 'mb', 'peer'].map((key) => median(results.map((result) => result[key])));
  console.log(
    `${size} manifests, ${Math.round(bytes / 1e6)} MB: ${ms} ms (${cpu} ms of CPU), ${mb} MB; ${results[0].summary}`,
  );
  console.log(
    peer
      ? `kubeconform, schema only: ${other} ms; ours takes ${(ms / other).toFixed(2)} of it`
      : 'kubeconform is not on the path',
  );
} finally {
  fs.rmSync(folder, { recursive: true });
}

function hasPeer() {
  return spawnSync('kubeconform', ['-v']).status === 0;
}

/** The time that kubeconform takes; its schema lies beside the manifests. */
function schemaOnly(directory) {
  const schema = path.join(directory, '..', `${path.basename(directory)}-schema.json`);
  const text = spawnSync(
    process.execPath,
    [path.resolve(__dirname, '../bin/cdk8s-seldon.js'), 'schema', 'seldondeployment'],
    { encoding: 'utf8', maxBuffer: 2 ** 28 },
  ).stdout;
  fs.writeFileSync(schema, text);
  const start = process.hrtime.bigint();
  const child = spawnSync('kubeconform', ['-strict', '-summary', '-schema-location', schema, directory], {
    encoding: 'utf8',
  });
  const ms = Math.round(Number(process.hrtime.bigint() - start) / 1e6);
  fs.rmSync(schema);
  if (child.status !== 0) {
    throw new Error(child.stdout.slice(0, 1000) + child.stderr);
  }
  return ms;
}

/** Runs the command once, and asks the process itself for its memory and CPU time. */
function once(directory) {
  const probe = path.join(directory, '..', `${path.basename(directory)}-probe.json`);
  const program = `
    process.on('exit', () => {
      const { user, system } = process.cpuUsage();
      require('fs').writeFileSync(${JSON.stringify(probe)}, JSON.stringify({
        cpu: Math.round((user + system) / 1000), mb: Math.round(process.resourceUsage().maxRSS / 1024),
      }));
    });
    process.argv.splice(1, 0, 'cdk8s-seldon');
    require(${JSON.stringify(path.resolve(__dirname, '../lib/cli/process'))}).run();
  `;
  const start = process.hrtime.bigint();
  const child = spawnSync(process.execPath, ['-e', program, 'validate', directory], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const ms = Math.round(Number(process.hrtime.bigint() - start) / 1e6);
  const used = JSON.parse(fs.readFileSync(probe, 'utf8'));
  fs.rmSync(probe);
  if (child.status > 1) {
    throw new Error(child.stderr);
  }
  return { ms, ...used, summary: child.stderr.trim().split('\n').at(-1) };
}
