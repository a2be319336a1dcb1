// Sets of SeldonDeployments in files of 100, unless another number is given: clean ones of 6 KB, and ones like those generated
// for the reference data, with about six findings each.
const fs = require('node:fs');
const path = require('node:path');
const { gunzipSync } = require('node:zlib');
const { manifest } = require('./manifest');
const { toYaml } = require('../lib/yaml/write');

const MAKERS = {
  clean: () => manifest,
  'like the reference': () => {
    const generated = generatedManifests();
    return (i) => named(generated[i % generated.length], i);
  },
};

/** The names of the sets. */
exports.SETS = Object.keys(MAKERS);

/** Writes a set to a new folder, and returns its size in bytes. */
exports.writeSet = function writeSet(directory, name, size, perFile = 100) {
  const make = MAKERS[name]();
  fs.mkdirSync(directory);
  let bytes = 0;
  for (let first = 0; first < size; first += perFile) {
    const count = Math.min(perFile, size - first);
    const text = Array.from({ length: count }, (_, i) => toYaml(make(first + i))).join('---\n');
    bytes += Buffer.byteLength(text);
    fs.writeFileSync(path.join(directory, `${String(first).padStart(6, '0')}.yaml`), text);
  }
  return bytes;
};

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
function named(sdep, i) {
  const { metadata } = sdep;
  // Metadata stays in front of the spec, as in what people and programs write.
  return { ...sdep, metadata: { ...metadata, name: `${String(metadata.name).slice(0, 40)}-${i}` } };
}
