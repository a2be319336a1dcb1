// Compiles the bundle, and keeps what V8 has compiled for the next call, which then loads nothing of this file.
const fs = require('node:fs');
const path = require('node:path');

/** Files of the bundle, and those that they load at once: these are shared, and named chunks. */
exports.needed = function needed(folder, files) {
  const names = new Set(files.filter((name) => fs.existsSync(path.join(folder, name))));
  for (const name of names) {
    for (const [, chunk] of textOf(folder, name).matchAll(/require\("\.\/(chunk-\w+\.js)"\)/g)) {
      names.add(chunk);
    }
  }
  return [...names];
};

/** The bytes of files as one script, which V8 reads sooner than many: a list of functions with CommonJS's parameters. */
exports.sourceOf = function sourceOf(folder, names) {
  const functions = names.map(
    (name) => `(function (exports, require, module, __filename, __dirname) {${textOf(folder, name)}\n})`,
  );
  return Buffer.from(`[${functions.join(',\n')}]`, 'latin1');
};

/**
 * Writes scripts with their compiled code: the length of a table, the table with the number of calls, names and lengths, and
 * what it names, each from a multiple of 8 on. The file is written whole or not at all; a folder that cannot be written to, as
 * in most images, only costs time.
 */
exports.write = function write(file, calls, parts) {
  const contents = parts.map(({ source, script, compiled }) => [source, script?.createCachedData() ?? compiled]);
  const table = parts.map(({ names }, i) => [names, ...contents[i].map(({ length }) => length)]);
  const head = Buffer.from(`    ${JSON.stringify([calls, ...table])}`, 'latin1');
  head.writeUInt32LE(head.length - 4);
  const pieces = [head, ...contents.flat()];
  const unfinished = `${file}.${process.pid}`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(unfinished, Buffer.concat(pieces.flatMap((each) => [each, padding(each)])));
    fs.renameSync(unfinished, file);
  } catch {
    fs.rmSync(unfinished, { force: true });
  }
};

/** The bundle is ASCII, which is read soonest as Latin-1. */
function textOf(folder, name) {
  return fs.readFileSync(path.join(folder, name), 'latin1');
}

function padding({ length }) {
  return Buffer.alloc(-length & 7);
}
