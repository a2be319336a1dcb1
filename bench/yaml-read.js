// js-yaml against readDocuments: node bench/yaml-read.js [SIZE]
const { compare, report } = require('./compare');
const { manifest } = require('./manifest');

const [task, size] = process.argv.slice(2);
const FILES = 100;
const TASKS = {
  'js-yaml': (files) => files.forEach((text) => require('js-yaml').loadAll(text)),
  ours: (files) => files.forEach((text) => require('../lib/yaml/read').readDocuments(text, 'bench.yaml')),
};

if (TASKS[task]) {
  const files = texts(Number(size));
  report(() => TASKS[task](files));
} else {
  const n = Number(task ?? 10_000);
  const megabytes = texts(n).reduce((sum, text) => sum + text.length, 0) / 1e6;
  const results = compare(__filename, Object.keys(TASKS), n, 5);
  const [theirs, ours] = Object.values(results);
  console.log(
    `${n} manifests in ${FILES} files, ${megabytes.toFixed(0)} MB: js-yaml ${theirs.ms} ms, ${theirs.mb} MB; ` +
      `ours ${ours.ms} ms, ${ours.mb} MB; ours/js-yaml ${(ours.ms / theirs.ms).toFixed(2)}`,
  );
}

function texts(n) {
  const { toYaml } = require('../lib/yaml/write');
  return Array.from({ length: FILES }, (_, file) =>
    Array.from({ length: n / FILES }, (_, i) => toYaml(manifest((file * n) / FILES + i))).join('---\n'),
  );
}
