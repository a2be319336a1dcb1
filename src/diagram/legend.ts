import { type Mark } from './diagram';
import { badge, writing } from './svg-parts';
import { fit, type Font, textWidth } from './text-width';
import { type Markup } from '../private/markup';

const FONT: Font = { size: 12 };
const LINE_HEIGHT = 17;
/** Between the picture and the first finding. */
const GAP = 12;
const LEFT = 26;
const TEXT_LEFT = 46;
/** A diagram is not a report: the rest is counted. */
const MOST_MARKS = 12;
const MOST_LINES = 3;

/** The findings below a picture, each with the number of its badge. */
export function legend(
  marks: readonly Mark[],
  width: number,
  top: number,
): { readonly markup: Markup[]; readonly height: number } {
  const markup: Markup[] = [];
  let y = top + GAP;
  for (const { number, severity, rule, path, message } of marks.slice(0, MOST_MARKS)) {
    markup.push(...badge(String(number), severity, LEFT, y));
    const text = `${severity} ${rule}: ${path === '' ? '' : `${path}: `}${message}`;
    for (const line of wrapped(text, width - TEXT_LEFT - 16)) {
      markup.push(writing(line, { x: TEXT_LEFT, y: y + 4, font: FONT, look: 'label', whole: line }));
      y += LINE_HEIGHT;
    }
    y += 6;
  }
  if (marks.length > MOST_MARKS) {
    const rest = `and ${marks.length - MOST_MARKS} more`;
    markup.push(writing(rest, { x: TEXT_LEFT, y: y + 4, font: FONT, look: 'soft', whole: rest }));
    y += LINE_HEIGHT;
  }
  return { markup, height: marks.length > 0 ? y - top : 0 };
}

/** A text in lines that fit, broken between words if possible. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, FONT) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  lines.push(line);
  const kept = lines.slice(0, MOST_LINES);
  if (lines.length > MOST_LINES) {
    kept[MOST_LINES - 1] += ' …';
  }
  return kept.map((each) => fit(each, FONT, width));
}
