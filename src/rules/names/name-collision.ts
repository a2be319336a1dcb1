import { createdNames } from '../rivals';
import { diff, trap, upstream } from '../rule';

export const nameCollision = trap({
  id: 'SELDON295',
  severity: 'error',
  title: 'two SeldonDeployments do not create objects of the same name',
  consequence:
    'The operator joins names with dashes, so `a` with predictor `b-c` and `a-b` with predictor `c` both own a ' +
    'Service `a-b-c`. The two overwrite each other, and requests reach the wrong model.',
  example: () => diff`
      metadata: {name: fraud-eu}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/fraud-eu}
      ---
      apiVersion: machinelearning.seldon.io/v1
      kind: SeldonDeployment
      metadata: {name: fraud}
      spec:
        predictors:
    -   - name: eu-default
    +   - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/fraud}
  `,
  source: upstream('operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go'),
  check({ object, surroundings }, report) {
    const rivals = surroundings.rivalsOf(object);
    const own = rivals.length === 0 ? undefined : new Set(createdNames(object));
    for (const rival of rivals) {
      const shared = rival.created.find((name) => own!.has(name));
      if (shared !== undefined) {
        report({
          path: 'metadata.name',
          message: `${JSON.stringify(shared)} is also created for SeldonDeployment ${JSON.stringify(rival.name)}`,
          remedy: 'rename one of the two, or one of their predictors',
        });
        return;
      }
    }
  },
});
