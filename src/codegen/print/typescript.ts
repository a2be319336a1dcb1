import { fits, WIDTH } from './layout';
import { commentLine } from './quote';
import { called, flatText, key, STEP, typescript } from './typescript-expression';
import { withVariables } from './variables';
import { type TypeRef } from '../assembly';
import { type Names, withClearNames } from '../identifiers';
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

/** A program in TypeScript, as prettier formats it (120 columns, single quotes). */
export function typescriptProgram(program: Program): string {
  return withClearNames(namesOf(program), (names) => programText(program, names));
}

function programText(program: Program, names: Names): string {
  const { cdk8s, library } = importsOf(program);
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
