import { PARAMETER_TYPES } from '../../api/facts/words';
import { entryOf } from '../../private/json';
import { shownValue } from '../../private/shown-value';
import { predictorDiff, trap, upstream, writeOneOf } from '../rule';

const PATTERNS: Readonly<Record<string, RegExp>> = PARAMETER_TYPES;
const TYPES = Object.keys(PATTERNS);

export const parameter = trap({
  id: 'SELDON256',
  looksAt: ['parameters'],
  title: "a parameter's type is known and its value is of that type",
  consequence:
    "The schema and the webhook accept any string. A server built with Seldon's Python wrapper does not start with " +
    'a value that it cannot parse.',
  example: () => predictorDiff`
      graph:
        name: classifier
        type: MODEL
    -   parameters: [{name: threads, type: INT, value: '2.5'}]
    +   parameters: [{name: threads, type: INT, value: '2'}]
      componentSpecs:
      - spec: {containers: [{name: classifier, image: 'registry.example.com/iris:1'}]}
  `,
  source: upstream('python/seldon_core/microservice.py'),
  check(subject, report) {
    for (const { node, path } of subject.nodes()) {
      (node.parameters ?? []).forEach(({ name, type, value }, i) => {
        const at = `${path}.parameters[${i}]`;
        if (!TYPES.includes(type)) {
          report({
            path: `${at}.type`,
            message: `parameter ${JSON.stringify(name)} has the unknown type ${JSON.stringify(type)}`,
            remedy: writeOneOf(type, TYPES),
          });
        } else if (!entryOf(PATTERNS, type)!.test(value)) {
          report({
            path: `${at}.value`,
            message:
              `parameter ${JSON.stringify(name)} has type ${type}, but ` +
              `${shownValue(value, [name])} is not of that type`,
            remedy: 'write a value of that type, or change the type',
          });
        }
      });
    }
  },
});
