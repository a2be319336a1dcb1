import { type Font, isUnsure, textWidth } from './text-width';
import { element, type Markup, words } from '../private/markup';

/** A number on a disc for errors, on a triangle for warnings. */
export function badge(number: string, severity: 'error' | 'warning', x: number, y: number): Markup[] {
  return [
    severity === 'error'
      ? element('circle', { class: severity, cx: x, cy: y, r: 8 })
      : element('path', { class: severity, d: `M${x - 9} ${y + 7}L${x} ${y - 9}L${x + 9} ${y + 7}Z` }),
    element('text', { class: 'badge', x: x, y: y + 4, 'font-size': 10, 'text-anchor': 'middle' }, words(number)),
  ];
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly font: Font;
  readonly look: string;
  /** The text that was shortened, shown when pointed at. */
  readonly whole: string;
}

/** A line of text; one in characters that fonts may lack is fitted to the room kept for it. */
export function writing(text: string, { x, y, font, look, whole }: Place): Markup {
  return element(
    'text',
    {
      class: font.code ? `${look} code` : look,
      x,
      y,
      'font-size': font.size,
      ...(isUnsure(text) && { textLength: textWidth(text, font), lengthAdjust: 'spacingAndGlyphs' }),
    },
    ...(whole === text ? [] : [element('title', {}, words(whole))]),
    words(text),
  );
}
