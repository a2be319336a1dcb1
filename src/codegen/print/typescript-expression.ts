import { behind, block, fits, type Room, WIDTH } from './layout';
import { isMultiLine, quote, quoted, quoteLines } from './quote';
import { type Expression } from '../expression';

/** Spaces by which each level is indented. */
export const STEP = 2;

/** An expression in TypeScript. */
export function typescript(expression: Expression, room: Room): string {
  const flat = flatText(expression);
  if (flat !== undefined && fits(flat, room)) {
    return flat;
  }
  switch (expression.kind) {
    case 'object':
      return expression.members.length === 0
        ? '{}'
        : block(
            '{',
            '}',
            expression.members.map(
              ([name, value]) =>
                (inner) =>
                  member(key(name), value, inner),
            ),
            room,
            STEP,
          );
    case 'list':
      return expression.items.length === 0
        ? '[]'
        : block(
            '[',
            ']',
            expression.items.map((item) => (inner) => typescript(item, inner)),
            room,
            STEP,
          );
    case 'new':
      return called(`new ${expression.type}`, expression.args, room);
    case 'call': {
      const { on, method, args } = expression;
      if (typeof on === 'string') {
        return called(`${on}.${method}`, args, room);
      }
      // If the start of the last call is too long, what it is called on is broken first.
      const start = `.${method}(${
        hugs(args)
          ? `${args
              .slice(0, -1)
              .map((arg) => `${flatText(arg)}, `)
              .join('')}{`
          : ''
      }`;
      const head = 'args' in on && !hugs(on.args) ? flatText(on) : undefined;
      const callee = `${head ?? typescript(on, { ...room, tail: start.length })}.${method}`;
      // Behind what is broken, the arguments may fit on the last line.
      const line = callee.includes('\n') ? joined(args, (texts) => `(${texts.join(', ')})`) : undefined;
      return line !== undefined && fits(line, behind(callee, room)) ? `${callee}${line}` : called(callee, args, room);
    }
    case 'value':
      return isText(expression) ? quoteLines(expression.value, '`') : scalarText(expression.value);
    default:
      return flat ?? '';
  }
}

function scalarText(scalar: string | number | boolean | null): string {
  return typeof scalar === 'string' ? quote(scalar, "'") : String(scalar);
}

/** Whether an expression is a string of several lines. */
function isText(expression: Expression): expression is Expression & { kind: 'value'; value: string } {
  return expression.kind === 'value' && typeof expression.value === 'string' && isMultiLine(expression.value);
}

/** A property; a long string goes on the next line. */
function member(name: string, value: Expression, room: Room): string {
  if (value.kind === 'variable' && value.name === name) {
    return name;
  }
  const head = `${name}: `;
  const text = typescript(value, { ...room, used: room.used + head.length });
  const tooLong = !text.includes('\n') && room.used + head.length + text.length + room.tail > WIDTH;
  return tooLong && value.kind === 'value' && name.length > STEP
    ? `${name}:\n${' '.repeat(room.indent + STEP)}${text}`
    : `${head}${text}`;
}

/** A call with its arguments. */
export function called(head: string, args: readonly Expression[], room: Room): string {
  if (args.length === 0) {
    return `${head}()`;
  }
  const before = args.slice(0, -1).map(flatText);
  const last = args[args.length - 1];
  if (before.length === 0 && isText(last)) {
    return `${head}(${typescript(last, room)})`;
  }
  const opening = `${head}(${before.map((text) => `${text}, `).join('')}`;
  const at = behind(opening, room);
  if (hugs(args) && at.used < WIDTH) {
    return `${opening}${broken(last, { ...at, tail: room.tail + 1 })})`;
  }
  return block(
    `${head}(`,
    ')',
    args.map((arg) => (inner) => typescript(arg, inner)),
    room,
    STEP,
  );
}

/** Whether the last argument keeps its brackets on the line of the call. */
function hugs(args: readonly Expression[]): boolean {
  const before = args.slice(0, -1);
  return (
    args.length > 0 &&
    isGroup(args[args.length - 1]) &&
    !before.some((arg) => isGroup(arg) || flatText(arg) === undefined)
  );
}

/** Whether something is in its own brackets. */
function isGroup(expression: Expression): boolean {
  return (
    (expression.kind === 'object' && expression.members.length > 0) ||
    (expression.kind === 'list' && expression.items.length > 0)
  );
}

/** On several lines even if it would fit on one: what is around it does not. */
function broken(expression: Expression, room: Room): string {
  return typescript(expression, { ...room, tail: 1000 });
}

const flatTexts = new WeakMap<Expression, string | undefined>();

/** On one line; undefined if prettier always breaks it: a list of several maps. */
export function flatText(expression: Expression): string | undefined {
  if (!flatTexts.has(expression)) {
    flatTexts.set(expression, flatten(expression));
  }
  return flatTexts.get(expression);
}

function flatten(expression: Expression): string | undefined {
  switch (expression.kind) {
    case 'value':
      return isText(expression) ? undefined : scalarText(expression.value);
    case 'constant':
      return `${expression.type}.${expression.name}`;
    case 'variable':
      return expression.name;
    case 'member':
      return joined([expression.of], ([of]) => `${of}.${expression.name}`);
    case 'template':
      return joined(
        expression.parts,
        (texts) => `\`${texts.map((text, i) => templatePart(expression.parts[i], text)).join('')}\``,
      );
    case 'first':
      return joined([expression.of], ([of]) => `${of}[0]`);
    case 'list':
      return alwaysBroken(expression.items) ? undefined : joined(expression.items, (texts) => `[${texts.join(', ')}]`);
    case 'object':
      return joined(
        expression.members.map(([, value]) => value),
        (texts) =>
          texts.length === 0 ? '{}' : `{ ${texts.map((text, i) => property(expression.members[i], text)).join(', ')} }`,
      );
    case 'new':
      return joined(expression.args, (texts) => `new ${expression.type}(${texts.join(', ')})`);
    case 'call': {
      const { on, method, args } = expression;
      const head = typeof on === 'string' ? on : flatText(on);
      return head === undefined ? undefined : joined(args, (texts) => `${head}.${method}(${texts.join(', ')})`);
    }
  }
}

function templatePart(part: Expression, text: string): string {
  return part.kind === 'value' ? quoted(String(part.value), '`') : `\${${text}}`;
}

function property([name, value]: readonly [string, Expression], text: string): string {
  return value.kind === 'variable' && value.name === name ? name : `${key(name)}: ${text}`;
}

function joined(parts: readonly Expression[], join: (texts: readonly string[]) => string): string | undefined {
  const texts = parts.map(flatText);
  return texts.includes(undefined) ? undefined : join(texts as string[]);
}

function alwaysBroken(list: readonly Expression[]): boolean {
  const many = (kind: 'object' | 'list') =>
    list.every(
      (item) =>
        item.kind === kind &&
        (item.kind === 'object' ? item.members : (item as { items: readonly unknown[] }).items).length > 1,
    );
  return list.length > 1 && (many('object') || many('list'));
}

/** The name of a property, in quotes if necessary. */
export function key(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) && name !== '__proto__' ? name : quote(name, "'");
}
