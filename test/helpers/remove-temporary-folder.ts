import * as fs from 'node:fs';

/** Removes what {@link makeTemporaryFolder} made, with all that the run left in it. */
export default function removeTemporaryFolder(): void {
  fs.rmSync(process.env.TMPDIR!, { recursive: true, force: true });
}
