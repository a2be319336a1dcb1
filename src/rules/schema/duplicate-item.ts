import { schemaRule } from './schema-rule';
import { formatPath } from '../../private/path';
import { yaml } from '../example';

export const duplicateItem = schemaRule({
  id: 'SELDON016',
  title: 'items of a keyed list have different keys',
  consequence: 'The API server refuses the object.',
  example: {
    before: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: classifier
                image: registry.example.com/iris:1
                ports: [{name: http, containerPort: 9000}, {name: metrics, containerPort: 9000}]
    `,
    after: yaml`
      spec:
        predictors:
        - name: default
          graph: {name: classifier, type: MODEL}
          componentSpecs:
          - spec:
              containers:
              - name: classifier
                image: registry.example.com/iris:1
                ports: [{name: http, containerPort: 9000}, {name: metrics, containerPort: 6000}]
    `,
  },
  check({ verdict }, report) {
    for (const { type, path } of verdict.schema) {
      if (type === 'FieldValueDuplicate') {
        report({ path: formatPath(path), message: 'an item with the same key is in the list already', remedy: 'remove one of the two, or give it another key' });
      }
    }
  },
});
