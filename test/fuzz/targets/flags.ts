import * as fc from 'fast-check';
import { InputError } from '../../../src/private/errors';
import { type JsonObject } from '../../../src/private/json';
import { dataSource, fileSource, MergedValues, type SetFlag, setSource, type Source } from '../../../src/values/source';
import { toPlain } from '../../../src/values/value';
import { GoProgram } from '../../helpers/go';
import { canonical } from '../../helpers/strings';
import { type Target } from '../target';

const COMBINATIONS = 1_000;

/** Helm applies all flags of one kind before those of the next. */
const FLAGS: readonly SetFlag[] = ['--set-json', '--set', '--set-string', '--set-literal'];

const KEYS = ['a', 'b', 'c', 'd', 'list', 'list[0]', 'list[1]', 'list[3]', 'a\\.b', '', 'a b', 'é', '0', 'null', 'on'];
const WORDS = [
  ...['1', '01', '0x1F', '-1', '1.5', '1e3', '9007199254740993', 'true', 'false', 'null', 'yes', '~', '', ' ', 'text'],
  ...[
    '{x,y}',
    '{}',
    '{1,2',
    'x,y',
    'x\\,y',
    'a=b',
    '"q"',
    '[1, {"k": null}]',
    '{"k": [1]}',
    '{"k": 1',
    'é',
    '\\',
    '[0]',
  ],
];

interface Combination {
  readonly defaults: string;
  readonly files: readonly string[];
  readonly args: readonly string[];
}

const scalar = fc.constantFrom<unknown>('x', '', 1, 1.5, true, false, null, 'null', '01', {}, []);
const map = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', 'list'),
  fc.oneof(
    scalar,
    fc.array(scalar, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(scalar, fc.dictionary(fc.constantFrom('a', 'b'), scalar))),
  ),
);
const assignment = fc
  .tuple(fc.array(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 3 }), fc.constantFrom(...WORDS))
  .map(([path, word]) => `${path.join('.')}=${word}`);
const flag = fc.tuple(
  fc.constantFrom(...FLAGS),
  fc.oneof(
    { weight: 4, arbitrary: assignment },
    {
      weight: 2,
      arbitrary: fc.tuple(assignment, assignment).map((both) => both.join(',')),
    },
    { weight: 1, arbitrary: fc.constantFrom(...KEYS, ...WORDS) },
  ),
);
const combination: fc.Arbitrary<Combination> = fc
  .tuple(map, fc.array(map, { maxLength: 2 }), fc.array(flag, { minLength: 1, maxLength: 3 }))
  .map(([defaults, files, flags]) => ({
    defaults: JSON.stringify(defaults),
    files: files.map((file) => JSON.stringify(file)),
    args: flags.flat(),
  }));

/** What templates see for values files and flags of `template`, `values` and the operator. */
export const flags: Target = {
  name: 'flags',
  promise: 'values files and flags are merged as Helm merges them, and refused where Helm refuses them',
  prepare() {
    const helm = GoProgram.build('helm');
    return (
      helm &&
      ((seed) => {
        const tried = fc.sample(combination, { seed, numRuns: COMBINATIONS });
        const answers = helm.ask(tried);
        const findings = tried.flatMap((each, i) => {
          const theirs = answers[i].error === undefined ? canonical(answers[i].json) : 'refused';
          const ours = merge(each);
          return ours === theirs
            ? []
            : [{ input: JSON.stringify(each), problem: `ours ${ours}, Helm's ${answers[i].error ?? theirs}` }];
        });
        return { cases: COMBINATIONS, findings };
      })
    );
  },
};

function merge({ defaults, files, args }: Combination): string {
  try {
    const sources: Source[] = [
      ...files.map((text, i) => fileSource(`values-${i}.yaml`, text)),
      ...FLAGS.flatMap((wanted) =>
        args.flatMap((word, i) => (i % 2 === 0 && word === wanted ? [setSource(wanted, args[i + 1])] : [])),
      ),
    ];
    const chart = dataSource('values.yaml', JSON.parse(defaults) as JsonObject);
    return canonical(toPlain(new MergedValues(sources, chart).values));
  } catch (error) {
    if (error instanceof InputError) {
      return 'refused';
    }
    throw error;
  }
}
