import { ANNOTATIONS, ENGINE_ENV_PREFIX } from '../../api/annotations';
import { DEFAULT_VERSION } from '../../api/facts/release';
import { suggest } from '../../private/suggest';
import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { writtenAnnotations } from '../helpers/written-annotations';
import { upstream } from '../rule';

/** Annotations that Tempo, another project of Seldon, writes and reads. */
const TEMPO_PREFIX = 'seldon.io/tempo-';

const KNOWN = ANNOTATIONS.map(({ key }) => key);

export const annotationName = trap({
  id: 'SELDON248',
  severity: 'warning',
  title: 'an annotation of seldon.io is one that Seldon Core reads',
  consequence: 'The annotation has no effect: unknown keys are ignored without a word.',
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
      const engine = key.startsWith(ENGINE_ENV_PREFIX) && level === 'spec';
      if (key.startsWith('seldon.io/') && !key.startsWith(TEMPO_PREFIX) && !KNOWN.includes(key) && !engine) {
        const close = suggest(key, KNOWN);
        report({
          path,
          message: key.startsWith(ENGINE_ENV_PREFIX) ? `${key} has no effect here` : `Seldon Core ${DEFAULT_VERSION} reads no annotation ${key}`,
          remedy: key.startsWith(ENGINE_ENV_PREFIX) ? 'move it to spec.annotations'
            : close === undefined ? 'remove it' : `did you mean ${close}?`,
        });
      }
    }
  },
});
