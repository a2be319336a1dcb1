import { type Box } from './diagram';
import { fit, type Font, textWidth } from './text-width';

/** A line of a box, as it is set. */
export interface SetLine {
  /** What is shown, shortened if it must be. */
  readonly text: string;
  /** All of it. */
  readonly whole: string;
  readonly font: Font;
  readonly role: 'title' | 'kind' | 'line';
  /** The baseline, below the upper edge of the box. */
  readonly y: number;
}

/** How the text of a box is set, and the room that it takes. */
export interface BoxText {
  readonly lines: readonly SetLine[];
  readonly width: number;
  readonly height: number;
}

export const PADDING = 12;
/** The room for the badges in the upper right corner. */
export const BADGE = 20;
const MOST_BADGES = 3;
const NARROWEST = 120;
const WIDEST = 246;

const TITLE: Font = { size: 14, bold: true };
const KIND: Font = { size: 11 };
const LINE: Font = { size: 11 };
const CODE: Font = { size: 11, code: true };

/** Sets the text of a box. */
export function boxText({ title, kind, lines, marks }: Box): BoxText {
  const badges = BADGE * Math.min(marks.length, MOST_BADGES);
  const set: { whole: string; font: Font; role: SetLine['role'] }[] = [
    { whole: title === '' ? '(no name)' : title, font: TITLE, role: 'title' },
    { whole: kind, font: KIND, role: 'kind' },
    ...lines.map(({ text, code }) => ({ whole: text, font: code ? CODE : LINE, role: 'line' as const })),
  ];
  const wanted = Math.max(
    ...set.map(({ whole, font, role }) => textWidth(whole, font) + (role === 'title' ? badges : 0)),
  );
  const width = Math.min(Math.max(wanted + 2 * PADDING, NARROWEST), WIDEST);
  let y = PADDING - 3;
  const placed = set.map(({ whole, font, role }): SetLine => {
    y += font.size + 5;
    const room = width - 2 * PADDING - (role === 'title' ? badges : 0);
    return { text: fit(whole, font, room), whole, font, role, y };
  });
  return { lines: placed, width, height: y + PADDING };
}

/** The badges that a box has room for; the last one says how many more there are. */
export function badgesOf({ marks }: Box): { readonly text: string; readonly severity: 'error' | 'warning' }[] {
  const severityOf = (from: number) =>
    marks.slice(from).some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  if (marks.length <= MOST_BADGES) {
    return marks.map(({ number, severity }) => ({ text: String(number), severity }));
  }
  const shown = marks.slice(0, MOST_BADGES - 1).map(({ number, severity }) => ({ text: String(number), severity }));
  return [...shown, { text: '…', severity: severityOf(MOST_BADGES - 1) }];
}
