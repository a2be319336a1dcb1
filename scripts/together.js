/**
 * Runs commands at the same time: `node scripts/together.js COMMAND...`. The output of each is printed when it ends,
 * in one piece. Fails if one of them fails, after all have ended.
 */
'use strict';

const { spawn } = require('node:child_process');

Promise.all(process.argv.slice(2).map(run)).then((codes) => {
  process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
});

function run(command) {
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      process.stdout.write(Buffer.concat(chunks));
      if (code !== 0) {
        console.error(`failed (${signal ?? `exit code ${code}`}): ${command}`);
      }
      resolve(code);
    });
  });
}
