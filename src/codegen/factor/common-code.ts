import { Differing } from './differing';
import { type Generalization } from './generalize';
import { type Expression, variable } from '../expression';
import { type Recognized } from '../recognize/context';
import { renamed, replaced } from '../renamed';

/** The common form of code, with columns for what differs. @throws Differing where there is none */
export function commonCode(found: Generalization, codes: readonly Recognized[]): Recognized {
  const [first] = codes;
  if (codes.some(({ calls, patch }) => calls.length !== first.calls.length || !patch !== !first.patch)) {
    throw new Differing(['calls']);
  }
  const props = codes.map(({ props: own }): Expression => own ?? { kind: 'object', members: [] });
  const own = found.of(props, { kind: 'named', fqn: 'cdk8s-seldon.SeldonDeploymentProps' }, []);
  return {
    props: own.kind === 'object' && own.members.length === 0 ? undefined : own,
    nodes: first.nodes.map(({ name }, i) => ({
      name,
      value: found.of(
        codes.map(({ nodes }) => nodes[i].value),
        undefined,
        [],
      ),
    })),
    calls: first.calls.map(({ method }, i) => {
      const calls = codes.map(({ calls: all }): Expression => ({ ...all[i], kind: 'call', on: 'SeldonDeployment' }));
      const made = found.of(calls, undefined, method === 'addPredictor' ? ['predictor'] : []);
      return { method, args: made.kind === 'call' ? made.args : [] };
    }),
    ...(first.patch && { patch: samePatch(codes, first.patch) }),
  };
}

/** A patch is the same for all, or there is no common form. */
function samePatch(codes: readonly Recognized[], patch: readonly Expression[]): readonly Expression[] {
  if (codes.some((code) => JSON.stringify(code.patch) !== JSON.stringify(patch))) {
    throw new Differing(['patch']);
  }
  return patch;
}

/** Code with the variables of another of its form. */
export function withNames(code: Recognized, like: Recognized): Recognized {
  if (code.nodes.length !== like.nodes.length) {
    throw new Differing(['nodes']);
  }
  const variables = new Map(code.nodes.map(({ name }, i) => [name, variable(like.nodes[i].name)]));
  return {
    ...code,
    nodes: code.nodes.map((node, i) => ({ ...node, name: like.nodes[i].name })),
    calls: code.calls.map(({ method, args }) => ({ method, args: args.map((arg) => renamed(arg, variables)) })),
  };
}

/** Code with other expressions in the place of some. */
export function renamedCode(code: Recognized, by: (part: Expression) => Expression | undefined): Recognized {
  return {
    ...code,
    props: code.props && replaced(code.props, by),
    nodes: code.nodes.map((node) => ({ ...node, value: replaced(node.value, by) })),
    calls: code.calls.map(({ method, args }) => ({ method, args: args.map((arg) => replaced(arg, by)) })),
  };
}
