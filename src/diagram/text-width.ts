/** How a text is set. */
export interface Font {
  /** In pixels. */
  readonly size: number;
  readonly bold?: true;
  readonly code?: true;
}

/**
 * Widths in thousandths of the font size, those of the widest common sans-serif font, so that no other one needs more.
 */
const NARROW = 410;
const USUAL = 645;
const CAPITAL = 780;
const WIDE = 1000;
const CODE = 605;
/** Emoji and scripts that fonts are not sure to have. */
const FOREIGN = 1300;
const BOLD_FACTOR = 1.1;

const NARROW_CHARACTERS = new Set(" !'(),-./:;Iijlrtf[]|");
const WIDE_CHARACTERS = new Set('MWQO@%mw×…&—');

/** The room that a text takes at most, in pixels. */
export function textWidth(text: string, { size, bold, code }: Font): number {
  let width = 0;
  for (const character of text) {
    width += code && isPlain(character) ? CODE : proportional(character);
  }
  return Math.ceil((width * size * (bold ? BOLD_FACTOR : 1)) / 1000);
}

/** Whether fonts may disagree so much about a text that its width must be set. */
export function isUnsure(text: string): boolean {
  return [...text].some((character) => !isPlain(character));
}

/**
 * A text that fits, shortened if it must be: fixed-width names in the middle, as their ends distinguish them, others at
 * the end.
 */
export function fit(text: string, font: Font, width: number): string {
  if (textWidth(text, font) <= width) {
    return text;
  }
  const characters = [...text];
  const shortened = (count: number) => {
    const head = font.code ? Math.ceil(count * 0.4) : count;
    const tail = count - head;
    return `${characters.slice(0, head).join('')}…${tail === 0 ? '' : characters.slice(-tail).join('')}`;
  };
  let [low, high] = [0, Math.min(characters.length, Math.ceil(width / 3))];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (textWidth(shortened(middle), font) <= width) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return shortened(low);
}

function proportional(character: string): number {
  if (!isPlain(character)) {
    return FOREIGN;
  }
  if (NARROW_CHARACTERS.has(character)) {
    return NARROW;
  }
  if (WIDE_CHARACTERS.has(character)) {
    return WIDE;
  }
  return character >= 'A' && character <= 'Z' ? CAPITAL : USUAL;
}

function isPlain(character: string): boolean {
  return (character >= ' ' && character <= '~') || '×…·—'.includes(character);
}
