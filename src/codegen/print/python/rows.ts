import { type PythonParts } from './parts';
import { pythonName } from './words';
import { type TypeRef } from '../../assembly';
import { type Expression, type ObjectExpression } from '../../expression';
import { typeName } from '../../imports';
import { type Program, type ProgramFunction, statementsOf } from '../../program';

/** Prints the types of rows of tables, and of what is particular to an environment. */
export class PythonRows {
  /** What is used of the module `typing`. */
  public readonly typing = new Set<string>();

  public constructor(private readonly parts: PythonParts) {}

  /** The type of what a function takes besides a chart. */
  public dataclass(taker: ProgramFunction, program: Program): string {
    const { row, fields } = taker;
    const rows = cellsOf(taker, program);
    const members = fields.map((field) => {
      const cells = rows.flatMap(({ members: own }) => resolved(own.find(([key]) => key === field.name)?.[1], program));
      const type = this.type(field.type, cells);
      return `    ${pythonName(field.name)}: ${field.optional ? `${this.typed('Optional')}[${type}] = None` : type}\n`;
    });
    return `@dataclass(frozen=True)\nclass ${row}:\n${members.join('')}`;
  }

  /** A name of the module `typing`, which the program imports. */
  public typed(name: string): string {
    this.typing.add(name);
    return name;
  }

  /** @param values of the type, which distinguish whole numbers from others */
  private type(type: TypeRef, values: readonly (Expression | undefined)[]): string {
    switch (type.kind) {
      case 'primitive':
        if (type.name === 'number') {
          return numberType(values);
        }
        return type.name === 'boolean' ? 'bool' : 'str';
      case 'named':
        return this.parts.name(typeName(type.fqn));
      case 'list':
        return `${this.typed('Sequence')}[${this.type(type.of, [])}]`;
      case 'map':
        return `${this.typed('Mapping')}[str, ${this.type(type.of, [])}]`;
    }
  }
}

/** All rows that a program calls a function with. */
function cellsOf({ name }: ProgramFunction, program: Program): readonly ObjectExpression[] {
  return statementsOf(program).flatMap((each): readonly ObjectExpression[] => {
    if (each.kind === 'table' && each.function === name) {
      return each.rows.map(({ cells }) => cells);
    }
    return each.kind === 'apply' && each.function === name && each.cells ? [each.cells] : [];
  });
}

/** The values of a cell: of what is particular to an environment, those of all. */
function resolved(cell: Expression | undefined, program: Program): readonly (Expression | undefined)[] {
  if (cell?.kind !== 'member') {
    return [cell];
  }
  return statementsOf(program).map((each) =>
    each.kind === 'apply' ? each.cells?.members.find(([key]) => key === cell.name)?.[1] : undefined,
  );
}

function numberType(values: readonly (Expression | undefined)[]): string {
  const whole = values.every((each) => each?.kind !== 'value' || Number.isInteger(each.value));
  return whole ? 'int' : 'float';
}
