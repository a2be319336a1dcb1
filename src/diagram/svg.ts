import { BADGE, badgesOf, PADDING } from './box-text';
import { type Diagram } from './diagram';
import { type Frame, MARGIN } from './frames';
import { layoutOf, type PlacedBox, type PlacedLink } from './layout';
import { legend } from './legend';
import { describe } from './prose';
import { badge, writing } from './svg-parts';
import { STYLE } from './svg-style';
import { type Font, textWidth } from './text-width';
import { element, type Markup, words } from '../private/markup';

const BAR = 4;
const LABEL: Font = { size: 11 };

/** How a picture is drawn. */
export interface SvgOptions {
  /**
   * Begins the ids in the picture, which must differ among pictures of one page.
   * @default 'sd'
   */
  readonly id?: string;
  /**
   * Whether the picture carries its look; one within a page that has `STYLE` need not.
   * @default true
   */
  readonly styled?: boolean;
}

/** A picture as SVG that needs nothing else: no script, no font, no style sheet. */
export function toSvg(diagram: Diagram, { id = 'sd', styled = true }: SvgOptions = {}): string {
  const layout = layoutOf(diagram);
  const notes = legend(diagram.marks, layout.width, layout.height);
  const height = layout.height + notes.height;
  const picture = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'sd',
      role: 'img',
      width: layout.width,
      height: height,
      viewBox: `0 0 ${layout.width} ${height}`,
      'aria-labelledby': `${id}-title ${id}-description`,
    },
    element('title', { id: `${id}-title` }, words(`${diagram.namespace}/${diagram.name}`)),
    element('desc', { id: `${id}-description` }, words(describe(diagram))),
    ...(styled ? [element('style', {}, STYLE)] : []),
    element('rect', { class: 'ground', width: layout.width, height }),
    ...layout.frames.map(frame),
    ...layout.links.flatMap((link) => flow(link, layout.across)),
    ...layout.boxes.map(box),
    ...layout.links.flatMap((link) => label(link, layout.across)),
    ...notes.markup,
  );
  return `${picture}\n`;
}

function frame({ x, y, width, height, caption }: Frame): Markup {
  const bottom = y + height;
  return element(
    'g',
    {},
    element('rect', { class: 'frame', x, y, width, height, rx: 8 }),
    ...caption.map(({ text, whole }, i) =>
      writing(text, {
        x: x + MARGIN,
        y: bottom - 8 - 14 * (caption.length - 1 - i),
        font: LABEL,
        look: 'soft',
        whole,
      }),
    ),
  );
}

function box({ box: { role, marks }, box: drawn, text, x, y, width, height }: PlacedBox): Markup {
  const badges = badgesOf(drawn);
  const worst = marks.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  return element(
    'g',
    {},
    element('rect', { class: `box${marks.length > 0 ? ` faulty-${worst}` : ''}`, x, y, width, height, rx: 6 }),
    element('rect', { class: role, x, y: y + 6, width: BAR, height: height - 12, rx: 2 }),
    ...text.lines.map((line) =>
      writing(line.text, {
        x: x + PADDING,
        y: y + line.y,
        font: line.font,
        look: line.role === 'title' ? 'title' : 'soft',
        whole: line.whole,
      }),
    ),
    ...badges.flatMap(({ text: number, severity }, i) => {
      const middle = x + width - 14 - BADGE * (badges.length - 1 - i);
      return badge(number, severity, middle, y + 16);
    }),
  );
}

function flow({ from, to, link }: PlacedLink, across: boolean): Markup[] {
  const { startX, startY, endX, endY } = ends(from, to, across);
  const bend = across
    ? `${startX + 24} ${startY} ${endX - 32} ${endY}`
    : `${startX} ${startY + 24} ${endX} ${endY - 32}`;
  const tip = across ? 'l-8 -4v8z' : 'l-4 -8h8z';
  const last = across ? `${endX - 7} ${endY}` : `${endX} ${endY - 7}`;
  return [
    element('path', { class: link.dashed ? 'flow dashed' : 'flow', d: `M${startX} ${startY}C${bend} ${last}` }),
    element('path', { class: 'tip', d: `M${endX} ${endY}${tip}` }),
  ];
}

/** What is written about a link, on a patch of the background so that lines do not run through it. */
function label({ from, to, link }: PlacedLink, across: boolean): Markup[] {
  if (link.label === undefined) {
    return [];
  }
  const { endX, endY } = ends(from, to, across);
  const width = textWidth(link.label, LABEL) + 6;
  const [x, y] = across ? [endX - 10 - width, endY - 8] : [endX + 6, endY - 26];
  return [
    element('rect', { class: 'halo', x, y: y - 10, width, height: 13, rx: 3, opacity: 0.85 }),
    writing(link.label, { x: x + 3, y, font: LABEL, look: 'label', whole: link.label }),
  ];
}

function ends(
  from: PlacedBox,
  to: PlacedBox,
  across: boolean,
): { startX: number; startY: number; endX: number; endY: number } {
  const middle = (start: number, size: number) => start + Math.round(size / 2);
  return across
    ? { startX: from.x + from.width, startY: middle(from.y, from.height), endX: to.x, endY: middle(to.y, to.height) }
    : { startX: middle(from.x, from.width), startY: from.y + from.height, endX: middle(to.x, to.width), endY: to.y };
}
