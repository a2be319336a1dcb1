import { type DroppedField } from '../../api/validation/verdict';
import { isObject, type JsonObject } from '../../private/json';
import { formatPath, type Segment } from '../../private/path';
import { schemaRule } from '../helpers/schema-rule';
import { diff } from '../rule';

const SHAPE =
  'componentSpecs is a list in a predictor, next to its name and graph, and each item has spec.containers: ' +
  'predictors: [{name: ..., graph: ..., componentSpecs: [{spec: {containers: [...]}}]}]';

/** Whether an unknown field is a misplaced part of componentSpecs. */
export function isMisplaced(object: JsonObject, { path }: DroppedField): boolean {
  const [spec, list, index, key, item, inner] = path;
  if (spec !== 'spec') {
    return false;
  }
  if (path.length === 2) {
    return list === 'componentSpecs' || list === 'componentSpec' || list === 'containers';
  }
  if (list !== 'predictors') {
    return false;
  }
  return (
    (path.length === 4 && (key === 'spec' || key === 'containers' || key === 'componentSpec')) ||
    (path.length === 4 && isTorn(object, index)) ||
    (path.length === 6 &&
      key === 'componentSpecs' &&
      typeof item === 'number' &&
      (inner === 'containers' || inner === 'initContainers' || inner === 'volumes'))
  );
}

/** Whether an item of `predictors` is only a fragment of one: it has componentSpecs, but neither name nor graph. */
export function isTorn(object: JsonObject, index: Segment): boolean {
  const predictors = isObject(object.spec) ? object.spec.predictors : undefined;
  const predictor = Array.isArray(predictors) && typeof index === 'number' ? predictors[index] : undefined;
  return (
    isObject(predictor) &&
    !('graph' in predictor) &&
    !('name' in predictor) &&
    ('spec' in predictor || 'componentSpecs' in predictor)
  );
}

export const componentShape = schemaRule({
  id: 'SELDON012',
  title: 'componentSpecs belong to their predictor',
  consequence:
    'The API server drops misplaced fields, and with them containers, environment and resources; or it rejects the ' +
    'fragment, which became a separate predictor without name and graph.',
  example: () => diff`
      spec:
        predictors:
        - componentSpecs:
    -   - spec:
    -       containers:
    -       - name: classifier
    -         resources: {requests: {memory: 50Mi}}
    -   - name: default
    +     - spec:
    +         containers:
    +         - name: classifier
    +           resources: {requests: {memory: 50Mi}}
    +     name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  check({ object, verdict }, report) {
    for (const dropped of verdict.pruned.filter((each) => isMisplaced(object, each))) {
      const name = dropped.path[dropped.path.length - 1];
      report({
        path: dropped.field,
        message: `${JSON.stringify(name)} does not belong here and is dropped`,
        remedy: SHAPE,
        pruned: true,
      });
    }
    const predictors = isObject(object.spec) && Array.isArray(object.spec.predictors) ? object.spec.predictors : [];
    const torn = predictors.findIndex((_, i) => isTorn(object, i));
    if (torn !== -1) {
      const keys = Object.keys(predictors[torn] as JsonObject).map((key) => JSON.stringify(key));
      report({
        path: formatPath(['spec', 'predictors', torn]),
        message:
          `this predictor has no name and no graph, only ${keys.join(', ')}: it looks like part of the previous ` +
          'list item, split off by an extra "-"',
        remedy: SHAPE,
      });
    }
  },
});
