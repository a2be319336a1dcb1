import { sumTraffic, WHOLE_TRAFFIC } from '../../api/traffic';
import { answer, webhookRule } from '../helpers/webhook-rule';
import { predictorDiff } from '../rule';

export const singleTraffic = webhookRule({
  id: 'SELDON119',
  title: 'a single predictor gets all traffic',
  consequence: 'The webhook rejects the SeldonDeployment. An absent `traffic`, or 0, counts as 100.',
  example: () => predictorDiff`
    - traffic: 50
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  check({ predictors }, report) {
    const sum = sumTraffic(predictors.map(({ predictor }) => predictor));
    if (predictors.length === 1 && sum > 0 && sum < WHOLE_TRAFFIC) {
      const [{ predictor, path }] = predictors;
      report(
        answer('spec', predictor.name, 'Traffic must sum be 100 for a single predictor when set', {
          path: `${path}.traffic`,
          message: `the only predictor has a traffic of ${sum} instead of 100`,
          remedy: "remove 'traffic', or add the predictor that gets the rest",
        }),
      );
    }
  },
});
