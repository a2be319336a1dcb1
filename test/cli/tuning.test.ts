import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const TUNING = path.resolve(__dirname, '../../lib/cli/tuning.js');
const describeCompiled = fs.existsSync(TUNING) ? describe : describe.skip;

/** What marks code that V8 compiles: before a call reads some bytes, while it does, and when it ends. */
function marks(bytes: number): { before: number; during: number; after: number; said: string } {
  const program = `
    const { cachedDataVersionTag } = require('node:v8');
    const before = cachedDataVersionTag();
    process.on('exit', () => {
      console.log(JSON.stringify({ before, during, after: cachedDataVersionTag() }));
    });
    require(${JSON.stringify(TUNING)}).tuneFor(${bytes});
    const during = cachedDataVersionTag();
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
  return { ...JSON.parse(stdout), said: stderr };
}

describeCompiled('options of V8', () => {
  test('stay as they are for little input', () => {
    const { before, during, after, said } = marks(16_000);
    expect([during, after, said]).toEqual([before, before, '']);
  });

  test('change for much input until the call ends, so that code which it keeps serves small calls', () => {
    const { before, during, after, said } = marks(16_001);
    expect(during).not.toBe(before);
    expect([after, said]).toEqual([before, '']);
  });
});
