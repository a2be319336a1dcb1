import * as fs from 'node:fs';
import * as path from 'node:path';
import { InputError } from '../../src/private/errors';
import { fileSource, MergedValues, type SetFlag, setSource } from '../../src/values/source';
import { toPlain } from '../../src/values/value';

/**
 * Generated files, flags and chart defaults, and what Helm 3.16.4's own packages made of them: values, or a refusal.
 */
interface Measured {
  readonly defaults: string;
  readonly files: string[];
  readonly args: string[];
  readonly values?: unknown;
  readonly refused?: true;
}

const MEASURED = fs
  .readFileSync(path.join(__dirname, 'helm.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Measured);

/** The order in which Helm applies its flags. */
const ORDER: SetFlag[] = ['--set-json', '--set', '--set-string', '--set-literal'];

function merge({ defaults, files, args }: Measured): unknown {
  const texts = (flag: SetFlag) => args.filter((_, i) => i % 2 === 1 && args[i - 1] === flag);
  try {
    const sources = [
      ...files.map((text, i) => fileSource(`f${i}.yaml`, text)),
      ...ORDER.flatMap((flag) => texts(flag).map((text) => setSource(flag, text))),
    ];
    return toPlain(new MergedValues(sources, fileSource('values.yaml', defaults)).values);
  } catch (error) {
    if (error instanceof InputError) {
      return 'refused';
    }
    throw error;
  }
}

test.each(MEASURED.map((item) => [item.args.join(' ').slice(0, 60), item] as const))('%s', (_, item) => {
  expect(merge(item)).toEqual(item.refused ? 'refused' : item.values);
});
