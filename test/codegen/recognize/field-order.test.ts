import { FIELD_ORDER, inFieldOrder } from '../../../src/codegen/recognize/field-order';
import * as kubernetes from '../../../src/expand/wire/kubernetes.generated';
import { type Shape, type Struct } from '../../../src/expand/wire/shape';

/** A shape's structs. */
function structsIn(shape: Shape, found = new Set<Struct>()): Set<Struct> {
  if (typeof shape === 'object' && 'of' in shape) {
    structsIn(shape.of, found);
  } else if (typeof shape === 'object' && !found.has(shape)) {
    found.add(shape);
    shape.layout.fields.forEach((field) => structsIn(field.shape, found));
  }
  return found;
}

test('fields with an order are in that of the structs of Kubernetes', () => {
  const found = new Set<Struct>();
  Object.values(kubernetes).forEach((shape) => structsIn(shape, found));
  expect(found.size).toBeGreaterThan(80);
  const others = [...found].flatMap(({ layout: { fields } }) => {
    const ordered = fields.map(({ name }) => name).filter((name) => FIELD_ORDER.includes(name));
    const ours = FIELD_ORDER.filter((name) => ordered.includes(name));
    return JSON.stringify(ours) === JSON.stringify(ordered) ? [] : [ordered.join()];
  });
  expect(others).toEqual([]);
});

test('other fields follow by name, whatever the order of the manifest', () => {
  expect(inFieldOrder({ tty: true, args: [], stdin: true, image: 'm', name: 'm' }).map(([field]) => field)).toEqual([
    'name',
    'image',
    'args',
    'stdin',
    'tty',
  ]);
});
