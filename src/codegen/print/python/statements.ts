import { type Asides } from './asides';
import { ANY } from './cdk8s';
import { type PythonExpressions, STEP } from './expressions';
import { keyword, type Parts, type PythonParts } from './parts';
import { type Member } from '../../assembly';
import { type ObjectExpression } from '../../expression';
import { snakeCase } from '../../identifiers';
import { type ProgramFunction, type Statement } from '../../program';
import { fits } from '../layout';
import { commentLine } from '../quote';

/** Prints statements as black formats them. */
export class PythonStatements {
  /** What functions take, by their names. */
  private readonly takers = new Map<string, Pick<ProgramFunction, 'row' | 'fields'>>();

  public constructor(
    private readonly parts: PythonParts,
    private readonly expressions: PythonExpressions,
    private readonly asides: Asides,
  ) {}

  /** Notes what a function takes. */
  public define({ name, row, fields }: ProgramFunction): void {
    this.takers.set(name, { row, fields });
  }

  /** Groups of statements, which empty lines part. */
  public groups(groups: readonly (readonly Statement[])[], indent: number): string {
    return groups.map((group) => group.map((each) => this.withAsides(each, indent)).join('')).join('\n');
  }

  private withAsides(statement: Statement, indent: number): string {
    const isCall = statement.kind === 'table' || statement.kind === 'apply';
    const all = isCall ? [statement] : this.asides.statements(statement, indent);
    return all.map((each) => this.statement(each, indent)).join('');
  }

  private statement(statement: Statement, indent: number): string {
    const pad = ' '.repeat(indent);
    return `${commentsText(statement.comments ?? [], pad)}${pad}${this.text(statement, indent)}\n`;
  }

  private text(statement: Statement, indent: number): string {
    switch (statement.kind) {
      case 'table':
        return this.table(statement, indent);
      case 'apply':
        return this.apply(statement, indent);
      case 'declare': {
        this.parts.declare(statement.name, statement.value);
        const head = `${snakeCase(statement.name)} = `;
        const room = { indent, used: indent + head.length, tail: 0 };
        return `${head}${this.expressions.print(statement.value, statement.type ?? ANY, room)}`;
      }
      case 'do':
        return this.expressions.print(statement.value, ANY, { indent, used: indent, tail: 0 });
    }
  }

  private table(table: Extract<Statement, { kind: 'table' }>, indent: number): string {
    const { function: name, chart, environment, rows } = table;
    const room = { indent: indent + 2 * STEP, used: indent + 2 * STEP, tail: 1 };
    const inner = ' '.repeat(room.indent);
    const lines = rows.map(
      ({ cells, comments }) =>
        `${commentsText(comments, inner)}${inner}${this.expressions.printParts(this.row(name, cells), room)},\n`,
    );
    const pad = ' '.repeat(indent + STEP);
    const args = [chart, ...(environment ? [environment] : [])].map(
      (each) => `${pad}${this.expressions.print(each, ANY, room)},\n`,
    );
    return `${snakeCase(name)}(\n${args.join('')}${pad}[\n${lines.join('')}${pad}],\n${' '.repeat(indent)})`;
  }

  /** @param name of the function that takes the row */
  private row(name: string, cells: ObjectExpression): Parts {
    const { row, fields } = this.takers.get(name)!;
    const members = new Map(fields.map((field): [string, Member] => [field.name, { ...field, variadic: false }]));
    const items = cells.members.map(([member, value]) => keyword(member, value, members));
    return { open: `${row}(`, close: ')', items, isCall: true };
  }

  private apply({ function: name, chart, cells }: Extract<Statement, { kind: 'apply' }>, indent: number): string {
    const room = { indent, used: indent, tail: 0 };
    const first = this.expressions.print(chart, ANY, room);
    const head = `${snakeCase(name)}(${first}`;
    if (!cells) {
      return `${head})`;
    }
    const row = this.row(name, cells);
    const flat = this.expressions.flatParts(row);
    if (flat !== undefined && fits(`${head}, ${flat})`, room)) {
      return `${head}, ${flat})`;
    }
    const inner = indent + STEP;
    const pad = ' '.repeat(inner);
    const text = this.expressions.printParts(row, { indent: inner, used: inner, tail: 1 });
    return `${snakeCase(name)}(\n${pad}${first},\n${pad}${text},\n${' '.repeat(indent)})`;
  }
}

function commentsText(comments: readonly string[], pad: string): string {
  return comments.map((line) => `${pad}# ${commentLine(line)}`.trimEnd() + '\n').join('');
}
