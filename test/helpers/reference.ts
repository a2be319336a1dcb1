import * as fs from 'node:fs';
import * as path from 'node:path';
import { gunzipSync } from 'node:zlib';

const WHOLE = path.resolve(__dirname, '../../../shared/reference');
const SAMPLE = path.resolve(__dirname, '../reference');

/**
 * Whether all the data measured on the real chart, webhook, operator and API server lies beside this checkout.
 * Elsewhere tests compare with the sample of it that test/reference holds; REFERENCE=sample asks for that.
 */
const isWhole = process.env.REFERENCE !== 'sample' && fs.existsSync(WHOLE);

/** `describe` for comparisons with reference data that the sample has too. */
export function describeWithReference(name: string, body: () => void): void {
  describe(isWhole ? name : `${name} (sample)`, body);
}

/** `describe` for comparisons with data that the sample lacks, such as manifests of others. */
export function describeWithWholeReference(name: string, body: () => void): void {
  if (isWhole) {
    describe(name, body);
  } else {
    describe.skip(name, () => test('needs the whole reference data', () => undefined));
  }
}

/** The text of a reference file. */
export function referenceText(file: string): string {
  return isWhole
    ? fs.readFileSync(path.join(WHOLE, file), 'utf8')
    : gunzipSync(fs.readFileSync(path.join(SAMPLE, `${file}.gz`))).toString('utf8');
}

/**
 * The records of a reference file with one JSON document per line; none where only the whole of the data has the file.
 */
export function referenceLines<T>(file: string): T[] {
  if (!isWhole && !fs.existsSync(path.join(SAMPLE, `${file}.gz`))) {
    return [];
  }
  return referenceText(file)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}

/** The reference files of a folder that hold one JSON document per line. */
export function referenceLists(folder: string): string[] {
  return fs
    .readdirSync(path.join(isWhole ? WHOLE : SAMPLE, folder))
    .map((file) => file.replace(/\.gz$/, ''))
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .map((file) => `${folder}/${file}`);
}

/** Those of some files of `measured/expand`, named without folder and ending, that the data at hand has. */
export function measured<T extends string>(names: readonly T[]): T[] {
  const has = (name: string) => isWhole || fs.existsSync(path.join(SAMPLE, `measured/expand/${name}.jsonl.gz`));
  return names.filter(has);
}

/** A part of many records where all of them take long; the sample is small enough. */
export function some<T>(records: readonly T[], every: number): T[] {
  return records.filter((_, index) => !isWhole || index % every === 0);
}

/** How many records a comparison must at least have seen, so that it cannot pass over nothing. */
export function atLeast(ofWhole: number): number {
  return isWhole ? ofWhole : Math.min(ofWhole, 10);
}
