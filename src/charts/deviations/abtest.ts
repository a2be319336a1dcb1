import { type Deviation } from './deviation';
import { upstream } from '../../api/facts/links';
import { MODEL_CHARTS } from '../../api/facts/names';
import { type JsonObject } from '../../private/json';
import { int } from '../template/functions';

/** Deviations from the chart of two models, in the order in which they apply. */
export const ABTEST_DEVIATIONS: readonly Deviation[] = [
  {
    id: 'abtest-traffic',
    chart: MODEL_CHARTS.abTest,
    summary: '`traffic_modela_percentage` also applies to separate pods.',
    reason: 'With `separate_pods`, which is the default, the chart splits evenly whatever the values say.',
    see: upstream('helm-charts/seldon-abtest/templates/ab_test_2pods.json'),
    apply: (objects, values) => {
      const [predictor] = (objects[0].spec as JsonObject).predictors as JsonObject[];
      const [ratio] = (predictor.graph as JsonObject).parameters as JsonObject[];
      ratio.value = values.text('traffic_modela_percentage');
      return objects;
    },
  },
  {
    id: 'abtest-replicas',
    chart: MODEL_CHARTS.abTest,
    summary: '`replicas` counts.',
    reason: 'The chart has the value, and runs one replica whatever it says.',
    see: upstream('helm-charts/seldon-abtest/templates/ab_test_2pods.json'),
    apply: (objects, values) => {
      const [predictor] = (objects[0].spec as JsonObject).predictors as JsonObject[];
      predictor.replicas = int(values.at('replicas'), 'replicas');
      return objects;
    },
  },
];
