import { DEFAULT_VERSION } from '../../api/facts/release';
import { READ_BY_OTHERS, RETIRED_SETTINGS } from '../../api/facts/retired';
import { ANNOTATIONS, ENGINE_ENV_PREFIX } from '../../api/facts/settings';
import { didYouMean, suggest } from '../../private/suggest';
import { writtenAnnotations } from '../helpers/written-annotations';
import { diff, trap, upstream } from '../rule';

const KNOWN = ANNOTATIONS.map(({ key }) => key);

export const annotationName = trap({
  id: 'SELDON248',
  severity: 'warning',
  title: 'an annotation under seldon.io/ is one that Seldon Core reads',
  consequence: 'The annotation has no effect: unknown keys are silently ignored.',
  example: diff`
      spec:
    -   annotations: {seldon.io/rest-time-out: '10000'}
    +   annotations: {seldon.io/rest-timeout: '10000'}
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  source: upstream('doc/source/graph/annotations.md'),
  check(subject, report) {
    for (const { key, level, path } of writtenAnnotations(subject)) {
      if (!key.startsWith('seldon.io/') || KNOWN.includes(key) || READ_BY_OTHERS.test(key)) {
        continue;
      }
      if (!key.startsWith(ENGINE_ENV_PREFIX)) {
        report({
          path,
          message: `Seldon Core ${DEFAULT_VERSION} does not read the annotation ${key}`,
          remedy: remedyFor(key),
        });
      } else if (level !== 'spec') {
        report({ path, message: `${key} has no effect here`, remedy: 'move it to spec.annotations' });
      }
    }
  },
});

/** Annotations have many words in common: what is close to one of them by more than a slip may mean anything. */
const MOST_SLIPS = 3;

/** A word that has a remedy comes first, even if it is misspelt itself. */
function remedyFor(key: string): string {
  const retired = suggest(key, Object.keys(RETIRED_SETTINGS), MOST_SLIPS);
  const known = suggest(key, KNOWN, MOST_SLIPS) ?? KNOWN.find((each) => each.startsWith(`${key}-`));
  if (known !== undefined && !Object.hasOwn(RETIRED_SETTINGS, key)) {
    return didYouMean(known);
  }
  return retired === undefined ? 'remove it' : RETIRED_SETTINGS[retired];
}
