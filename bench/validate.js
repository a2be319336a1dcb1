// What `cdk8s-seldon validate` takes as a whole process, in CPU time, in turns with kubeconform and our JSON schema, which
// looks at fields and types only: N manifests in files of 100. There are two sets: clean ones of 6 KB, and ones like those
// generated for the reference, with about six findings each.
// Usage: node bench/validate.js [N] [rounds]
// kubeconform is taken from the path, or built once by `go install`.
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { gunzipSync } = require('node:zlib');
const { cpuOf, median, memoryOf } = require('./compare');
const { manifest } = require('./manifest');
const { toYaml } = require('../lib/yaml/write');

const KUBECONFORM = 'github.com/yannh/kubeconform/cmd/kubeconform@v0.6.7';
const BIN = path.resolve(__dirname, '../bin/cdk8s-seldon.js');
const PER_FILE = 100;
const size = Number(process.argv[2] ?? 10_000);
const rounds = Number(process.argv[3] ?? 7);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-validate-'));
try {
  const schema = path.join(folder, 'schema.json');
  const printed = spawnSync(process.execPath, [BIN, 'schema', 'seldondeployment'], { maxBuffer: 2 ** 28 });
  fs.writeFileSync(schema, printed.stdout);
  const peer = kubeconform();
  const generated = generatedManifests();
  const sets = { clean: manifest, 'like the reference': (i) => named(generated[i % generated.length], i) };
  for (const [name, make] of Object.entries(sets)) {
    const directory = path.join(folder, name);
    const bytes = write(directory, make);
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

/** The generated SeldonDeployments of the reference data, or of the sample. */
function generatedManifests() {
  const root = path.resolve(__dirname, '..');
  const data = ['../shared/reference', 'test/reference']
    .map((each) => path.join(root, each, 'measured/expand'))
    .find((each) => fs.existsSync(each));
  return fs
    .readdirSync(data)
    .filter((file) => /^generated-.*\.jsonl(\.gz)?$/.test(file))
    .sort()
    .flatMap((file) => {
      const bytes = fs.readFileSync(path.join(data, file));
      const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
      return text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).sdep);
    });
}

/** The same SeldonDeployment under a name that no other one has. */
function named({ metadata, ...rest }, i) {
  return { ...rest, metadata: { ...metadata, name: `${String(metadata.name).slice(0, 40)}-${i}` } };
}

/** Writes a set, and returns its size. */
function write(directory, make) {
  fs.mkdirSync(directory);
  let bytes = 0;
  for (let first = 0; first < size; first += PER_FILE) {
    const count = Math.min(PER_FILE, size - first);
    const text = Array.from({ length: count }, (_, i) => toYaml(make(first + i))).join('---\n');
    bytes += Buffer.byteLength(text);
    fs.writeFileSync(path.join(directory, `${String(first).padStart(6, '0')}.yaml`), text);
  }
  return bytes;
}

/** The CPU time of a check; manifests that are rejected are an answer as well. */
function run(command, args) {
  const { status, cpu } = cpuOf(command, args);
  if (status > 1) {
    throw new Error(`${command} ${args.join(' ')}: ended with ${status}`);
  }
  return cpu;
}
