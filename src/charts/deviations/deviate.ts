import { WHOLE_NUMBERS } from './whole-numbers';
import { type Manifest } from '../../private/json';
import { type ValueMap } from '../../values/value';
import { type Chart } from '../chart';
import { Fields } from '../template/fields';

/** The objects that `render` gives for a chart, with our deviations from it. */
export function deviating(chart: Chart, values: ValueMap, render: (values: ValueMap) => Manifest[]): Manifest[] {
  const deviations = [WHOLE_NUMBERS, ...chart.deviations];
  const prepared = deviations.reduce((changed, deviation) => deviation.prepare?.(changed) ?? changed, values);
  const fields = new Fields(prepared);
  return deviations.reduce((changed, deviation) => deviation.apply?.(changed, fields) ?? changed, render(prepared));
}
