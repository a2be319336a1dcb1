// CPU time and peak memory of `validate` and `expand`, as whole processes, of one file with N SeldonDeployments of 4 KB, and
// the exponent with which the time grows from one size to the next.
// Usage: node bench/one-file.js [N...]
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { cpuOf, memoryOf } = require('./compare');
const { manifest } = require('./manifest');
const { toYamlDocuments } = require('../lib/yaml/write');

const BIN = path.resolve(__dirname, '../bin/cdk8s-seldon.js');
const given = process.argv.slice(2).map(Number);
const sizes = given.length > 0 ? given : [1_000, 10_000, 50_000];

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-one-file-'));
try {
  const file = path.join(folder, 'models.yaml');
  const before = {};
  for (const size of sizes) {
    fs.writeFileSync(file, toYamlDocuments(Array.from({ length: size }, (_, i) => manifest(i))));
    for (const command of ['validate', 'expand']) {
      const { status, cpu } = cpuOf(process.execPath, [BIN, command, file]);
      if (status !== 0) {
        throw new Error(`${command} of ${size}: ended with ${status}`);
      }
      console.log(
        `${size}, ${(fs.statSync(file).size / 1e6).toFixed(0)} MB: ${command} ${(cpu / 1000).toFixed(1)} s of CPU, ` +
          `${memoryOf([BIN, command, file])} MB${growth(before[command], { size, cpu })}`,
      );
      before[command] = { size, cpu };
    }
  }
} finally {
  fs.rmSync(folder, { recursive: true });
}

function growth(before, now) {
  return before === undefined
    ? ''
    : `, exponent ${(Math.log(now.cpu / before.cpu) / Math.log(now.size / before.size)).toFixed(2)}`;
}
