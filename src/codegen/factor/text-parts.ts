import { type Expression, same, value } from '../expression';

/** What strings of one form have in common, and the part that differs. */
export interface TextForm {
  /** Before the part that differs. */
  readonly before: readonly Expression[];
  /** The part that differs, one for each string; undefined if nothing does. */
  readonly middle?: readonly string[];
  /** After the part that differs. */
  readonly after: readonly Expression[];
}

/** Whether an expression is a string, or one with variables in it. */
export function isText(expression: Expression): boolean {
  return expression.kind === 'template' || (expression.kind === 'value' && typeof expression.value === 'string');
}

/**
 * The common form of strings with the same variables, of which one literal part differs; undefined if several do.
 *
 * @param names what each string may contain, with the expression that stands for all of them
 */
export function textForm(
  texts: readonly Expression[],
  names: { readonly texts: readonly (string | undefined)[]; readonly expression: Expression },
): TextForm | undefined {
  const lists = texts.map((text) => (text.kind === 'template' ? text.parts : [text]));
  const [first] = lists;
  if (lists.some((list) => list.length !== first.length)) {
    return undefined;
  }
  const columns = first.flatMap((_, i) => {
    const parts = lists.map((list) => list[i]);
    return named(parts, names) ?? [parts];
  });
  const differing = columns.filter(([part, ...others]) => others.some((other) => !same(part, other)));
  const [open] = differing;
  if (differing.length > 1 || open?.some(({ kind }) => kind !== 'value')) {
    return undefined;
  }
  const at = open ? columns.indexOf(open) : columns.length;
  const common = columns.map(([part]) => part);
  if (!open) {
    return { before: joined(common), after: [] };
  }
  const { before, middle, after } = edges(open.map(textOf));
  return {
    before: joined([...common.slice(0, at), value(before)]),
    middle,
    after: joined([value(after), ...common.slice(at + 1)]),
  };
}

/** Literal parts, cut where each contains its name. */
function named(
  parts: readonly Expression[],
  { texts, expression }: { readonly texts: readonly (string | undefined)[]; readonly expression: Expression },
): Expression[][] | undefined {
  if (parts.some(({ kind }) => kind !== 'value') || parts.every((part) => same(part, parts[0]))) {
    return undefined;
  }
  const arounds = parts.map((part, i) => around(textOf(part), texts[i]));
  return arounds.includes(undefined)
    ? undefined
    : [arounds.map((each) => value(each![0])), parts.map(() => expression), arounds.map((each) => value(each![1]))];
}

/** Minimum length: shorter names may occur in other strings by chance. */
const SHORTEST = 3;

/** What comes before and after a name in a string, if that contains it once. */
export function around(text: string, name: string | undefined): [before: string, after: string] | undefined {
  if (name === undefined || name.length < SHORTEST) {
    return undefined;
  }
  const [before, after, more] = text.split(name);
  return after === undefined || more !== undefined ? undefined : [before, after];
}

/** What strings begin and end with, cut between words. */
function edges(texts: readonly string[]): { before: string; middle: string[]; after: string } {
  const before = wholeWords(shared(texts));
  const rest = texts.map((text) => text.slice(before.length));
  const after = reversed(wholeWords(shared(rest.map(reversed))));
  return { before, middle: rest.map((text) => text.slice(0, text.length - after.length)), after };
}

/** A string up to its last character that is part of no word. */
function wholeWords(text: string): string {
  let end = text.length;
  while (end > 0 && /[A-Za-z0-9]/.test(text[end - 1])) {
    end--;
  }
  return text.slice(0, end);
}

function shared([first, ...others]: readonly string[]): string {
  let length = 0;
  while (length < first.length && others.every((other) => other[length] === first[length])) {
    length++;
  }
  return first.slice(0, length);
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}

/** Parts without empty strings, and adjacent strings as one. */
function joined(parts: readonly Expression[]): Expression[] {
  const found: Expression[] = [];
  for (const part of parts) {
    const last = found[found.length - 1];
    if (part.kind === 'value' && last?.kind === 'value') {
      found[found.length - 1] = value(`${textOf(last)}${textOf(part)}`);
    } else if (part.kind !== 'value' || part.value !== '') {
      found.push(part);
    }
  }
  return found;
}

function textOf(part: Expression): string {
  return part.kind === 'value' ? String(part.value) : '';
}
