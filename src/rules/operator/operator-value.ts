import { trap, upstream, yaml } from '../rule';

const MODEL = yaml`
  metadata: {name: iris}
  spec:
    predictors:
    - name: default
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
`;

export const operatorValue = trap({
  id: 'SELDON390',
  stage: 'document',
  source: upstream('helm-charts/seldon-core-operator/templates/deployment_seldon-controller-manager.yaml'),
  title: "values of the operator's chart exist, and mean what they look like",
  consequence:
    'The chart ignores unknown keys, and the operator treats unknown words as `false`: it is installed, but behaves ' +
    'differently than intended.',
  example: () => ({
    before: MODEL,
    after: MODEL,
    operator: 'istio: {enabled: "yes"}',
    operatorAfter: 'istio: {enabled: true}',
  }),
  // Reported when values are read: they are not a SeldonDeployment.
  check: () => undefined,
});
