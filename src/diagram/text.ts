import { type Box, type Diagram, type Mark } from './diagram';
import { visible } from '../private/visible';

/** How a tree is printed. */
export interface TextOptions {
  /** Wraps a text in the codes of a colour. @default - no colour */
  readonly colour?: (kind: 'title' | 'soft' | 'error' | 'warning', text: string) => string;
  /** Columns of the terminal. @default 80 */
  readonly columns?: number;
}

type Paint = NonNullable<TextOptions['colour']>;

/** A picture as a tree for terminals. */
export function toText(
  { namespace, name, entry, marks }: Diagram,
  { colour = (_, text) => text, columns = 80 }: TextOptions = {},
): string {
  const lines = [colour('title', cut(`${namespace}/${name}`, columns))];
  const about = [entry.kind, ...entry.lines.map(({ text }) => text)].join(' · ');
  lines.push(colour('soft', cut(about, columns)) + faults(entry.marks, colour));
  const add = (box: Box, first: string, next: string) => {
    const { title, kind, link, children } = box;
    const label = link.label === undefined ? '' : `${link.label}  `;
    const head = `${first}${label}`;
    const rest = [kind, box.pod?.size ?? ''].filter((part) => part !== '').join(' · ');
    const room = columns - head.length - faults(box.marks, (_, text) => text).length;
    const shown = cut(`${title}  ${rest}`, room);
    lines.push(
      `${head}${colour('title', shown.slice(0, title.length))}${shown.slice(title.length)}${faults(box.marks, colour)}`,
    );
    const below = children.length > 0 ? '│  ' : '   ';
    for (const { text } of box.lines) {
      lines.push(`${next}${below}${colour('soft', cut(text, columns - next.length - 3))}`);
    }
    children.forEach((child, i) => {
      const isLast = i === children.length - 1;
      add(child, `${next}${isLast ? '└─ ' : '├─ '}`, `${next}${isLast ? '   ' : '│  '}`);
    });
  };
  entry.children.forEach((child, i) => {
    const isLast = i === entry.children.length - 1;
    add(child, isLast ? '└─ ' : '├─ ', isLast ? '   ' : '│  ');
  });
  for (const { number, severity, rule, path, message } of marks) {
    lines.push(
      `${colour(severity, `[${number}] ${severity} ${rule}`)}: ${visible(`${path === '' ? '' : `${path}: `}${message}`)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function faults(marks: readonly Mark[], colour: Paint): string {
  return marks.map(({ number, severity }) => ` ${colour(severity, `[${number}]`)}`).join('');
}

/** Text that is too long loses its middle, as the ends distinguish names. */
function cut(text: string, columns: number): string {
  const characters = [...visible(text)];
  const room = Math.max(columns, 8);
  if (characters.length <= room) {
    return characters.join('');
  }
  const head = Math.ceil((room - 1) * 0.5);
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - (room - 1 - head)).join('')}`;
}
