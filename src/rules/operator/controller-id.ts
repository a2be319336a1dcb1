import { CONTROLLER_ID_LABEL as LABEL } from '../../api/facts/labels';
import { hasUnknownController } from '../helpers/others-watching';
import { diff, trap, upstream } from '../rule';

export const controllerId = trap({
  id: 'SELDON296',
  title: 'a SeldonDeployment has the controller id of its operator',
  consequence:
    'An operator ignores SeldonDeployments whose label `seldon.io/controller-id` is not its own id: nothing is ' +
    'created, and the status stays empty.',
  example: () => diff`
    - metadata: {name: iris, labels: {seldon.io/controller-id: team-a}}
    + metadata: {name: iris}
      spec:
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    const { metadata, config } = subject;
    const id = metadata.labels?.[LABEL] ?? '';
    const own = JSON.stringify(config.controllerId);
    if (hasUnknownController(subject)) {
      report({
        path: id === '' ? 'metadata.labels' : `metadata.labels[${LABEL}]`,
        message:
          `the operator has ${config.controllerId === '' ? 'no controller id' : `controller id ${own}`}, ` +
          `the SeldonDeployment has ${id === '' ? 'none' : JSON.stringify(id)}`,
        remedy:
          config.controllerId === ''
            ? 'provide the values or the manifests of the operator with that id together with this one, so that what ' +
              'it creates is checked; or remove the label'
            : `set the label ${LABEL} to ${own}`,
      });
    }
  },
});
