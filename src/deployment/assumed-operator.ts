import { type IConstruct } from 'constructs';
import { type SeldonOperator } from '../operator/seldon-operator';

const ASSUMED = new WeakMap<IConstruct, SeldonOperator>();

/**
 * Sets the operator that will watch the SeldonDeployments of an app that installs none itself. It must not change
 * later.
 */
export function assumeOperator({ node: { root } }: IConstruct, operator: SeldonOperator): void {
  ASSUMED.set(root, operator);
}

/** The operator that an app assumes, if any. */
export function assumedOperator({ node: { root } }: IConstruct): SeldonOperator | undefined {
  return ASSUMED.get(root);
}
