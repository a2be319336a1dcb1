import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const CHECKER = join(__dirname, 'check-schemas.mjs');

/**
 * What is wrong with Kubernetes objects by the published schemas of their kinds: wrong types, missing fields, unknown
 * fields, patterns. One process start (about half a second) a call: pass all objects at once.
 */
export function schemaProblems(objects: readonly unknown[]): string[] {
  const output = execFileSync(process.execPath, [CHECKER], {
    input: JSON.stringify(objects),
    maxBuffer: 256 * 1024 * 1024,
  });
  return JSON.parse(output.toString()) as string[];
}

/** Fails with every problem of every object, unless all of them follow the published schemas strictly. */
export function expectValid(objects: readonly unknown[]): void {
  expect(objects).not.toHaveLength(0);
  expect(schemaProblems(objects)).toEqual([]);
}
