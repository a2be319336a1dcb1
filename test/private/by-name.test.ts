import { byName, checkOrder, sortedKeys } from '../../src/private/by-name';

test('entries by name are data, whatever they are called', () => {
  expect(byName({ b: 1, a: 2, 10: 3, 9: 4 })).toEqual([
    ['10', 3],
    ['9', 4],
    ['a', 2],
    ['b', 1],
  ]);
});

test('sorts the keys of all maps and keeps the order of lists', () => {
  expect(JSON.stringify(sortedKeys({ b: [{ d: 1, c: 2 }, 'x', 'a'], a: { z: null, y: true } }))).toBe(
    '{"a":{"y":true,"z":null},"b":[{"c":2,"d":1},"x","a"]}',
  );
  expect(Object.keys(sortedKeys(JSON.parse('{"b":1,"__proto__":2}') as Record<string, number>)!)).toEqual([
    '__proto__',
    'b',
  ]);
});

test.each([
  [['c'], 'order names "c", which does not exist (known: "a", "b")'],
  [['a', 'a'], 'order names "a" twice: name it once'],
])('an order %p is rejected', (order, message) => {
  expect(() => checkOrder('order', order, { b: 1, a: 2 })).toThrow(message);
});

test('a name is not an order', () => {
  expect(() => checkOrder('order', 'b' as unknown as string[], { b: 1, a: 2 })).toThrow(
    'order must be a list of names, got a string of 1 character',
  );
});

test('an order of some keys is accepted', () => {
  expect(() => checkOrder('order', ['b'], { b: 1, a: 2 })).not.toThrow();
});
