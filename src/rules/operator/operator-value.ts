import { yaml } from '../example';
import { trap } from '../helpers/trap';
import { upstream } from '../rule';

const MODEL = yaml`
  metadata: {name: iris}
  spec:
    predictors:
    - name: default
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
`;

export const operatorValue = trap({
  id: 'SELDON390',
  severity: 'warning',
  stage: 'document',
  source: upstream('helm-charts/seldon-core-operator/templates/deployment_seldon-controller-manager.yaml'),
  title: "values of the operator's chart are read, and mean what they look like",
  consequence:
    'The chart ignores keys that it does not know, and the operator takes words that it does not know for `false`: it is installed, and does something else.',
  example: {
    before: MODEL,
    after: MODEL,
    operator: 'istio: {enabled: "yes"}\n',
    operatorAfter: 'istio: {enabled: true}\n',
  },
  // Reported by whoever reads the values: they are not a SeldonDeployment.
  check: () => undefined,
});
