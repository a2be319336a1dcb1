import { has, isObject, type Json, type JsonObject, valueAt } from '../../private/json';
import { formatPath } from '../../private/path';
import { schemaRule } from '../helpers/schema-rule';
import { containerDiff } from '../rule';

export const duplicateItem = schemaRule({
  id: 'SELDON016',
  title: 'items of a keyed list have different keys',
  consequence: 'The API server rejects the object.',
  example: () => containerDiff`
      image: registry.example.com/iris:1
    - ports: [{name: http, containerPort: 9000}, {name: metrics, containerPort: 9000}]
    + ports: [{name: http, containerPort: 9000}, {name: metrics, containerPort: 6000}]
  `,
  check({ object, verdict }, report) {
    for (const { type, path } of verdict.schema) {
      if (type === 'FieldValueDuplicate') {
        report({
          path: formatPath(path),
          message: `${keyOf(valueAt(object, path))} is already in the list`,
          remedy: 'remove one of the two, or give it another key',
        });
      }
    }
  },
});

/** Fields that identify items of lists; if an item has several of them, the first counts. */
const KEYS = ['containerPort', 'mountPath', 'devicePath', 'ip', 'topologyKey', 'name'];

/** Only keys: other fields may contain credentials. */
function keyOf(item: Json | undefined): string {
  const key = isObject(item) ? KEYS.find((each) => has(item, each)) : undefined;
  return key === undefined ? 'an item with the same key' : `${key} ${JSON.stringify((item as JsonObject)[key])}`;
}
