import { isMisplaced } from './component-shape';
import { isTooDeep } from './graph-depth';
import { type DroppedField, type SchemaVerdict } from '../../api/validation/verdict';
import { type JsonObject } from '../../private/json';
import { type Segment } from '../../private/path';
import { didYouMean, suggest } from '../../private/suggest';
import { deadFieldRemedy } from '../helpers/dead-fields';
import { levelOf, placeFor } from '../helpers/field-place';
import { foreignField } from '../helpers/foreign-field';
import { meantPlace } from '../helpers/meant-place';
import { formRemedy, metricList, otherMetricForm } from '../helpers/metric-form';
import { placeAround, placeBelow } from '../helpers/nested-place';
import { meantElsewhere, meantField } from '../helpers/other-words';
import { schemaRule } from '../helpers/schema-rule';
import { predictorDiff } from '../rule';

const MANY = 12;

/** So many letters of a field may differ from what is meant, and more in long names. */
const LEAST_SLIPS = 2;
const LETTERS_PER_SLIP = 4;

export const unknownField = schemaRule({
  id: 'SELDON011',
  title: 'every field is part of the API',
  consequence: '`kubectl apply` rejects an unknown field; other clients send it, and the API server silently drops it.',
  example: () => predictorDiff`
    - replica: 2
    + replicas: 2
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  check({ verdict, object }, report) {
    for (const dropped of verdict.pruned) {
      if (!isTooDeep(dropped) && !isMisplaced(object, dropped)) {
        const name = String(dropped.path[dropped.path.length - 1]);
        const list = metricList(dropped.path);
        const other = list === undefined ? undefined : otherMetricForm(verdict, list);
        report({
          path: dropped.field,
          message: `unknown field ${JSON.stringify(name)}`,
          remedy: other === dropped ? formRemedy(list!) : remedyFor(object, dropped),
          pruned: true,
          ...((isInWrongType(verdict, dropped) || (other ?? dropped) !== dropped) && { follows: true }),
        });
      }
    }
  },
});

/** Whether a field is dropped because a map is written in place of a list or a value, which another rule reports. */
function isInWrongType({ schema }: SchemaVerdict, { path }: DroppedField): boolean {
  return schema.some(
    ({ type, path: at, detail }) =>
      type === 'FieldValueInvalid' &&
      detail.includes('must be of type ') &&
      at.length < path.length &&
      at.every((step, i) => step === path[i]),
  );
}

/** Where a field belongs that has another name there. */
function placeOfWord(object: JsonObject, path: readonly Segment[]): string | undefined {
  const places = meantElsewhere(String(path[path.length - 1])).map((word) =>
    placeFor(object, [...path.slice(0, -1), word]),
  );
  return places.find((place) => place !== undefined);
}

function remedyFor(object: JsonObject, { path, known }: DroppedField): string {
  const name = String(path[path.length - 1]);
  if (name === 'volumeSource' && path[path.length - 3] === 'volumes') {
    return 'move its fields one level up: the source of a volume is next to its name';
  }
  if (name === 'secretName' && known.includes('key') && known.includes('name')) {
    return didYouMean('name');
  }
  const foreign = foreignField(object, path);
  if (foreign !== undefined) {
    return foreign;
  }
  const meant = meantField(name, known);
  if (meant !== undefined) {
    return didYouMean(meant);
  }
  const meantAt = meantPlace(object, path);
  if (meantAt !== undefined) {
    return meantAt;
  }
  const level = levelOf(path.slice(0, -1));
  const dead = level && deadFieldRemedy(name, level);
  if (dead !== undefined) {
    return dead;
  }
  const place = placeFor(object, path) ?? placeBelow(path) ?? placeOfWord(object, path);
  if (place !== undefined) {
    return `move it to ${place}`;
  }
  const close = suggest(name, known, Math.max(LEAST_SLIPS, Math.floor(name.length / LETTERS_PER_SLIP)));
  if (close !== undefined) {
    return deadFieldRemedy(close, level) ?? meantPlace(object, [...path.slice(0, -1), close]) ?? didYouMean(close);
  }
  const around = placeAround(path);
  if (around !== undefined) {
    return `move it to ${around}`;
  }
  if (known.length === 0) {
    return 'remove it: no fields are allowed here';
  }
  return known.length > MANY
    ? 'remove it, or check its indentation'
    : `remove it, or check its indentation (known here: ${known.join(', ')})`;
}
