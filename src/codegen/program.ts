import { type Expression } from './expression';

/** A line of a program, with the comments above it. */
export type Statement = { readonly comments?: readonly string[] } & (
  | { readonly kind: 'declare'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'do'; readonly value: Expression }
);

/** A program: its statements in groups, which empty lines part. */
export interface Program {
  readonly groups: readonly (readonly Statement[])[];
}
