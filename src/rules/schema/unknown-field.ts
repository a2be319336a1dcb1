import { isMisplaced } from './component-shape';
import { isTooDeep } from './graph-depth';
import { suggest } from '../../private/suggest';
import { yaml } from '../example';
import { schemaRule } from '../helpers/schema-rule';

const MANY = 12;

export const unknownField = schemaRule({
  id: 'SELDON011',
  title: 'every field is one of the API',
  consequence: '`kubectl apply` refuses an unknown field today; other clients send it, and the API server drops it without a word.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          replica: 2
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          replicas: 2
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    `,
  },
  check({ verdict, object }, report) {
    for (const dropped of verdict.pruned) {
      if (!isTooDeep(dropped) && !isMisplaced(object, dropped)) {
        const name = String(dropped.path[dropped.path.length - 1]);
        report({
          path: dropped.field,
          message: `unknown field ${JSON.stringify(name)}`,
          remedy: remedyFor(name, dropped.known),
          pruned: true,
        });
      }
    }
  },
});

function remedyFor(name: string, known: readonly string[]): string {
  const close = suggest(name, known);
  if (close !== undefined) {
    return `did you mean ${JSON.stringify(close)}?`;
  }
  if (known.length === 0) {
    return 'remove it: no fields belong here';
  }
  return known.length > MANY ? 'remove it, or check its indentation' : `remove it, or check its indentation (known here: ${known.join(', ')})`;
}
