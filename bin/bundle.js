// Runs a file of the bundle (scripts/bundle-cli.js), and keeps what V8 has compiled for the next call: compiling takes
// as long as all else that a small call does.
const fs = require('node:fs');
const { createRequire } = require('node:module');
const path = require('node:path');
const { Script } = require('node:vm');

/**
 * Loads a file of the bundle, and what it needs of the bundle.
 * @param folder the folder of the bundle
 * @param start the name of the file
 * @param command the command that it is loaded for: each keeps its own compiled code; undefined to keep none
 */
exports.load = function load(folder, start, command) {
  const kept = command === undefined ? undefined : keptFile(folder, command);
  const parts = new Set(kept === undefined ? [] : read(kept));
  if (kept !== undefined && parts.size === 0) {
    parts.add({ names: needed(folder, [start, `cli-commands-${command}.js`]) });
  }
  const partOf = new Map([...parts].flatMap((part) => part.names.map((name) => [name, part])));
  const modules = new Map();
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
    const part = partOf.get(name) ?? { names: [name] };
    parts.add(part);
    part.functions ??= compile(part);
    const runFile = part.functions[part.names.indexOf(name)];
    runFile(module.exports, requireFromBundle, module, path.join(folder, name), folder);
    return module.exports;
  }

  function compile(part) {
    part.source ??= sourceOf(folder, part.names);
    const filename = path.join(folder, part.names[0]);
    part.script = new Script(part.source.toString('latin1'), { filename, cachedData: part.compiled });
    isComplete &&= part.compiled !== undefined && !part.script.cachedDataRejected;
    return part.script.runInThisContext();
  }

  if (kept !== undefined) {
    process.on('exit', (code) => {
      // What fails early has compiled little of what the next call needs.
      if (code <= 1 && !isComplete) {
        write(kept, [...parts]);
      }
    });
  }
  return run(start);
};

/** Files of the bundle, and those that they load at once: these are shared, and named chunks. */
function needed(folder, files) {
  const names = new Set(files.filter((name) => fs.existsSync(path.join(folder, name))));
  for (const name of names) {
    for (const [, chunk] of textOf(folder, name).matchAll(/require\("\.\/(chunk-\w+\.js)"\)/g)) {
      names.add(chunk);
    }
  }
  return [...names];
}

/** The bytes of files as one script, which V8 reads sooner than many: a list of functions with CommonJS's parameters. */
function sourceOf(folder, names) {
  const functions = names.map(
    (name) => `(function (exports, require, module, __filename, __dirname) {${textOf(folder, name)}\n})`,
  );
  return Buffer.from(`[${functions.join(',\n')}]`, 'latin1');
}

/** The bundle is ASCII, which is read soonest as Latin-1. */
function textOf(folder, name) {
  return fs.readFileSync(path.join(folder, name), 'latin1');
}

/** Beside the bundle: whoever can write there could change the bundle itself. V8 rejects code of another version. */
function keptFile(folder, command) {
  const id = textOf(folder, 'id');
  return path.join(folder, 'compiled', `${command}-${id}-${process.version}-${process.arch}`);
}

/**
 * Scripts with their compiled code, in one file that is read at once: the length of a table, the table of names and
 * lengths, and what it names. Empty if there is none.
 */
function read(file) {
  try {
    const bytes = fs.readFileSync(file);
    const end = 4 + bytes.readUInt32LE(0);
    let start = aligned(end);
    const next = (length) => {
      const piece = bytes.subarray(start, start + length);
      start += aligned(length);
      return piece;
    };
    const parts = JSON.parse(bytes.toString('latin1', 4, end)).map(([names, source, compiled]) => ({
      names,
      source: next(source),
      compiled: next(compiled),
    }));
    return start === bytes.length ? parts : [];
  } catch {
    return [];
  }
}

/** Writes the file whole or not at all; a folder that cannot be written to, as in most images, only costs time. */
function write(file, parts) {
  const contents = parts.map(({ source, script, compiled }) => [source, script?.createCachedData() ?? compiled]);
  const table = parts.map(({ names }, i) => [names, ...contents[i].map(({ length }) => length)]);
  const head = Buffer.from(`    ${JSON.stringify(table)}`, 'latin1');
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
}

/** V8 copies compiled code that does not start at a multiple of 8. */
function aligned(length) {
  return Math.ceil(length / 8) * 8;
}

function padding({ length }) {
  return Buffer.alloc(aligned(length) - length);
}
