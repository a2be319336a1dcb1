import { type Deviation } from './deviation';
import { WHOLE_NUMBERS } from './whole-numbers';
import { CHART_NAMES, chartOf } from '../catalog';

/** All deviations, for callers that list them. */
export const DEVIATIONS: readonly Deviation[] = [
  WHOLE_NUMBERS,
  ...CHART_NAMES.flatMap((name) => chartOf(name).deviations),
];
