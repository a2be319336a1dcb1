import { ANNOTATIONS, levelForAll } from '../../api/facts/settings';
import { ANNOTATION_PLACES, writtenAnnotations } from '../helpers/written-annotations';
import { diff, trap, upstream } from '../rule';

const KNOWN = new Map(ANNOTATIONS.map((definition) => [definition.key, definition]));

export const annotationLevel = trap({
  id: 'SELDON247',
  looksAt: ['annotations'],
  title: 'an annotation is written where it is read',
  consequence:
    'The annotation has no effect. The operator reads some annotations only from `spec.annotations`, others only ' +
    'from a predictor, and the executor reads those on its pod, which never come from `metadata.annotations`.',
  example: () => diff`
    - metadata:
    -   name: iris
    -   annotations: {seldon.io/rest-timeout: '10000'}
    + metadata: {name: iris}
      spec:
    +   annotations: {seldon.io/rest-timeout: '10000', seldon.io/engine-separate-pod: 'true'}
        predictors:
        - name: default
    -     annotations: {seldon.io/engine-separate-pod: 'true'}
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  source: upstream('operator/utils/utils.go'),
  check(subject, report) {
    for (const { key, level, path } of writtenAnnotations(subject)) {
      const definition = KNOWN.get(key);
      if (definition && !definition.readers.some(({ levels }) => levels.includes(level))) {
        report({
          path,
          message: `${key} has no effect here: it is not read from ${ANNOTATION_PLACES[level]}`,
          remedy: `move it to ${ANNOTATION_PLACES[levelForAll(definition)]}`,
        });
      }
    }
  },
});
