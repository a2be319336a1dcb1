import { nodeName, subjectOf } from './subjects';
import { type Expression, variable } from '../expression';
import { type Names } from '../identifiers';
import { type Action, type Declaration, type Statement } from '../program';
import { partsOf, replaced } from '../renamed';

type Line = Declaration | Action;

/** Parts of statements that one variable may hold. */
interface Candidate {
  /** Equal parts; the variable holds the first. */
  readonly parts: readonly Expression[];
  readonly name: string;
  readonly suffix?: string;
  /** What it belongs to, which comes before its name if others have that. */
  readonly owner?: string;
}

/** Minimum number of lines that the variable of a container must save. */
const CONTAINER_SAVES = 2;

/** In groups with more nodes, only the variables of graphs are tried: lines would be counted for too long. */
const MOST_CONTAINERS = 40;

/**
 * Gives graphs of predictors, and containers of their nodes, their own variables if that takes fewer lines: all graphs
 * of a statement or none, and all containers of nodes that are long with them, or only those that are equal.
 *
 * @param lines the number of lines of a statement
 */
export function withVariables(
  group: readonly Statement[],
  names: Names,
  lines: (statement: Line) => number,
): readonly Statement[] {
  const known = new Map<Line, number>();
  const variables = new Variables(names, (line) => {
    const length = known.get(line) ?? lines(line);
    known.set(line, length);
    return length;
  });
  const withGraphs = group.flatMap((each) => (isLine(each) ? variables.graphs(each) : [each]));
  return variables.containers(withGraphs);
}

function isLine(statement: Statement): statement is Line {
  return statement.kind === 'declare' || statement.kind === 'do';
}

class Variables {
  public constructor(
    private readonly names: Names,
    private readonly lines: (statement: Line) => number,
  ) {}

  /** A statement, and before it the graphs of its predictors. */
  public graphs(statement: Line): readonly Statement[] {
    const candidates = graphsIn(statement.value);
    return candidates.length === 0 || this.lines(statement) === 1
      ? [statement]
      : (this.with([statement], candidates, candidates.length) ?? [statement]);
  }

  /** Statements with variables for the containers of nodes that are long with them, or for those that nodes share. */
  public containers(statements: readonly Statement[]): readonly Statement[] {
    const all = statements.filter(isLine).flatMap(({ value }) => containersIn(value));
    if (all.length > MOST_CONTAINERS) {
      return statements;
    }
    const candidates = equalOnes(all);
    const long = candidates.filter((each) => this.change(statements, [each]).saved > 0);
    const shared = candidates.filter(({ parts }) => parts.length > 1);
    return (
      this.with(statements, long, CONTAINER_SAVES * long.length) ??
      shared.reduce((done, each) => this.with(done, [each], CONTAINER_SAVES) ?? done, statements)
    );
  }

  /** Statements with variables; undefined if that does not save as many lines. */
  private with(
    statements: readonly Statement[],
    candidates: readonly Candidate[],
    saves: number,
  ): readonly Statement[] | undefined {
    const { names, saved, made } = this.change(statements, candidates);
    if (candidates.length === 0 || saved < saves || new Set(names).size < names.length) {
      return undefined;
    }
    candidates.forEach(({ name, owner }) => this.names.want(name, owner));
    names.forEach((name) => this.names.take(name));
    return made();
  }

  /** Statements with variables, which are declared before the first statement that uses one. */
  private change(statements: readonly Statement[], candidates: readonly Candidate[]): Change {
    const names = candidates.map(({ name, suffix, owner }) => this.names.peek(name, suffix, owner));
    const variables = new Map(
      candidates.flatMap(({ parts }, i) => parts.map((part): [Expression, Expression] => [part, variable(names[i])])),
    );
    const declared = candidates.map(({ parts: [value] }, i): Line => ({ kind: 'declare', name: names[i], value }));
    const used = statements.flatMap((each, i) => {
      const value = isLine(each) ? replaced(each.value, (part) => variables.get(part)) : undefined;
      return isLine(each) && value && value !== each.value ? [{ i, before: each, after: { ...each, value } }] : [];
    });
    const sum = (all: readonly Line[]): number => all.reduce((total, each) => total + this.lines(each), 0);
    const saved = sum(used.map(({ before }) => before)) - sum(declared) - sum(used.map(({ after }) => after));
    return { names, saved, made: () => withDeclared(statements, declared, used) };
  }
}

/** What becomes of statements with variables. */
interface Change {
  readonly names: readonly string[];
  readonly saved: number;
  made(): readonly Statement[];
}

function withDeclared(
  statements: readonly Statement[],
  [opening, ...others]: readonly Line[],
  used: readonly { readonly i: number; readonly before: Line; readonly after: Line }[],
): readonly Statement[] {
  const afterOf = new Map(used.map(({ i, after }) => [i, after]));
  const [{ i: first, before }] = used;
  const comments = before.comments && { comments: before.comments };
  return statements.flatMap((each, i) => {
    const after = afterOf.get(i) ?? each;
    return i === first ? [{ ...opening, ...comments }, ...others, { ...after, comments: undefined }] : [after];
  });
}

/** The root nodes of the graphs of a statement: of predictors whose nodes have one name, with what they are called. */
function graphsIn(expression: Expression): Candidate[] {
  const owner = subjectOf(expression);
  const found = [...partsOf(expression)].flatMap((part) =>
    membersOf(part).flatMap(([key, value]) => graphOf(value).map((graph) => ({ key, graph }))),
  );
  const inCalls = [...partsOf(expression)].flatMap((part) =>
    part.kind === 'call' ? part.args.flatMap((arg) => graphOf(arg).map((graph) => ({ key: '', graph }))) : [],
  );
  const named = [...inCalls, ...found].flatMap(({ key, graph }) => {
    const name = nodeName(graph);
    return name === undefined ? [] : [{ key, graph, name }];
  });
  const isTaken = (name: string): boolean => named.filter((each) => each.name === name).length > 1;
  return named.map(({ key, graph, name }) => ({
    parts: [graph],
    name: isTaken(name) ? `${name} ${key}` : name,
    suffix: 'Node',
    owner,
  }));
}

/** The graph of a predictor. */
function graphOf(predictor: Expression): Expression[] {
  return membersOf(predictor).flatMap(([name, value]) => (name === 'graph' ? [value] : []));
}

/** The containers of the graph nodes of a statement. */
function containersIn(expression: Expression): { value: Expression; owner: string }[] {
  return [...partsOf(expression)].flatMap((part) => {
    const owner = part.kind === 'call' && part.on === 'GraphNode' ? nodeName(part) : undefined;
    const options = owner !== undefined && part.kind === 'call' ? part.args.slice(-1) : [];
    return options
      .flatMap(membersOf)
      .flatMap(([name, value]) =>
        name === 'container' && value.kind === 'object' && owner !== undefined ? [{ value, owner }] : [],
      );
  });
}

/** Containers, each with those that are equal to it. */
function equalOnes(containers: readonly { value: Expression; owner: string }[]): Candidate[] {
  const byText = new Map<string, { parts: Expression[]; owner: string }>();
  for (const { value, owner } of containers) {
    const key = JSON.stringify(value);
    const known = byText.get(key) ?? { parts: [], owner };
    known.parts.push(value);
    byText.set(key, known);
  }
  const all = [...byText.values()];
  return all.map(({ parts, owner }) => ({
    parts,
    owner,
    name: all.length > 1 && parts.length === 1 ? `${owner} container` : 'container',
  }));
}

function membersOf(expression: Expression): readonly (readonly [string, Expression])[] {
  return expression.kind === 'object' ? expression.members : [];
}
