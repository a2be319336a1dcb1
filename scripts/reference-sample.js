// Writes test/reference: a compressed sample of the data that tests compare with, for clones that lack the whole of it.
// Other people's manifests are left out; the rest is thinned to every nth record, the same ones each time.
const fs = require('node:fs');
const path = require('node:path');
const zlib = require('node:zlib');

const WHOLE = path.resolve(__dirname, '../../shared/reference');
const SAMPLE = path.resolve(__dirname, '../test/reference');
const RECORDS = 60;

function write(file, text) {
  const target = path.join(SAMPLE, `${file}.gz`);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, zlib.gzipSync(text, { level: 9 }));
}

function thinned(text) {
  const lines = text.split('\n').filter((line) => line !== '');
  const step = Math.max(1, Math.floor(lines.length / RECORDS));
  return lines.filter((_, index) => index % step === 0).join('\n') + '\n';
}

fs.rmSync(SAMPLE, { recursive: true, force: true });
for (const file of fs.readdirSync(path.join(WHOLE, 'measured'), { recursive: true, encoding: 'utf8' }).sort()) {
  if (/\/real-/.test(file) || fs.statSync(path.join(WHOLE, 'measured', file)).isDirectory()) {
    continue;
  }
  const text = fs.readFileSync(path.join(WHOLE, 'measured', file), 'utf8');
  write(path.join('measured', file), file.endsWith('.jsonl') ? thinned(text) : text);
}
