import { diff, trap, upstream } from '../rule';

export const mlflowEnvironment = trap({
  id: 'SELDON269',
  severity: 'info',
  title: 'an MLflow model does not build its environment in the pod',
  consequence:
    'With protocol seldon, the server creates a conda environment on each start: this needs internet access, takes ' +
    'minutes (longer than the liveness probe allows), and is not reproducible.',
  example: () => diff`
      spec:
    +   protocol: v2
        predictors:
        - name: default
          graph: {name: classifier, implementation: MLFLOW_SERVER, modelUri: gs://models/wine}
  `,
  source: upstream('doc/source/servers/mlflow.md'),
  check(subject, report) {
    if ((subject.spec.protocol ?? 'seldon') !== 'seldon') {
      return;
    }
    for (const placed of subject.nodes()) {
      const { node, path } = placed;
      const container = subject.containerOf(placed);
      if (node.implementation === 'MLFLOW_SERVER' && !container?.image && !container?.livenessProbe) {
        report({
          path: `${path}.implementation`,
          message: 'MLFLOW_SERVER with protocol "seldon" builds a conda environment on each start',
          remedy:
            'set spec.protocol to "v2" and store environment.tar.gz next to the model, or set an image; otherwise ' +
            'add a livenessProbe that waits long enough',
        });
      }
    }
  },
});
