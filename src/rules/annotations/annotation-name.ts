import { DEFAULT_VERSION } from '../../api/facts/release';
import { READ_BY_OTHERS, RETIRED_SETTINGS } from '../../api/facts/retired';
import { type AnnotationLevel, ANNOTATIONS, ENGINE_ENV_PREFIX, levelForAll } from '../../api/facts/settings';
import { didYouMean, suggest } from '../../private/suggest';
import { ANNOTATION_PLACES, writtenAnnotations } from '../helpers/written-annotations';
import { specDiff, trap, upstream } from '../rule';

const KNOWN = ANNOTATIONS.map(({ key }) => key);

export const annotationName = trap({
  id: 'SELDON248',
  title: 'an annotation under seldon.io/ is one that Seldon Core reads',
  consequence: 'The annotation has no effect: unknown keys are silently ignored.',
  example: () => specDiff`
    - annotations: {seldon.io/rest-time-out: '10000'}
    + annotations: {seldon.io/rest-timeout: '10000'}
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
          remedy: remedyFor(key, level),
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
function remedyFor(key: string, level: AnnotationLevel): string {
  const retired = suggest(key, Object.keys(RETIRED_SETTINGS), MOST_SLIPS);
  const known = suggest(key, KNOWN, MOST_SLIPS) ?? KNOWN.find((each) => each.startsWith(`${key}-`));
  if (known !== undefined && !Object.hasOwn(RETIRED_SETTINGS, key)) {
    return `${didYouMean(known)}${placeFor(known, level)}`;
  }
  if (retired === undefined) {
    return 'remove it';
  }
  const { remedy, successor } = RETIRED_SETTINGS[retired];
  return `${remedy}${successor === undefined ? '' : placeFor(successor, level)}`;
}

/** Where an annotation belongs that is not read at a level. */
function placeFor(key: string, level: AnnotationLevel): string {
  const definition = ANNOTATIONS.find((each) => each.key === key);
  return definition === undefined || definition.readers.every(({ levels }) => levels.includes(level))
    ? ''
    : ` (in ${ANNOTATION_PLACES[levelForAll(definition)]})`;
}
