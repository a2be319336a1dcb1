import { InputError } from '../../src/private/errors';
import { type JsonObject } from '../../src/private/json';
import { dataSource, fileSource, MergedValues, type SetFlag, setSource, type Source } from '../../src/values/source';
import { toPlain } from '../../src/values/value';
import { atLeast, describeWithReference, referenceLines } from '../helpers/reference';

interface Case {
  readonly id: string;
  readonly defaults: JsonObject;
  readonly files: string[];
  readonly args: string[];
  readonly values?: JsonObject;
  readonly error?: string;
}

/** The order in which Helm applies its flags, whatever their order on the command line. */
const ORDER = ['--set-json', '--set', '--set-string', '--set-literal'] as const;

function merge({ defaults, files, args }: Case): JsonObject | 'refused' {
  const flags = args.flatMap((arg, i) => (i % 2 === 0 ? [{ flag: arg as SetFlag, text: args[i + 1] }] : []));
  try {
    const sources: Source[] = [
      ...files.map((text, i) => fileSource(`f${i}.yaml`, text)),
      ...ORDER.flatMap((wanted) =>
        flags.filter(({ flag }) => flag === wanted).map(({ flag, text }) => setSource(flag, text)),
      ),
    ];
    return toPlain(new MergedValues(sources, dataSource('values.yaml', defaults)).values);
  } catch (error) {
    if (error instanceof InputError) {
      return 'refused';
    }
    throw error;
  }
}

describeWithReference('values are what Helm 3.16.4 makes of the same files and flags', () => {
  const cases = referenceLines<Case>('measured/values/flags.jsonl');

  test('400 cases, 179 of them rejected', () => {
    expect(cases.length).toBeGreaterThanOrEqual(atLeast(400));
    expect(cases.filter(({ error }) => error !== undefined).length).toBeGreaterThanOrEqual(atLeast(179));
  });

  test.each(cases.map((item) => [item.id, item] as const))('%s', (_, item) => {
    expect(merge(item)).toEqual(item.error === undefined ? item.values : 'refused');
  });
});
