// Runs a file of the bundle (scripts/bundle-cli.js), and keeps what V8 has compiled for the next call: compiling takes
// as long as all else that a small call does.
const fs = require('node:fs');
const { createRequire, wrap } = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');

/**
 * Loads a file of the bundle, and what it needs of the bundle.
 * @param folder the folder of the bundle
 * @param start the name of the file
 * @param use what it is loaded for: each use keeps its own compiled code; undefined to keep none
 */
exports.load = function load(folder, start, use) {
  const kept = use === undefined ? undefined : keptFile(folder, use);
  const known = kept === undefined ? new Map() : read(kept);
  const modules = new Map();
  const scripts = new Map();
  const outside = createRequire(path.join(folder, start));
  const requireFromBundle = (id) => (id.startsWith('./') && id.endsWith('.js') ? run(id.slice(2)) : outside(id));
  let isComplete = true;

  function run(name) {
    const loaded = modules.get(name);
    if (loaded !== undefined) {
      return loaded.exports;
    }
    const module = { exports: {} };
    modules.set(name, module);
    const filename = path.join(folder, name);
    const { source = fs.readFileSync(filename), compiled } = known.get(name) ?? {};
    const script = new Script(wrap(source.toString()), { filename, cachedData: compiled });
    scripts.set(name, { source, script });
    isComplete &&= compiled !== undefined && !script.cachedDataRejected;
    script.runInThisContext()(module.exports, requireFromBundle, module, filename, folder);
    return module.exports;
  }

  if (kept !== undefined) {
    process.on('exit', (code) => {
      // What fails early has compiled little of what the next call needs.
      if (code <= 1 && !isComplete) {
        scripts.forEach(({ source, script }, name) => known.set(name, { source, compiled: script.createCachedData() }));
        write(kept, known);
      }
    });
  }
  return run(start);
};

/** Beside the bundle: whoever can write there could change the bundle itself. V8 rejects code of another version. */
function keptFile(folder, use) {
  const id = fs.readFileSync(path.join(folder, 'id'), 'latin1');
  return path.join(folder, 'compiled', `${use}-${id}-${process.version}-${process.arch}`);
}

/**
 * Sources and compiled code by the names of files, in one file that is read at once: the length of a table, the table
 * of names and lengths, and what it names. Empty if there is none.
 */
function read(file) {
  try {
    const parts = new Map();
    const bytes = fs.readFileSync(file);
    let start = 4 + bytes.readUInt32LE(0);
    const next = (length) => bytes.subarray(start, (start += length));
    for (const [name, ...lengths] of JSON.parse(bytes.toString('latin1', 4, start))) {
      const [source, compiled] = lengths.map(next);
      parts.set(name, { source, compiled });
    }
    return start === bytes.length ? parts : new Map();
  } catch {
    return new Map();
  }
}

/** Writes the file whole or not at all; a folder that cannot be written to, as in most images, only costs time. */
function write(file, parts) {
  const table = [...parts].map(([name, { source, compiled }]) => [name, source.length, compiled.length]);
  const head = Buffer.from(JSON.stringify(table), 'latin1');
  const size = Buffer.alloc(4);
  size.writeUInt32LE(head.length);
  const contents = [...parts.values()].flatMap(({ source, compiled }) => [source, compiled]);
  const unfinished = `${file}.${process.pid}`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(unfinished, Buffer.concat([size, head, ...contents]));
    fs.renameSync(unfinished, file);
  } catch {
    fs.rmSync(unfinished, { force: true });
  }
}
