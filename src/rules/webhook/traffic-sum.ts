import { wrongTrafficSum } from '../../api/traffic';
import { answer, webhookRule } from '../helpers/webhook-rule';
import { diff } from '../rule';

export const trafficSum = webhookRule({
  id: 'SELDON118',
  title: 'the traffic of several predictors adds up to 100',
  consequence: 'The webhook rejects the SeldonDeployment. Shadows do not count.',
  example: () => diff`
      spec:
        predictors:
        - name: default
          traffic: 90
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        - name: canary
    +     traffic: 10
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris-2}
  `,
  check({ predictors }, report) {
    const sum = wrongTrafficSum(predictors.map(({ predictor }) => predictor));
    if (sum !== undefined) {
      const answering = predictors.filter(({ predictor }) => !predictor.shadow);
      report(
        answer('spec', predictors[0].predictor.name, 'Traffic must sum to 100 for multiple predictors', {
          path: `${answering[answering.length - 1].path}.traffic`,
          message:
            'the traffic of ' +
            `${answering.map(({ predictor }) => `${predictor.name} ${predictor.traffic ?? 0}`).join(', ')} adds up ` +
            `to ${sum}`,
          remedy: "set 'traffic' so that all predictors but shadows add up to 100",
        }),
      );
    }
  },
});
