import { MANAGER_FLAGS } from '../../api/facts/manager-flags';
import { MANAGER_DEPLOYMENT } from '../../api/facts/names';
import { DEFAULT_VERSION } from '../../api/facts/release';
import { DEFAULT_IMAGES } from '../../api/versions';
import { correction } from '../../private/suggest';
import { watches } from '../helpers/others-watching';
import { predictorDiff, trap, upstream } from '../rule';

export const managerArgument = trap({
  id: 'SELDON411',
  looksAt: ['Deployment'],
  title: 'the manager knows the arguments that it is started with',
  consequence:
    'The manager exits on startup if it is started with an unknown flag: no SeldonDeployment is reconciled, and the ' +
    'webhook does not answer.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: seldon-controller-manager, namespace: seldon-system}
      spec:
        template:
          spec:
            containers:
            - name: manager
              image: ${DEFAULT_IMAGES.operator}
    -         args: [--enable-leader-election, --zap-log-level=debug]
    +         args: [--enable-leader-election, --log-level=DEBUG]
              env:
              - name: EXECUTOR_CONTAINER_IMAGE_AND_VERSION
                value: '${DEFAULT_IMAGES.executor}'
  `,
  source: upstream('operator/main.go'),
  check(subject, report) {
    for (const watch of subject.surroundings.watches.filter((each) => watches(subject, each))) {
      if (watch.unknownFlag !== undefined) {
        const { name, field } = watch.unknownFlag;
        report({
          path: 'spec',
          about: { kind: 'Deployment', namespace: watch.home, name: MANAGER_DEPLOYMENT, path: field },
          message: `the manager ${DEFAULT_VERSION} exits on startup: it does not know the flag --${name}`,
          remedy:
            correction(name, MANAGER_FLAGS) ??
            `remove it; known are ${MANAGER_FLAGS.map((flag) => `--${flag}`).join(', ')}`,
        });
      }
    }
  },
});
