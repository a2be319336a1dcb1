import { ANY } from './cdk8s';
import { type Item, type Parts, type PythonParts } from './parts';
import { pythonName } from './words';
import { type TypeRef } from '../../assembly';
import { type Expression } from '../../expression';
import { snakeCase } from '../../identifiers';
import { behind, block, fits, type Room, WIDTH } from '../layout';
import { isMultiLine, quote, quoted, quoteLines } from '../quote';

/** Spaces of an indentation. */
export const STEP = 4;

/** Prints expressions as black formats them. */
export class PythonExpressions {
  public constructor(private readonly parts: PythonParts) {}

  /** An expression; on one line if it fits there. */
  public print(expression: Expression, type: TypeRef, room: Room): string {
    const flat = this.flat(expression, type);
    if (flat !== undefined && fits(flat, room)) {
      return flat;
    }
    const parts = this.parts.of(expression, type);
    if (!parts) {
      return flat ?? this.atom(expression, (part) => this.print(part, ANY, room));
    }
    return this.printBroken(parts, room);
  }

  /** What is in brackets; on one line if it fits there. */
  public printParts(parts: Parts, room: Room): string {
    const flat = this.flatParts(parts);
    return flat !== undefined && fits(flat, room) ? flat : this.printBroken(parts, room);
  }

  /** An expression on one line; undefined if it is longer than any line. */
  public flat(expression: Expression, type: TypeRef): string | undefined {
    const parts = this.parts.of(expression, type);
    return parts ? this.flatParts(parts) : shortened(this.atom(expression, (part) => this.flat(part, ANY) ?? TOO_LONG));
  }

  /** What is in brackets on one line; undefined if it is longer than any line. */
  public flatParts({ on, open, items, close }: Parts): string | undefined {
    const head = on ? this.flat(on, ANY) : '';
    const inside = head === undefined ? undefined : this.flatItems(items);
    return inside === undefined ? undefined : shortened(`${head}${open}${inside}${close}`);
  }

  private flatItems(items: readonly Item[]): string | undefined {
    const texts: string[] = [];
    let length = 0;
    for (const { head, value, type } of items) {
      const text = this.flat(value, type);
      length += head.length + (text?.length ?? WIDTH);
      if (text === undefined || length > WIDTH) {
        return undefined;
      }
      texts.push(`${head}${text}`);
    }
    return texts.join(', ');
  }

  private printBroken(parts: Parts, room: Room): string {
    const { on: receiver, open: opening, items, close } = parts;
    const on = receiver ? this.print(receiver, ANY, { ...room, tail: opening.length }) : '';
    const open = `${on}${opening}`;
    const oneLine = this.flatItems(items);
    if (items.length === 0) {
      return `${open}${close}`;
    }
    // What is called on something that is broken stays on the last line if it fits.
    if (on.includes('\n') && oneLine !== undefined && fits(`${oneLine}${close}`, behind(open, room))) {
      return `${open}${oneLine}${close}`;
    }
    const inner = room.indent + STEP;
    // Black puts the arguments of a call on one separate line if they fit, and the items of a list never.
    if (parts.isCall && oneLine !== undefined && fits(oneLine, { indent: inner, used: inner, tail: 0 })) {
      return `${open}\n${' '.repeat(inner)}${oneLine}\n${' '.repeat(room.indent)}${close}`;
    }
    return block(
      open,
      close,
      items.map(
        ({ head, value, type }) =>
          (line) =>
            `${head}${this.print(value, type, behind(head, line))}`,
      ),
      room,
      STEP,
    );
  }

  /** @param print an expression within it */
  private atom(expression: Expression, print: (part: Expression) => string): string {
    switch (expression.kind) {
      case 'value':
        return literal(expression.value);
      case 'constant':
        return `${this.parts.name(expression.type)}.${expression.name}`;
      case 'variable':
        return snakeCase(expression.name);
      case 'member':
        return `${print(expression.of)}.${pythonName(expression.name)}`;
      case 'template': {
        const parts = expression.parts.map((part) =>
          part.kind === 'value' ? quoted(String(part.value), '"').replace(/[{}]/g, '$&$&') : `{${print(part)}}`,
        );
        return `f"${parts.join('')}"`;
      }
      case 'first':
        return `${print(expression.of)}[0]`;
      default:
        return '';
    }
  }
}

/** Longer than any line. */
const TOO_LONG = ' '.repeat(WIDTH + 1);

function shortened(text: string): string | undefined {
  return text.length > WIDTH || text.includes('\n') ? undefined : text;
}

function literal(value: string | number | boolean | null): string {
  if (typeof value === 'string') {
    return isMultiLine(value) ? quoteLines(value, '"') : quote(value, '"');
  }
  if (value === null) {
    return 'None';
  }
  if (typeof value === 'boolean') {
    return value ? 'True' : 'False';
  }
  return String(value);
}
