import { behind, block, fits, type Room, WIDTH } from './layout';
import { commentLine, isMultiLine, quote, quoted, quoteLines } from './quote';
import { withVariables } from './variables';
import { type TypeRef } from '../assembly';
import { type Expression } from '../expression';
import { type Names } from '../identifiers';
import { importsOf, typeName } from '../imports';
import {
  CHART,
  definitionsOf,
  ENVIRONMENT,
  namesOf,
  type Program,
  type ProgramFunction,
  ROW,
  type Statement,
  TABLE,
} from '../program';

const STEP = 2;

/** A program in TypeScript, as prettier formats it (120 columns, single quotes). */
export function typescriptProgram(program: Program): string {
  const { cdk8s, library } = importsOf(program);
  const names = namesOf(program);
  const functions = definitionsOf(program)
    .map((each) => `${each.types.map(typeDeclaration).join('')}${functionText(each.function, names)}\n`)
    .join('');
  const text = groupsText(program.groups, 0, names);
  const constants = (program.constants ?? []).map((each) => statementText(each, 0)).join('');
  const imports = `${importLine(cdk8s, 'cdk8s')}${importLine(library, 'cdk8s-seldon')}`;
  return `${imports}\n${constants === '' ? '' : `${constants}\n`}${functions}${text}`;
}

/** The type of rows, or of what is particular to an environment. */
function typeDeclaration({ row, fields }: ProgramFunction): string {
  const members = fields
    .map((field) => `  readonly ${key(field.name)}${field.optional ? '?' : ''}: ${typeText(field.type)};\n`)
    .join('');
  return `interface ${row} {\n${members}}\n\n`;
}

function functionText({ kind, name, row, fields, environment, body }: ProgramFunction, names: Names): string {
  if (kind === 'table') {
    const around = environment === undefined ? '' : `${ENVIRONMENT}: ${environment}, `;
    return [
      `function ${name}(${CHART}: Chart, ${around}${TABLE}: readonly ${row}[]): void {\n`,
      `  for (const ${ROW} of ${TABLE}) {\n${groupsText(body, 2 * STEP, names)}  }\n}\n`,
    ].join('');
  }
  const parameter = fields.length === 0 ? '' : `, ${ENVIRONMENT}: ${row}`;
  return `function ${name}(${CHART}: Chart${parameter}): void {\n${groupsText(body, STEP, names)}}\n`;
}

function typeText(type: TypeRef): string {
  switch (type.kind) {
    case 'primitive':
      return type.name;
    case 'named':
      return typeName(type.fqn);
    case 'list':
      return `${typeText(type.of)}[]`;
    case 'map':
      return `Record<string, ${typeText(type.of)}>`;
  }
}

function importLine(names: readonly string[], from: string): string {
  const line = `import { ${names.join(', ')} } from '${from}';\n`;
  const lines = names.map((name) => `  ${name},\n`).join('');
  if (names.length === 0) {
    return '';
  }
  if (line.length - 1 <= WIDTH) {
    return line;
  }
  return `import {\n${lines}} from '${from}';\n`;
}

/** Groups of statements, which empty lines part. */
function groupsText(groups: readonly (readonly Statement[])[], indent: number, names: Names): string {
  const text = (statement: Statement): string => statementText(statement, indent);
  const lines = (statement: Statement): number => text({ ...statement, comments: [] }).split('\n').length - 1;
  return groups.map((group) => withVariables(group, names, lines).map(text).join('')).join('\n');
}

function statementText(statement: Statement, indent: number): string {
  const pad = ' '.repeat(indent);
  const comments = commentsText(statement.comments ?? [], pad);
  if (statement.kind === 'table') {
    return `${comments}${pad}${tableText(statement, indent)}`;
  }
  if (statement.kind === 'apply') {
    const { function: name, chart, cells } = statement;
    const args = cells ? [chart, cells] : [chart];
    const flat = args.map(flatText);
    const line = flat.includes(undefined) ? undefined : `${name}(${flat.join(', ')})`;
    const room = { indent, used: indent, tail: 1 };
    return `${comments}${pad}${line !== undefined && fits(line, room) ? line : called(name, args, room)};\n`;
  }
  const head = statement.kind === 'declare' ? `const ${statement.name} = ` : '';
  const text = typescript(statement.value, { indent, used: indent + head.length, tail: 1 });
  return `${comments}${pad}${head}${text};\n`;
}

function commentsText(comments: readonly string[], pad: string): string {
  return comments.map((line) => `${pad}// ${commentLine(line)}`.trimEnd() + '\n').join('');
}

function tableText(table: Extract<Statement, { kind: 'table' }>, indent: number): string {
  const { function: name, chart, environment, rows } = table;
  const before = [chart, ...(environment ? [environment] : [])].map((each) => `${flatText(each)}, `).join('');
  const flat = flatText({ kind: 'list', items: rows.map(({ cells }) => cells) });
  const line = `${name}(${before}${flat}`;
  if (flat !== undefined && rows.every(({ comments }) => comments.length === 0) && indent + line.length + 2 <= WIDTH) {
    return `${line});\n`;
  }
  const inner = indent + STEP;
  const pad = ' '.repeat(inner);
  const room = { indent: inner, used: inner, tail: 1 };
  const lines = rows.map(({ cells, comments }) => `${commentsText(comments, pad)}${pad}${typescript(cells, room)},\n`);
  return `${name}(${before}[\n${lines.join('')}${' '.repeat(indent)}]);\n`;
}

/** An expression in TypeScript. */
function typescript(expression: Expression, room: Room): string {
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

function called(head: string, args: readonly Expression[], room: Room): string {
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
function flatText(expression: Expression): string | undefined {
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

function key(name: string): string {
  return /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(name) && name !== '__proto__' ? name : quote(name, "'");
}
