import { fieldOf, podsOf } from '../helpers/pods';
import { predictorDiff, trap, upstream } from '../rule';

export const oneServiceAccount = trap({
  id: 'SELDON394',
  stage: 'expansion',
  title: 'a pod has one service account',
  consequence:
    'The API server replaces serviceAccount, which is deprecated, with serviceAccountName, which the operator sets ' +
    'from the node. The operator then finds a difference on each reconcile: it updates the Deployment, and each ' +
    'update triggers the next one, several times a second and forever.',
  example: () => predictorDiff`
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: gs://models/iris
        serviceAccountName: loader
      componentSpecs:
      - spec:
    -     serviceAccount: server
          containers: [{name: classifier}]
  `,
  source: upstream('operator/controllers/seldondeployment_prepackaged_servers.go'),
  check(subject, report) {
    for (const pods of podsOf(subject)) {
      const { serviceAccount, serviceAccountName } = pods.spec;
      const isSet = (serviceAccount ?? '') !== '' && (serviceAccountName ?? '') !== '';
      if (isSet && serviceAccount !== serviceAccountName) {
        report({
          path: fieldOf(subject, pods, 'serviceAccount'),
          message:
            `serviceAccount ${JSON.stringify(serviceAccount)} differs from serviceAccountName ` +
            `${JSON.stringify(serviceAccountName)}, which the pods have: the operator rewrites Deployment ` +
            `${JSON.stringify(pods.deployment.metadata.name)} on each reconcile, forever`,
          remedy: 'remove serviceAccount',
        });
      }
    }
  },
});
