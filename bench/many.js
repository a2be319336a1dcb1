// CPU time and peak memory of `validate` and `expand`, as whole processes, of N SeldonDeployments of 6 KB, and the exponent
// with which the time grows from one size to the next. A file of more than 16,000 would be too large for the command line.
// Usage: node bench/many.js [PER_FILE] [N...]
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { cpuOf, memoryOf } = require('./compare');
const { manifest } = require('./manifest');
const { toYamlDocuments } = require('../lib/yaml/write');

const BIN = path.resolve(__dirname, '../bin/cdk8s-seldon.js');
const [perFile = 100, ...given] = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [1_000, 10_000, 50_000];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-many-'));
try {
  const before = {};
  for (const size of sizes) {
    const bytes = write(size);
    for (const command of ['validate', 'expand']) {
      const { status, cpu } = cpuOf(process.execPath, [BIN, command, folder]);
      if (status !== 0) {
        throw new Error(`${command} of ${size}: ended with ${status}`);
      }
      console.log(
        `${size}, ${(bytes / 1e6).toFixed(0)} MB: ${command} ${(cpu / 1000).toFixed(1)} s of CPU, ` +
          `${memoryOf([BIN, command, folder])} MB${growth(before[command], { size, cpu })}`,
      );
      before[command] = { size, cpu };
    }
  }
} finally {
  fs.rmSync(folder, { recursive: true });
}

/** Writes the files; returns their size. */
function write(size) {
  let bytes = 0;
  for (let first = 0; first < size; first += perFile) {
    const count = Math.min(perFile, size - first);
    const text = toYamlDocuments(Array.from({ length: count }, (_, i) => manifest(first + i)));
    fs.writeFileSync(path.join(folder, `${first}.yaml`), text);
    bytes += text.length;
  }
  return bytes;
}

function growth(before, now) {
  return before === undefined
    ? ''
    : `, exponent ${(Math.log(now.cpu / before.cpu) / Math.log(now.size / before.size)).toFixed(2)}`;
}
