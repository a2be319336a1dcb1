// writeFileTree, which writes all files or none, against a plain loop of writeFileSync of the same bytes:
// node bench/files.js [SIZE]. Each task writes to a new folder, and then the same files again.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { compare, report } = require('./compare');
const { manifest } = require('./manifest');

const [task, size] = process.argv.slice(2);
const WRITERS = {
  plain: (folder, files) => files.forEach(([file, text]) => fs.writeFileSync(path.join(folder, file), text)),
  ours: (folder, files) => {
    const { writeFileTree } = require('../lib/synth/file-tree');
    writeFileTree(
      folder,
      files.map(([file, text]) => ({ path: file, parts: () => [text] })),
      { replace: true },
    );
  },
};

if (size === undefined) {
  const n = Number(task ?? 10_000);
  const results = compare(__filename, ['plain-new', 'ours-new', 'plain-again', 'ours-again'], n, 7);
  for (const state of ['new', 'again']) {
    const [plain, ours] = ['plain', 'ours'].map((writer) => results[`${writer}-${state}`].ms);
    console.log(`${n} files, ${state}: plain loop ${plain} ms; ours ${ours} ms (${(ours / plain).toFixed(2)})`);
  }
} else {
  const { toYaml } = require('../lib/yaml/write');
  const text = toYaml(manifest(1));
  const files = Array.from({ length: Number(size) }, (_, i) => [`model-${i}.k8s.yaml`, `${text}# ${i}\n`]);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-files-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true }));
  const [writer, state] = task.split('-');
  if (state === 'again') {
    WRITERS[writer](folder, files);
  }
  report(() => WRITERS[writer](folder, files));
}
