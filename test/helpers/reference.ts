import * as fs from 'node:fs';
import * as path from 'node:path';

const ROOT = path.resolve(__dirname, '../../../shared/reference');

/** Whether the data measured on the real chart, webhook, operator and API server lies beside this checkout. */
export const hasReference = fs.existsSync(ROOT);

/** `describe` for comparisons with reference data; says in one line that they did not run where the data is absent. */
export function describeWithReference(name: string, body: () => void): void {
  if (hasReference) {
    describe(name, body);
  } else {
    test(`${name}: not compared, ../shared/reference is absent`, () => {
      process.stderr.write(`${name}: not compared, ../shared/reference is absent\n`);
    });
  }
}

/** The text of a reference file. */
export function referenceText(file: string): string {
  return fs.readFileSync(path.join(ROOT, file), 'utf8');
}

/** The records of a reference file with one JSON document per line. */
export function referenceLines<T>(file: string): T[] {
  return referenceText(file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** The reference files of a folder that hold one JSON document per line. */
export function referenceLists(folder: string): string[] {
  return hasReference
    ? fs
        .readdirSync(path.join(ROOT, folder))
        .filter((file) => file.endsWith('.jsonl'))
        .sort()
        .map((file) => `${folder}/${file}`)
    : [];
}
