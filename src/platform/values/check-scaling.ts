import { entriesOfList } from './names';
import { KEDA_MAX, wrongCounts } from '../../api/keda';
import { type ValueReader } from '../../values/reader';

/** Notes what the autoscalers of a version lack, or what their controllers reject. */
export function checkScaling(own: ValueReader): void {
  const scaling = own.at('scaling');
  if (
    own.has('scaling') &&
    !['cpu', 'memory', 'metrics'].some((key) => scaling.has(key)) &&
    typeof own.value('scaling') === 'object'
  ) {
    scaling.problem('', "needs a target: 'cpu', 'memory' or 'metrics'");
  }
  for (const pods of [own, ...entriesOfList(own, 'componentSpecs')]) {
    const reader = pods.at('scaling');
    const { min, max } = countsOf(reader);
    if (min !== undefined && max !== undefined && min > max) {
      reader.problem('min', `must not be above 'max' (${max}), got ${min}`);
    }
    checkKeda(pods.at('keda'));
  }
}

/** What KEDA rejects only when the model runs. */
function checkKeda(keda: ValueReader): void {
  const { min, max, idle } = countsOf(keda);
  const wrong = wrongCounts({ min, max, idle });
  if (wrong.includes('min')) {
    keda.problem('min', `must not be above 'max' (${max ?? `${KEDA_MAX} by default`}), got ${min}`);
  }
  if (wrong.includes('idle')) {
    keda.problem('idle', `must be below 'min' (${min ?? '0 by default'}), got ${idle}`);
  }
  const triggers = keda.value('triggers');
  if (Array.isArray(triggers) && triggers.length === 0) {
    keda.problem('triggers', 'must not be empty: without a trigger, KEDA scales nothing');
  }
}

/** The numbers of pods of an autoscaler, but for those that are not numbers. */
function countsOf(scaler: ValueReader): Partial<Record<'min' | 'max' | 'idle', number>> {
  const counts = ['min', 'max', 'idle'].map((key) => [key, scaler.value(key)] as const);
  return Object.fromEntries(counts.filter(([, count]) => typeof count === 'number'));
}
