import { JsonPatch } from 'cdk8s';
import { evaluate } from '../../src/cli/import/evaluate';
import { patchCall, patchSteps } from '../../src/codegen/patch';
import { type JsonObject } from '../../src/private/json';

describe('steps of a patch', () => {
  test.each<[string, JsonObject, JsonObject, string[]]>([
    ['nothing where nothing differs', { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
    ['a field that comes, goes or changes', { a: 1, b: 2 }, { b: 3, c: 4 }, ['remove /a', 'replace /b', 'add /c']],
    ['an item that comes first', { a: [1, 2] }, { a: [0, 1, 2] }, ['add /a/0']],
    ['items that go from the middle', { a: [1, 2, 3, 4] }, { a: [1, 4] }, ['remove /a/1', 'remove /a/1']],
    ['an item that changes inside', { a: [{ b: 1 }, 2] }, { a: [{ b: 2 }, 2] }, ['replace /a/0/b']],
    ['a list that differs in length and items', { a: [1, 2] }, { a: [3, 4, 5] }, ['replace /a']],
    ['keys with a slash or a tilde', {}, { 'x/y~z': 1 }, ['add /x~1y~0z']],
  ])('name %s, and turn one value into the other', (_, from, to, expected) => {
    const steps = patchSteps(from, to);
    const patches = steps.map((step) => evaluate(patchCall(step), new Map()) as JsonPatch);
    expect(steps.map(({ op }, i) => `${op} ${patches[i]._toJson().path}`)).toEqual(expected);
    expect(JsonPatch.apply(from, ...patches)).toEqual(to);
  });
});
