import { nodeName, subjectOf } from './subjects';
import { type Expression, variable } from '../expression';
import { type Names } from '../identifiers';
import { type Action, type Declaration } from '../program';
import { partsOf, replaced } from '../renamed';

/** A part of a statement that may have its own variable. */
interface Candidate {
  readonly value: Expression;
  readonly name: string;
  readonly suffix?: string;
  /** What it belongs to, which comes before its name if others have that. */
  readonly owner?: string;
  /** Minimum number of lines that the variable must save. */
  readonly saves: number;
}

/**
 * Gives graphs of predictors, and containers of their nodes, their own variables if that takes fewer lines.
 *
 * @param lines the number of lines of a statement
 */
export function withVariables(
  statement: Declaration | Action,
  names: Names,
  lines: (statement: Declaration | Action) => number,
): readonly (Declaration | Action)[] {
  const [first, ...others] = [graphsIn, containersIn].reduce<readonly (Declaration | Action)[]>(
    (all, candidatesIn) => all.flatMap((each) => named(each, candidatesIn(each.value), names, lines)),
    [{ ...statement, comments: undefined }],
  );
  return [{ ...first, comments: statement.comments }, ...others];
}

function named(
  statement: Declaration | Action,
  candidates: readonly Candidate[],
  names: Names,
  lines: (statement: Declaration | Action) => number,
): readonly (Declaration | Action)[] {
  const declarations: Declaration[] = [];
  let last = statement;
  let left = lines(statement);
  for (const { value, name, suffix, owner, saves } of left > 1 ? candidates : []) {
    const own = names.peek(name, suffix, owner);
    const declared: Declaration = { kind: 'declare', name: own, value };
    const rest = { ...last, value: replaced(last.value, (part) => (part === value ? variable(own) : undefined)) };
    const lower = lines(rest);
    if (lines(declared) + lower + saves <= left) {
      names.take(own);
      declarations.push(declared);
      last = rest;
      left = lower;
    }
  }
  return [...declarations, last];
}

/** The root nodes of the graphs of a statement. */
function graphsIn(expression: Expression): Candidate[] {
  const owner = subjectOf(expression);
  return membersIn(expression, 'graph').flatMap((value) => {
    const name = nodeName(value);
    return name === undefined ? [] : [{ value, name, suffix: 'Node', owner, saves: 1 }];
  });
}

/** The containers of the graph nodes of a statement. */
function containersIn(expression: Expression): Candidate[] {
  return [...partsOf(expression)].flatMap((part) => {
    const owner = part.kind === 'call' && part.on === 'GraphNode' ? nodeName(part) : undefined;
    const options = owner !== undefined && part.kind === 'call' ? part.args.slice(-1) : [];
    return options
      .flatMap((each) => (each.kind === 'object' ? each.members : []))
      .flatMap(([name, value]) =>
        name === 'container' && value.kind === 'object' ? [{ value, name, owner, saves: 2 }] : [],
      );
  });
}

function membersIn(expression: Expression, property: string): Expression[] {
  return [...partsOf(expression)].flatMap((part) =>
    part.kind === 'object' ? part.members.flatMap(([name, value]) => (name === property ? [value] : [])) : [],
  );
}
