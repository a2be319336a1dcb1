#!/usr/bin/env node
// Runs the command line from its bundle (scripts/bundle-cli.js), with the compiled code that an earlier call kept: compiling
// takes as long as all else that a small call does. What every call does is in this file, as Node takes a while for each.
const fs = require('node:fs');
const path = require('node:path');
const { Script } = require('node:vm');

const BUNDLE = path.join(__dirname, '../lib/bundle');
const START = 'cli-process.js';

/** So many calls add what they compiled to what is kept: the first one may have used little of a command. */
const LEARNING = 3;

const NOTHING = { calls: 0, parts: [] };

// A checkout has the files of the bundle as well, which show where an error comes from.
const files = path.join(__dirname, '../lib/cli/process.js');
const isDebug = process.argv.includes('--debug');
if (isDebug && fs.existsSync(files)) {
  require(files).run();
} else {
  const [, , command = '', ...words] = process.argv;
  const isWork = /^[a-z_][a-z_-]*$/.test(command) && !words.includes('--help') && !words.includes('-h');
  // Without kept code each file is a script, so that errors name it.
  start(isWork && !isDebug && process.env.NODE_DISABLE_COMPILE_CACHE !== '1' ? command : undefined);
}

/**
 * Loads the bundle and starts it.
 * @param command the command that it is loaded for: each keeps its own compiled code; undefined to keep none
 */
function start(command) {
  const kept = command === undefined ? undefined : keptFile(command);
  const { calls, parts: known } = kept === undefined ? NOTHING : read(kept);
  const parts = new Set(known);
  if (kept !== undefined && parts.size === 0) {
    parts.add({ names: require('./keep').needed(BUNDLE, [START, `cli-commands-${command}.js`]) });
  }
  const partOf = new Map([...parts].flatMap((part) => part.names.map((name) => [name, part])));
  const modules = new Map();
  let isComplete = true;
  let isKept = kept !== undefined;

  function requireFromBundle(id) {
    return id.startsWith('./') && id.endsWith('.js') ? run(id.slice(2)) : requireFromOutside(id);
  }

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
    runFile(module.exports, requireFromBundle, module, BUNDLE + path.sep + name, BUNDLE);
    return module.exports;
  }

  function compile(part) {
    part.source ??= require('./keep').sourceOf(BUNDLE, part.names);
    const filename = path.join(BUNDLE, part.names[0]);
    part.script = new Script(part.source.toString('latin1'), { filename, cachedData: part.compiled });
    isComplete &&= part.compiled !== undefined && !part.script.cachedDataRejected;
    return part.script.runInThisContext();
  }

  process.on('exit', (code) => {
    // What fails early has compiled little of what the next call needs.
    if (isKept && code <= 1 && (!isComplete || calls < LEARNING)) {
      require('./keep').write(kept, calls + 1, [...parts]);
    }
  });
  run(START).run(() => {
    isKept = false;
  });
}

/** Parts of Node, and packages as the bundle finds them. */
function requireFromOutside(id) {
  return id.startsWith('node:') ? require(id) : require('node:module').createRequire(path.join(BUNDLE, START))(id);
}

/**
 * Beside the bundle: whoever can write there could change the bundle itself. V8 rejects code of another version, or that was
 * compiled with other options.
 */
function keptFile(command) {
  const id = fs.readFileSync(path.join(BUNDLE, 'id'), 'latin1');
  const options = process.execArgv.join('').replace(/[^\w-]/g, '');
  return path.join(BUNDLE, 'compiled', `${command}-${id}-${process.version}-${process.arch}${options}`);
}

/** What a file keeps (keep.js): the number of calls that wrote it, and scripts with their compiled code. */
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
    const [calls, ...table] = JSON.parse(bytes.toString('latin1', 4, end));
    const parts = table.map(([names, source, compiled]) => ({ names, source: next(source), compiled: next(compiled) }));
    return start === bytes.length ? { calls, parts } : NOTHING;
  } catch {
    return NOTHING;
  }
}

/** V8 copies compiled code that does not start at a multiple of 8. */
function aligned(length) {
  return Math.ceil(length / 8) * 8;
}
