import { type IConstruct } from 'constructs';
import { type SeldonOperator } from '../operator/seldon-operator';

const ASSUMED = new WeakMap<IConstruct, SeldonOperator>();

/**
 * Says which operator will see the SeldonDeployments of an app that installs none itself. It must not change any more.
 */
export function assumeOperator({ node: { root } }: IConstruct, operator: SeldonOperator): void {
  ASSUMED.set(root, operator);
}

/** The operator that an app takes for granted; none where nobody said so. */
export function assumedOperator({ node: { root } }: IConstruct): SeldonOperator | undefined {
  return ASSUMED.get(root);
}
