import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/**
 * Gives a run a separate folder for temporary files, which goes with the run: suites, and `Testing` of cdk8s, leave
 * hundreds of folders behind. Programs that are built once for all runs stay beside it.
 */
export default function makeTemporaryFolder(): void {
  process.env.BUILT_PROGRAMS = os.tmpdir();
  process.env.TMPDIR = fs.mkdtempSync(path.join(os.tmpdir(), 'cdk8s-seldon-test-'));
}
