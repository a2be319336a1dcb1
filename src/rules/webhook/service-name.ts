import { SERVICE_NAME } from '../../api/facts/settings';
import { answer, webhookRule } from '../helpers/webhook-rule';
import { diff } from '../rule';

export const serviceName = webhookRule({
  id: 'SELDON106',
  title: 'two predictors do not set the same Service name',
  consequence: 'The webhook rejects the SeldonDeployment.',
  example: () => diff`
      spec:
        predictors:
        - name: default
          annotations: {seldon.io/svc-name: iris}
          traffic: 90
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
        - name: canary
    -     annotations: {seldon.io/svc-name: iris}
    +     annotations: {seldon.io/svc-name: iris-canary}
          traffic: 10
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris-2}
  `,
  check({ predictors }, report) {
    const first = new Map<string, string>();
    for (const { predictor, path } of predictors) {
      const name = predictor.annotations?.[SERVICE_NAME];
      if (name === undefined || name === null) {
        continue;
      }
      const taken = first.get(name);
      if (taken === undefined) {
        first.set(name, predictor.name);
        continue;
      }
      report(
        answer(path, predictor.name, `Found duplicate service name in ${SERVICE_NAME} with value ${name}`, {
          path: `${path}.annotations[${SERVICE_NAME}]`,
          message: `Service name ${JSON.stringify(name)} is already used by predictor ${JSON.stringify(taken)}`,
          remedy: 'give each predictor a different Service name',
        }),
      );
    }
  },
});
