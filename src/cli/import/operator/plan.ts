import { OperatorAttempt } from './attempt';
import { type OperatorPlan, type OperatorSettings, type PlannedOperator } from './planned-operator';
import { operatorsAmong } from '../../../expand/operators';
import { identity } from '../identity';
import { type InputObject } from '../objects';

/** Makes a `SeldonOperator` of each operator among objects, if it installs the same. */
export function planOperators(kept: readonly InputObject[], settings: OperatorSettings): OperatorPlan {
  const operators: PlannedOperator[] = [];
  const reasons: string[] = [];
  for (const { manager } of operatorsAmong(kept.map(({ object }) => object))) {
    const found = new OperatorAttempt(manager!, kept, settings, (settings.before ?? 0) + operators.length).planned();
    if (typeof found === 'string') {
      reasons.push(`${identity(manager!)}: ${found}`);
    } else {
      operators.push(found);
    }
  }
  const parts = new Set(operators.flatMap((each) => each.parts));
  return { operators, kept: kept.filter((each) => !parts.has(each)), reasons };
}
