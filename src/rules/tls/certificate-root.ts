import { valueAt } from '../../private/json';
import { failureRule } from '../helpers/failure-rule';
import { predictorDiff, upstream } from '../rule';

export const certificateRoot = failureRule(
  {
    id: 'SELDON205',
    title: 'the root node of a predictor with a certificate has a container',
    consequence:
      'The operator mounts the certificate into the pod of the root node. A built-in root has none: the operator ' +
      'crashes, and again after each restart, so one such object blocks all SeldonDeployments.',
    example: () => predictorDiff`
        ssl: {certSecretName: iris-tls}
      - graph:
      -   name: router
      -   implementation: RANDOM_ABTEST
      -   children:
      -   - {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a}
      -   - {name: b, implementation: SKLEARN_SERVER, modelUri: gs://models/b}
      + graph: {name: a, implementation: SKLEARN_SERVER, modelUri: gs://models/a}
    `,
    source: upstream('operator/controllers/seldondeployment_controller.go'),
    matches: ({ path }) => path.endsWith('.ssl'),
  },
  ({ path }, { object }) => ({
    path: `${path}.certSecretName`,
    message:
      'the root of the graph has no container to mount certificate ' +
      `${JSON.stringify(valueAt(object, `${path}.certSecretName`))} into`,
    remedy: 'remove it, or make a node with a container the root',
  }),
);
