import { isTorn } from './component-shape';
import { entryOf } from '../../private/json';
import { formatPath } from '../../private/path';
import { isInOtherForm } from '../helpers/metric-form';
import { schemaRule } from '../helpers/schema-rule';
import { isWrittenOtherwise } from '../helpers/written-otherwise';
import { diff } from '../rule';

export const requiredField = schemaRule({
  id: 'SELDON014',
  title: 'required fields are set',
  consequence: 'The API server rejects the object.',
  example: () => diff`
      spec:
        predictors:
    -   - graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    +   - name: default
    +     graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  check({ object, verdict }, report) {
    for (const { type, path } of verdict.schema) {
      const torn = path[1] === 'predictors' && path.length === 4 && isTorn(object, path[2]);
      if (type === 'FieldValueRequired' && !torn) {
        const name = String(path[path.length - 1]);
        report({
          path: formatPath(path),
          message: `${JSON.stringify(name)} is required and missing`,
          remedy: entryOf(REMEDY, name) ?? `add ${JSON.stringify(name)}`,
          ...((isWrittenOtherwise(verdict, formatPath(path.slice(0, -1)), name) || isInOtherForm(verdict, path)) && {
            follows: true,
          }),
        });
      }
    }
  },
});

const REMEDY: Record<string, string | undefined> = {
  apiVersion: 'write apiVersion: machinelearning.seldon.io/v1',
  graph: 'add the graph: {name: ..., implementation: ..., modelUri: ...}',
};
