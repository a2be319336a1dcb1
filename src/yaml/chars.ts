/** Character codes that the scanner looks for. */
export const enum Char {
  NUL = 0x00,
  TAB = 0x09,
  LF = 0x0a,
  CR = 0x0d,
  SPACE = 0x20,
  BANG = 0x21,
  QUOTE = 0x22,
  HASH = 0x23,
  PERCENT = 0x25,
  AMPERSAND = 0x26,
  APOSTROPHE = 0x27,
  STAR = 0x2a,
  PLUS = 0x2b,
  COMMA = 0x2c,
  DASH = 0x2d,
  DOT = 0x2e,
  ZERO = 0x30,
  NINE = 0x39,
  COLON = 0x3a,
  LESS = 0x3c,
  GREATER = 0x3e,
  QUESTION = 0x3f,
  AT = 0x40,
  OPEN_BRACKET = 0x5b,
  BACKSLASH = 0x5c,
  CLOSE_BRACKET = 0x5d,
  BACKTICK = 0x60,
  OPEN_BRACE = 0x7b,
  PIPE = 0x7c,
  CLOSE_BRACE = 0x7d,
  NEL = 0x85,
  LS = 0x2028,
  PS = 0x2029,
  BOM = 0xfeff,
}

const [BLANK, BREAK, END] = [1, 2, 4];
const KINDS = new Uint8Array(0x10000);
for (const c of [Char.SPACE, Char.TAB]) {
  KINDS[c] = BLANK;
}
for (const c of [Char.LF, Char.CR, Char.NEL, Char.LS, Char.PS]) {
  KINDS[c] = BREAK;
}
KINDS[Char.NUL] = END;

/** A space or a tab. */
export function isBlank(c: number): boolean {
  return c === Char.SPACE || c === Char.TAB;
}

/** A line break; YAML 1.1 counts three of Unicode's. */
export function isBreak(c: number): boolean {
  return KINDS[c] === BREAK;
}

/** A line break or the end of the input. */
export function isBreakOrEnd(c: number): boolean {
  return KINDS[c] >= BREAK;
}

/** A space, a tab, a line break, or the end of the input. */
export function isSpaceOrEnd(c: number): boolean {
  return KINDS[c] !== 0;
}

/** A letter, a digit, `-` or `_`, as in names of anchors and handles of tags. */
export function isWordChar(c: number): boolean {
  return (
    (c >= 0x30 && c <= 0x39) || (c >= 0x41 && c <= 0x5a) || (c >= 0x61 && c <= 0x7a) || c === 0x5f || c === Char.DASH
  );
}
