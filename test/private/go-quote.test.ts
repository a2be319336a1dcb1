import { goQuote } from '../../src/private/go-quote';

/** Printed by `fmt.Printf("%q")`. */
test.each([
  ['iris', '"iris"'],
  ['a "b" \\', '"a \\"b\\" \\\\"'],
  ['\x07\b\f\n\r\t\v', '"\\a\\b\\f\\n\\r\\t\\v"'],
  ['\x00\x7f', '"\\x00\\x7f"'],
  ['é → 😀', '"é → 😀"'],
  ['\u200b\u00a0', '"\\u200b\\u00a0"'],
  ['\u{e0001}', '"\\U000e0001"'],
])('%j is printed as Go prints it', (text, printed) => {
  expect(goQuote(text)).toBe(printed);
});
