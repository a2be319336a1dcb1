import { applySet, applySetFile, applySetJson, applySetLiteral, applySetString } from '../../src/values/set';
import { toPlain, type ValueMap } from '../../src/values/value';

type Apply = (values: ValueMap, text: string) => void;

function result(apply: Apply, text: string, values: ValueMap = {}) {
  apply(values, text);
  return toPlain(values);
}

describe('--set', () => {
  test.each<[string, object]>([
    ['a=1,b=-2,c=+3,d=0', { a: 1, b: -2, c: 3, d: 0 }],
    ['a=007,b=1.5,c=1e3,d=0x1,e=1_0', { a: '007', b: '1.5', c: '1e3', d: '0x1', e: '1_0' }],
    ['a=true,b=FALSE,c=Null,d=yes', { a: true, b: false, c: null, d: 'yes' }],
    ['a=9223372036854775808', { a: '9223372036854775808' }],
    ['a=', { a: '' }],
    ['a=x\\,y,b\\.c=1', { a: 'x,y', 'b.c': 1 }],
    ['a.b.c=1,a.b.d=2', { a: { b: { c: 1, d: 2 } } }],
    ['a={},b={1,x},c={a b,}', { a: [''], b: [1, 'x'], c: ['a b', ''] }],
    ['a[1]=x', { a: [null, 'x'] }],
    ['a[0].b=1,a[0].c=2,a[1][1]=3', { a: [{ b: 1, c: 2 }, [null, 3]] }],
    ['a= padded ', { a: ' padded ' }],
    ['a=b=c', { a: 'b=c' }],
    ['a[0]', { a: [] }],
    ['a.', {}],
    ['=1', {}],
    ['', {}],
  ])('%s', (text, expected) => {
    expect(result(applySet, text)).toEqual(expected);
  });

  test('integers are not doubles', () => {
    const values: ValueMap = {};
    applySet(values, 'a=9007199254740993,b={1}');
    expect(values).toEqual({ a: 9007199254740993n, b: [1n] });
  });

  test('extends existing lists and maps', () => {
    expect(result(applySet, 'a.b=2,l[0]=x,l[2].y=1', { a: { b: 1, c: 1 }, l: [1, 2] })).toEqual({
      a: { b: 2, c: 1 },
      l: ['x', 2, { y: 1 }],
    });
  });

  test.each<[string, ValueMap, RegExp]>([
    ['a', {}, /a has no value/],
    ['a,b=1', {}, /a has no value/],
    ['a..b=1', {}, /no key after its dot/],
    ['a.b=1', { a: null }, /a is null and cannot hold a key/],
    ['a.b=1', { a: 'x' }, /a is a string/],
    ['a[0]=1', { a: { b: 1 } }, /a is a map, not a list/],
    ['a[-1]=1', {}, /index -1/],
    ['a[65537]=1', {}, /between 0 and 65536/],
    ['a[x]=1', {}, /whole number/],
    ['a[0', {}, /whole number/],
    ['a[0]x=1', {}, /after its index/],
    ['a={1', {}, /closing '}'/],
    [`${'a.'.repeat(31)}b=1`, {}, /more than 30 dots/],
    [`a${'[0]'.repeat(20_000)}=1`, {}, /more than 100 indexes/],
  ])('rejects %s', (text, values, message) => {
    expect(() => applySet(values, text)).toThrow(message);
  });

  test('at most 65,537 items and 30 dots', () => {
    expect(result(applySet, 'a[65536]=1').a as unknown[]).toHaveLength(65_537);
    expect(() => applySet({}, `${'a.'.repeat(30)}b=1`)).not.toThrow();
  });

  test('names of prototypes are keys like others', () => {
    const values: ValueMap = {};
    applySet(values, '__proto__.polluted=1,constructor.prototype.polluted=1,toString=x');
    expect(Object.keys(values)).toEqual(['__proto__', 'constructor', 'toString']);
    expect('polluted' in {}).toBe(false);
  });
});

test('--set-string creates strings', () => {
  expect(result(applySetString, 'a=1,b=true,c=null,d={1,2}')).toEqual({ a: '1', b: 'true', c: 'null', d: ['1', '2'] });
});

test('--set-file reads each file', () => {
  expect(result((values, text) => applySetFile(values, text, (name) => `<${name}>`), 'a=x,b={y,z},c[0]=w')).toEqual({
    a: '<x>',
    b: ['<y>', '<z>'],
    c: ['<w>'],
  });
});

test('--set-literal uses everything after the first =', () => {
  expect(result(applySetLiteral, 'a.b[0]=x,y={z}\\n=1')).toEqual({ a: { b: ['x,y={z}\\n=1'] } });
});

describe('--set-json', () => {
  test.each<[string, object]>([
    ['a={"b":[1,null,"x,y"]},c=1.5', { a: { b: [1, null, 'x,y'] }, c: 1.5 }],
    ['a=,b= true ,c="}"', { a: null, b: true, c: '}' }],
    ['l[1]={"x":1}', { l: [null, { x: 1 }] }],
  ])('%s', (text, expected) => {
    expect(result(applySetJson, text)).toEqual(expected);
  });

  test.each([
    'a={bad',
    'a=[1',
    "a='x'",
    'a=1.',
    'a={"a":1e999}',
    'a=tru',
    '{"a":1}',
    `a=${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  ])('rejects %s', (text) => {
    expect(() => applySetJson({}, text)).toThrow(/--set-json/);
  });
});
