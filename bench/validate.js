// What `cdk8s-seldon validate` takes as a whole process, in CPU time, in turns with kubeconform and our JSON schema, which
// looks at fields and types only: N manifests in files of 100. There are two sets: clean ones of 6 KB, and ones like those
// generated for the reference, with about six findings each.
// Usage: node bench/validate.js [N] [rounds]
// kubeconform is taken from the path, or built once by `go install`.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { cpuOf, median, memoryOf } = require('./compare');
const { SETS, writeSet } = require('./sets');

const KUBECONFORM = 'github.com/yannh/kubeconform/cmd/kubeconform@v0.6.7';
const BIN = path.resolve(__dirname, '../bin/cdk8s-seldon.js');
const size = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 7);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-validate-'));
try {
  const schema = path.join(folder, 'schema.json');
  const printed = spawnSync(process.execPath, [BIN, 'schema', 'seldondeployment'], { maxBuffer: 2 ** 28 });
  fs.writeFileSync(schema, printed.stdout);
  const peer = kubeconform();
  for (const name of SETS) {
    const directory = path.join(folder, name);
    const bytes = writeSet(directory, name, size);
    const turns = Array.from({ length: rounds }, () => ({
      ours: run(process.execPath, [BIN, 'validate', directory]),
      peer: run(peer, ['-strict', '-summary', '-schema-location', schema, directory]),
    }));
    const [ours, theirs] = ['ours', 'peer'].map((key) => median(turns.map((turn) => turn[key])));
    console.log(
      `${size} ${name}, ${(bytes / 1e6).toFixed(0)} MB: ${ours.toFixed(0)} ms of CPU, ` +
        `kubeconform ${theirs.toFixed(0)} ms; ours takes ${(ours / theirs).toFixed(2)} of it (medians of ${rounds}); ` +
        `${memoryOf([BIN, 'validate', directory])} MB`,
    );
  }
} finally {
  fs.rmSync(folder, { recursive: true });
}

function kubeconform() {
  const built = path.join(os.homedir(), 'go/bin/kubeconform');
  const found = ['kubeconform', built].find((file) => spawnSync(file, ['-v']).status === 0);
  if (found === undefined && spawnSync('go', ['install', KUBECONFORM], { stdio: 'inherit' }).status !== 0) {
    throw new Error(`kubeconform is missing, and 'go install ${KUBECONFORM}' does not work here`);
  }
  return found ?? built;
}

/** The CPU time of a check; manifests that are rejected are an answer as well. */
function run(command, args) {
  const { status, cpu } = cpuOf(command, args);
  if (status > 1) {
    throw new Error(`${command} ${args.join(' ')}: ended with ${status}`);
  }
  return cpu;
}
