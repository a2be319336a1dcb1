import { call, construct, type Expression, value, variable } from './expression';
import { type Names } from './identifiers';
import { type Statement } from './program';
import { type Recognized } from './recognize/context';
import { renamed } from './renamed';

/** The context of a statement in its program. */
export interface Place {
  readonly names: Names;
  /** The variable of the chart. */
  readonly chart: string;
}

/**
 * Statements that define a SeldonDeployment with typed constructs.
 * @param called the id of the construct, if it is not written literally
 */
export function deploymentStatements(
  id: string,
  { props, nodes, calls, patch = [] }: Recognized,
  { names, chart }: Place,
  comments: readonly string[],
  called: Expression = value(id),
): Statement[] {
  const variables = new Map(nodes.map(({ name }) => [name, variable(names.pick(name, 'Node', id))]));
  const declared = nodes.map((node): Statement => ({
    kind: 'declare',
    name: nameOf(variables.get(node.name)!),
    value: node.value,
  }));
  const made = construct('SeldonDeployment', variable(chart), called, ...(props ? [props] : []));
  const args = (each: readonly Expression[]): Expression[] => each.map((arg) => renamed(arg, variables));
  if (calls.length === 1 && patch.length === 0) {
    const [{ method, args: own }] = calls;
    return withComments(
      [...declared, { kind: 'do', value: { kind: 'call', on: made, method, args: args(own) } }],
      comments,
    );
  }
  const own = names.pick(id, 'Model', chart);
  return withComments(
    [
      ...declared,
      { kind: 'declare', name: own, value: made },
      ...calls.map(({ method, args: all }): Statement => ({
        kind: 'do',
        value: { kind: 'call', on: variable(own), method, args: args(all) },
      })),
      ...(patch.length === 0 ? [] : [patchStatement(variable(own), patch)]),
    ],
    comments,
  );
}

/** Sets in the object what typed constructs cannot express. */
function patchStatement(deployment: Expression, patch: readonly Expression[]): Statement {
  const object: Expression = { kind: 'member', of: deployment, name: 'apiObject' };
  return { kind: 'do', value: call(object, 'addJsonPatch', ...patch) };
}

function nameOf(expression: Expression): string {
  return expression.kind === 'variable' ? expression.name : '';
}

function withComments([first, ...others]: readonly Statement[], comments: readonly string[]): Statement[] {
  return comments.length === 0
    ? [first, ...others]
    : [{ ...first, comments: [...comments, ...(first.comments ?? [])] }, ...others];
}
