import { WIDTH } from './layout';
import { type Assembly } from '../assembly';
import { type Names, snakeCase, withClearNames } from '../identifiers';
import { importsAmong } from '../imports';
import { CHART, definitionsOf, ENVIRONMENT, namesOf, type Program, type ProgramFunction, ROW, TABLE } from '../program';
import { Asides } from './python/asides';
import { PythonExpressions, STEP } from './python/expressions';
import { PythonParts } from './python/parts';
import { PythonRows } from './python/rows';
import { PythonStatements } from './python/statements';

/** A program in Python, as black formats it (120 columns); names and structs are those that jsii makes. */
export function pythonProgram(program: Program, assembly: Assembly): string {
  return withClearNames(namesOf(program), (names) => programText(program, assembly, names));
}

function programText(program: Program, assembly: Assembly, names: Names): string {
  const parts = new PythonParts(assembly);
  const rows = new PythonRows(parts);
  const expressions = new PythonExpressions(parts);
  const statements = new PythonStatements(parts, expressions, new Asides(parts, expressions, names));
  const { constants = [], functions = [], groups } = program;
  functions.forEach((each) => statements.define(each));
  const declared = statements.groups(constants.length === 0 ? [] : [constants], 0);
  const definitions = definitionsOf(program).map(({ function: each, types }) => {
    const classes = types.map((taker) => `${rows.dataclass(taker, program)}\n\n`);
    return `${classes.join('')}${definition(each, parts, rows, statements)}`;
  });
  const text = statements.groups(groups, 0);
  const { cdk8s, library } = importsAmong(parts.imports);
  const hasRows = functions.some(({ fields }) => fields.length > 0);
  const typing = hasRows ? `from dataclasses import dataclass\n${importLine('typing', [...rows.typing].sort())}\n` : '';
  const head = `${typing}${importLine('cdk8s', cdk8s)}${importLine('cdk8s_seldon', modulesLast(library))}`;
  return `${head}\n${declared === '' ? '' : `${declared}\n`}${definitions.map((each) => `\n${each}\n`).join('')}${
    definitions.length > 0 ? '\n' : ''
  }${text}`;
}

/** A function that adds models to a chart. */
function definition(
  { kind, name, row, fields, environment, body }: ProgramFunction,
  parts: PythonParts,
  rows: PythonRows,
  statements: PythonStatements,
): string {
  const head = `def ${snakeCase(name)}(${CHART}: ${parts.imported('Chart')}`;
  if (kind === 'table') {
    const loop = `    for ${ROW} in ${TABLE}:\n${statements.groups(body, 2 * STEP)}`;
    const around = environment === undefined ? '' : `, ${ENVIRONMENT}: ${environment}`;
    return `${head}${around}, ${TABLE}: ${rows.typed('Sequence')}[${row}]) -> None:\n${loop}`;
  }
  const parameter = fields.length === 0 ? '' : `, ${ENVIRONMENT}: ${row}`;
  return `${head}${parameter}) -> None:\n${statements.groups(body, STEP)}`;
}

/** Names as isort sorts them: classes before modules. */
function modulesLast(names: readonly string[]): string[] {
  const isModule = (name: string): boolean => /^[a-z]/.test(name);
  return [...names.filter((name) => !isModule(name)), ...names.filter(isModule)];
}

function importLine(module: string, names: readonly string[]): string {
  const line = `from ${module} import ${names.join(', ')}\n`;
  const lines = names.map((name) => `    ${name},\n`).join('');
  if (names.length === 0) {
    return '';
  }
  return line.length - 1 <= WIDTH ? line : `from ${module} import (\n${lines})\n`;
}
