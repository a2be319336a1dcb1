import { DEFAULT_VERSION } from '../../api/facts/release';
import { READ_BY_OTHERS, RETIRED_SETTINGS } from '../../api/facts/retired';
import { ANNOTATIONS, ENGINE_ENV_PREFIX } from '../../api/facts/settings';
import { correction } from '../../private/suggest';
import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { writtenAnnotations } from '../helpers/written-annotations';
import { upstream } from '../rule';

const KNOWN = ANNOTATIONS.map(({ key }) => key);

export const annotationName = trap({
  id: 'SELDON248',
  severity: 'warning',
  title: 'an annotation under seldon.io/ is one that Seldon Core reads',
  consequence: 'The annotation has no effect: unknown keys are silently ignored.',
  example: {
    before: yaml`
      spec:
        annotations: {seldon.io/rest-time-out: '10000'}
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    after: yaml`
      spec:
        annotations: {seldon.io/rest-timeout: '10000'}
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
  },
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

function remedyFor(key: string): string {
  return Object.hasOwn(RETIRED_SETTINGS, key) ? RETIRED_SETTINGS[key] : (correction(key, KNOWN) ?? 'remove it');
}
