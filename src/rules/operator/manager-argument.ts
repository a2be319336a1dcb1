import { MANAGER_DEPLOYMENT } from '../../api/facts/names';
import { DEFAULT_VERSION } from '../../api/facts/release';
import { correction } from '../../private/suggest';
import { MANAGER_FLAGS } from '../manager-flags';
import { diff, trap, upstream } from '../rule';
import { CONTROLLER_ID } from '../watch';

export const managerArgument = trap({
  id: 'SELDON411',
  looksAt: ['Deployment'],
  title: 'the manager knows the arguments that it is started with',
  consequence:
    'The manager exits on startup if it is started with an unknown flag: no SeldonDeployment is reconciled, and the ' +
    'webhook does not answer.',
  example: diff`
      spec:
        predictors:
        - name: default
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
              image: docker.io/seldonio/seldon-core-operator:${DEFAULT_VERSION}
    -         args: [--enable-leader-election, --zap-log-level=debug]
    +         args: [--enable-leader-election, --log-level=DEBUG]
              env:
              - name: EXECUTOR_CONTAINER_IMAGE_AND_VERSION
                value: 'docker.io/seldonio/seldon-core-executor:${DEFAULT_VERSION}'
  `,
  source: upstream('operator/main.go'),
  check({ surroundings, namespace, metadata }, report) {
    const id = surroundings.labelsOfNamespace(namespace)?.[CONTROLLER_ID] ?? '';
    const own = metadata.labels?.[CONTROLLER_ID] ?? '';
    for (const watch of surroundings.watches.filter((each) => each.claims(own) && each.covers(namespace, id))) {
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
