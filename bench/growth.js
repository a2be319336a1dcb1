// How CPU time grows with the input: each case calls the command line in this process with N and with 4 N objects of one
// kind, and prints both times and their ratio: 4 is linear, 16 quadratic.
// Usage: node bench/growth.js [N] [PATTERN]   (PATTERN: cases whose names match; all by default)
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { cases } = require('./growth-cases');
const { main } = require('../lib/cli/main');

const FACTOR = 4;
const size = Number(process.argv[2] ?? 500);
const pattern = new RegExp(process.argv[3] ?? '');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-growth-'));

void (async () => {
  try {
    for (const each of cases.filter(({ name }) => pattern.test(name))) {
      // What is called first is compiled first.
      await cpuOf(each, size / 10);
      const small = await cpuOf(each, size);
      const large = await cpuOf(each, size * FACTOR);
      const ratio = (large.seconds / small.seconds).toFixed(1);
      console.log(
        `${ratio.padStart(5)}  ${small.seconds.toFixed(2)} s, ${large.seconds.toFixed(2)} s  ${each.name}  ` +
          `(exits with ${large.code}, ${(large.bytes / 1e6).toFixed(1)} MB of output)`,
      );
    }
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
})();

/** The CPU time of one call, in seconds. */
async function cpuOf({ args, files }, n) {
  const cwd = fs.mkdtempSync(path.join(folder, 'case-'));
  for (const [name, text] of Object.entries(files(n))) {
    fs.writeFileSync(path.join(cwd, name), text);
  }
  let bytes = 0;
  const count = (text) => {
    bytes += text.length;
  };
  const start = process.cpuUsage();
  const code = await main(args, {
    cwd,
    colour: false,
    stdout: count,
    stderr: count,
    stdin: () => Promise.resolve(Buffer.alloc(0)),
  });
  const { user, system } = process.cpuUsage(start);
  fs.rmSync(cwd, { recursive: true });
  return { code, bytes, seconds: (user + system) / 1e6 };
}
