import { type Deviation } from './deviation';
import { upstream } from '../../api/facts/links';
import { type JsonObject } from '../../private/json';
import { int } from '../template/functions';

export const ABTEST_REPLICAS: Deviation = {
  id: 'abtest-replicas',
  chart: 'seldon-abtest',
  summary: '`replicas` counts.',
  reason: 'The chart has the value, and runs one replica whatever it says.',
  see: upstream('helm-charts/seldon-abtest/templates/ab_test_2pods.json'),
  apply: (objects, values) => {
    const [predictor] = (objects[0].spec as JsonObject).predictors as JsonObject[];
    predictor.replicas = int(values.at('replicas'), 'replicas');
    return objects;
  },
};
