import { type Deviation } from './deviation';
import { upstream } from '../../api/facts/links';
import { isMap, putValue, type Value, type ValueMap } from '../../values/value';

export const WHOLE_NUMBERS: Deviation = {
  id: 'whole-numbers',
  summary: 'Whole numbers from files are printed in full: `1000000`, not `1e+06`.',
  reason:
    'Helm reads every number of a file as a float and prints large ones with an exponent, which the manager cannot parse as a whole number.',
  see: upstream('helm-charts/seldon-core-operator/templates/deployment_seldon-controller-manager.yaml'),
  prepare: (values) => whole(values) as ValueMap,
};

function whole(value: Value): Value {
  if (typeof value === 'number' && Number.isSafeInteger(value)) {
    return BigInt(value);
  }
  if (Array.isArray(value)) {
    return value.map(whole);
  }
  if (!isMap(value)) {
    return value;
  }
  const result: ValueMap = {};
  for (const key of Object.keys(value)) {
    putValue(result, key, whole(value[key]));
  }
  return result;
}
