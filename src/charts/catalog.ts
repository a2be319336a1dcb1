/* eslint-disable @typescript-eslint/no-require-imports -- a chart is loaded when it is rendered: loading all costs more than rendering a small one */
import { type Chart } from './chart';
import type * as abtest from './models/abtest';
import type * as mab from './models/mab';
import type * as odModel from './models/od-model';
import type * as odTransformer from './models/od-transformer';
import type * as singleModel from './models/single-model';
import type * as operator from './operator/chart';
import { MODEL_CHARTS, OPERATOR_CHART_NAME } from '../api/facts/names';
import { InputError } from '../private/errors';
import { has } from '../private/json';
import { hint } from '../private/suggest';

const CHARTS: Record<string, () => Chart> = {
  [OPERATOR_CHART_NAME]: () => (require('./operator/chart') as typeof operator).OPERATOR_CHART,
  [MODEL_CHARTS.singleModel]: () => (require('./models/single-model') as typeof singleModel).SINGLE_MODEL_CHART,
  [MODEL_CHARTS.abTest]: () => (require('./models/abtest') as typeof abtest).ABTEST_CHART,
  [MODEL_CHARTS.multiArmedBandit]: () => (require('./models/mab') as typeof mab).MAB_CHART,
  [MODEL_CHARTS.outlierDetector]: () => (require('./models/od-model') as typeof odModel).OD_MODEL_CHART,
  [MODEL_CHARTS.outlierTransformer]: () =>
    (require('./models/od-transformer') as typeof odTransformer).OD_TRANSFORMER_CHART,
};

/** The charts that can be rendered. */
export const CHART_NAMES: readonly string[] = Object.keys(CHARTS);

/** A chart. @throws InputError for a name that none has */
export function chartOf(name: string): Chart {
  if (has(CHARTS, name)) {
    return CHARTS[name]();
  }
  throw new InputError(
    `unknown chart ${JSON.stringify(name)}${hint(name, CHART_NAMES)} (known: ${CHART_NAMES.join(', ')})`,
  );
}
