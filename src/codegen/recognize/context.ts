import { type Assembly } from '../assembly';
import { type Expression } from '../expression';

/** How a SeldonDeployment is read. */
export interface Reading {
  readonly assembly: Assembly;
  /** Whether the result must be the same data; otherwise what has no meaning is left out. */
  readonly exact: boolean;
}

/** An expression that others refer to by a name. */
export interface Declared {
  readonly name: string;
  readonly value: Expression;
}

/** A SeldonDeployment as calls of typed constructs. */
export interface Recognized {
  /** Properties of `new SeldonDeployment`, if it has any. */
  readonly props?: Expression;
  /** Graph nodes that a placement names, by the node's names. */
  readonly nodes: readonly Declared[];
  /** Calls on the SeldonDeployment. */
  readonly calls: readonly { readonly method: string; readonly args: readonly Expression[] }[];
  /** What typed constructs cannot say, as steps of a JSON patch. */
  readonly patch?: readonly Expression[];
}
