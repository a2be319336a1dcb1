import { Duration, Lazy } from 'cdk8s';
import { checkKinds, DURATION, eachGiven, given, TEXT } from '../../src/private/kind';

const NAME = ['trim', 'a name'] as const;
const wrong = (value: unknown) => () => given("'name'", value as string, NAME);

test('a value of the kind is returned', () => {
  expect(given("'name'", '', NAME)).toBe('');
});

test.each<[string, unknown, string]>([
  ['undefined', undefined, 'got undefined'],
  ['null', null, 'got null'],
  ['a number', 3, 'got a number'],
  ['a list', ['a'], 'got a list of 1 item'],
  ['a map', { a: 1, b: 2 }, 'got a map of 2 keys'],
  ['a map without prototype', Object.assign(Object.create(null) as object, { a: 1 }), 'got a map of 1 key'],
  ['a function', () => 'a', 'got a function'],
  ['an object of a class', Duration.seconds(3), 'got an instance of Duration'],
])('%s is rejected by what it is', (_what, value, got) => {
  expect(wrong(value)).toThrow(`'name' must be a name, ${got}`);
});

test('a rejected value is not shown, as it may be a credential', () => {
  const act = () => given("'latency'", 'MARKED' as unknown as Duration, DURATION);
  expect(act).toThrow("'latency' must be a Duration such as Duration.minutes(5), got a string of 6 characters");
});

test('what recognizes a kind is a member, so that another copy of a library has it too', () => {
  const other = { toSeconds: () => 3 } as unknown as Duration;
  expect(given("'latency'", other, DURATION)).toBe(other);
});

test('a string may be produced when manifests are written', () => {
  const later = Lazy.any({ produce: () => 'x' }) as string;
  expect(given('a value', later, TEXT)).toBe(later);
});

test('a list has items of one kind', () => {
  expect(eachGiven("'names'", ['a'], NAME)).toEqual(['a']);
  expect(() => eachGiven("'names'", ['a', [][0]], NAME)).toThrow("each item of 'names' must be a name, got undefined");
  expect(() => eachGiven('the names', [[][0]], NAME, 'each name')).toThrow('each name must be a name, got undefined');
  expect(() => eachGiven("'names'", 'a' as unknown as string[], NAME)).toThrow(
    "'names' must be a list, got a string of 1 character",
  );
});

test('properties that are not set are not checked', () => {
  const kinds = { timeout: DURATION };
  expect(() => checkKinds<{ timeout?: Duration }>({ timeout: undefined }, kinds)).not.toThrow();
  expect(() => checkKinds({ timeout: 3 as unknown as Duration }, kinds, 'the probe')).toThrow(
    "'timeout' of the probe must be a Duration",
  );
});
