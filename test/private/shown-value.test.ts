import { kindAndSize, mistypedValue, shownValue, withoutStranger } from '../../src/private/shown-value';

test.each([
  [null, 'null'],
  [true, 'a boolean'],
  [5, 'a number'],
  [5n, 'a number'],
  ['', 'a string of 0 characters'],
  ['a', 'a string of 1 character'],
  ['ab', 'a string of 2 characters'],
  [[], 'a list of 0 items'],
  [['secret'], 'a list of 1 item'],
  [{}, 'a map of 0 keys'],
  [{ password: 'secret' }, 'a map of 1 key'],
])('%p of the wrong type is %s', (value, shown) => {
  expect(kindAndSize(value)).toBe(shown);
});

test.each([
  ['a fraction for an integer', 1.5, 'integer', '1.5'],
  ['a fraction for an integer or a string', 1.5, 'integer,string', '1.5'],
  ['a number for a string, which may be a password', 1234, 'string', 'a number'],
  ['a string for an integer', 'abc', 'integer', 'a string of 3 characters'],
])('a message shows %s', (_, value, wanted, shown) => {
  expect(mistypedValue(value, wanted)).toBe(shown);
});

test.each([
  [['replicas'], 5, '5'],
  [['resources', 'requests', 'memory'], '1GB', '"1GB"'],
  [['modelUri'], 'https://user:pass@host/x', '"https://***@host/x"'],
  [['metadata', 'annotations'], 'a b', '"a b"'],
  [['metadata', 'annotations', 'x'], 'a b', 'a string of 3 characters'],
  [['env', 0, 'value'], 'abc', 'a string of 3 characters'],
  [['rcloneSecret'], 'abc', 'a string of 3 characters'],
  [['anything'], { a: 1 }, 'a map of 1 key'],
  [['resources', 'limits', 'memory'], '1,5 Gi', '"1,5 Gi"'],
  [['resources', 'limits', 'memory'], 'Hunter2Zq9', 'a string of 10 characters'],
  [['spec', 'protocol'], 'hunter2/+=', 'a string of 10 characters'],
  [['spec', 'protocol'], 'kfserving-v2', '"kfserving-v2"'],
  [['spec', 'protocol'], '/etc/tls/tls.crt', '"/etc/tls/tls.crt"'],
  [['spec', 'protocol'], '{{ .Values.protocol }}', '"{{ .Values.protocol }}"'],
  [['metadata', 'name'], 'Iris_Model+', '"Iris_Model+"'],
])('at %j, %p is shown as %s', (path, value, shown) => {
  expect(shownValue(value, path)).toBe(shown);
});

test.each([
  ['unknown log level "hunter2/+=" is ignored', 'hunter2/+=', ['env', 0, 'value'], 'a string of 10 characters'],
  ['unknown log level "DEBUGG" is ignored', 'DEBUGG', ['env', 0, 'value'], '"DEBUGG"'],
  ['unknown log level "a$&b+c=" is ignored', 'a$&b+c=', ['value'], 'a string of 7 characters'],
])('of %j, with the value %j at %j, a message shows %s', (message, value, path, shown) => {
  expect(withoutStranger(message, value, path)).toBe(`unknown log level ${shown} is ignored`);
});
