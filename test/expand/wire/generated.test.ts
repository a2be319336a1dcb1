import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '../../..');

/** What `npm run generate:wire` prints; undefined, with a line that says why, if Go or its modules are not at hand. */
function generated(): string | undefined {
  const folder = path.join(ROOT, 'projenrc/generate/wire');
  const { status, stdout, stderr, error } = spawnSync('go', ['run', '.'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 600_000,
  });
  if (status !== 0) {
    process.stderr.write(
      `projenrc/generate/wire cannot be run: ${error?.message ?? stderr.trim().split('\n').at(-1)}\n`,
    );
    return undefined;
  }
  return stdout;
}

const text = generated();

(text === undefined ? test.skip : test)('the structs of Kubernetes are what `npm run generate:wire` writes', () => {
  expect(fs.readFileSync(path.join(ROOT, 'src/expand/wire/kubernetes.generated.ts'), 'utf8')).toBe(text);
});
