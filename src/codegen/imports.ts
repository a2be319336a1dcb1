import { type TypeRef } from './assembly';
import { type Expression } from './expression';
import { type Program, type Statement, statementsOf } from './program';
import { partsOf } from './renamed';

/** What programs use of cdk8s. */
const OF_CDK8S: readonly string[] = [
  'ApiObject',
  'ApiObjectMetadata',
  'App',
  'Chart',
  'Duration',
  'Include',
  'JsonPatch',
  'Yaml',
];

/** Names that a program imports, sorted. */
export interface Imports {
  readonly cdk8s: readonly string[];
  readonly library: readonly string[];
}

/** The classes that a program names. */
export function importsOf(program: Program): Imports {
  const { functions = [] } = program;
  const names = new Set<string>();
  for (const expression of statementsOf(program).flatMap(expressionsOf)) {
    for (const part of partsOf(expression)) {
      const named = classNamed(part);
      if (named !== undefined) {
        names.add(named.split('.')[0]);
      }
    }
  }
  functions.flatMap(({ fields }) => fields).forEach(({ type }) => typesNamed(type).forEach((name) => names.add(name)));
  if (functions.length > 0) {
    names.add('Chart');
  }
  return importsAmong(names);
}

function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'table':
      return statement.rows.map(({ cells }) => cells);
    case 'apply':
      return statement.cells ? [statement.cells] : [];
    default:
      return [statement.value];
  }
}

function typesNamed(type: TypeRef): string[] {
  switch (type.kind) {
    case 'primitive':
      return [];
    case 'named':
      return [typeName(type.fqn).split('.')[0]];
    default:
      return typesNamed(type.of);
  }
}

/** The name of a type without that of its library. */
export function typeName(fqn: string): string {
  return fqn.slice(fqn.indexOf('.') + 1);
}

/** Names by the library that has them. */
export function importsAmong(names: Iterable<string>): Imports {
  const sorted = [...names].sort((a, b) => compare(a.toLowerCase(), b.toLowerCase()));
  return {
    cdk8s: sorted.filter((name) => OF_CDK8S.includes(name)),
    library: sorted.filter((name) => !OF_CDK8S.includes(name)),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function classNamed(part: Expression): string | undefined {
  switch (part.kind) {
    case 'constant':
    case 'new':
      return part.type;
    case 'call':
      return typeof part.on === 'string' ? part.on : undefined;
    default:
      return undefined;
  }
}
