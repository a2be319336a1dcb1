/** Character codes that the scanner looks for. */
export const enum Char {
  NUL = 0x00, TAB = 0x09, LF = 0x0A, CR = 0x0D, SPACE = 0x20, BANG = 0x21, QUOTE = 0x22, HASH = 0x23, PERCENT = 0x25,
  AMPERSAND = 0x26, APOSTROPHE = 0x27, STAR = 0x2A, PLUS = 0x2B, COMMA = 0x2C, DASH = 0x2D, DOT = 0x2E, ZERO = 0x30,
  NINE = 0x39, COLON = 0x3A, LESS = 0x3C, GREATER = 0x3E, QUESTION = 0x3F, AT = 0x40, OPEN_BRACKET = 0x5B,
  BACKSLASH = 0x5C, CLOSE_BRACKET = 0x5D, BACKTICK = 0x60, OPEN_BRACE = 0x7B, PIPE = 0x7C, CLOSE_BRACE = 0x7D,
  NEL = 0x85, LS = 0x2028, PS = 0x2029, BOM = 0xFEFF,
}

const [BLANK, BREAK, END] = [1, 2, 4];
const KINDS = new Uint8Array(0x10000);
for (const c of [Char.SPACE, Char.TAB]) { KINDS[c] = BLANK; }
for (const c of [Char.LF, Char.CR, Char.NEL, Char.LS, Char.PS]) { KINDS[c] = BREAK; }
KINDS[Char.NUL] = END;

/** A space or a tab. */
export function isBlank(c: number): boolean {
  return c === Char.SPACE || c === Char.TAB;
}

/** A line break; YAML 1.1 counts three of Unicode's. */
export function isBreak(c: number): boolean {
  return KINDS[c] === BREAK;
}

/** A line break or the end of the text. */
export function isBreakOrEnd(c: number): boolean {
  return KINDS[c] >= BREAK;
}

/** A space, a tab, a line break, or the end of the text. */
export function isSpaceOrEnd(c: number): boolean {
  return KINDS[c] !== 0;
}

/** A letter, a digit, `-` or `_`: what names of anchors and handles of tags are made of. */
export function isWordChar(c: number): boolean {
  return (c >= 0x30 && c <= 0x39) || (c >= 0x41 && c <= 0x5A) || (c >= 0x61 && c <= 0x7A) || c === 0x5F || c === Char.DASH;
}
