import {
  IDENTITY_VARIABLES,
  METRICS_VARIABLES,
  MLSERVER_PORT_VARIABLES,
  MODEL_URI_VARIABLE,
  PARAMETERS_VARIABLE,
} from '../../api/facts/node-variables';
import { type Json, maps } from '../../private/json';
import { lostVariables } from '../helpers/lost-variables';
import { podsOfPredictor } from '../helpers/pods';
import { podDiff, type Subject, trap, upstream } from '../rule';

/** Added without checking whether they are set already. */
const RESERVED: readonly string[] = [...IDENTITY_VARIABLES, ...METRICS_VARIABLES];

/** Overwritten for some prepackaged servers; for others, their presence drops variables, which another rule reports. */
const SET_AGAIN: readonly string[] = [
  MODEL_URI_VARIABLE,
  ...Object.values(MLSERVER_PORT_VARIABLES),
  PARAMETERS_VARIABLE,
];

export const reservedEnvironment = trap({
  id: 'SELDON271',
  stage: 'expansion',
  title: 'a container does not set the variables that the operator sets',
  consequence:
    'The operator appends its own variable of that name. In Kubernetes the last one wins, so the value that you set ' +
    'is lost.',
  example: () => podDiff`
      containers:
    - - {name: classifier, image: 'registry.example.com/iris:1', env: [{name: PREDICTIVE_UNIT_ID, value: iris}]}
    + - {name: classifier, image: 'registry.example.com/iris:1'}
  `,
  source: upstream('operator/controllers/seldondeployment_controller.go'),
  check(subject, report) {
    for (const placed of subject.containers()) {
      const { container, predictor, path } = placed;
      if (!subject.predictors[predictor].nodes.some(({ node }) => node.name === container.name)) {
        continue;
      }
      (container.env ?? []).forEach(({ name, value }, i) => {
        const isWiping = SET_AGAIN.includes(name) && lostVariables(subject, placed).length > 0;
        if (
          mayBeReplaced(name) &&
          !isWiping &&
          isReplaced(valuesOf(subject, predictor, container.name, name), name, value)
        ) {
          report({
            path: `${path}.env[${i}].name`,
            message: `the operator sets ${name} itself, and its value wins`,
            remedy:
              name === PARAMETERS_VARIABLE
                ? 'remove it, and write the parameters of the node'
                : 'remove the variable, or give it another name',
          });
        }
      });
    }
  },
});

function mayBeReplaced(name: string): boolean {
  return RESERVED.includes(name) || SET_AGAIN.includes(name);
}

/** Whether no created container has the value that is written; a variable that is dropped has none. */
function isReplaced(created: readonly (Json | undefined)[], name: string, value: string | undefined): boolean {
  return (RESERVED.includes(name) || !created.includes(undefined)) && !created.includes(value);
}

/** The values of a variable in all created containers of a name: the last entry wins. */
function valuesOf(subject: Subject, predictor: number, container: string, variable: string): (Json | undefined)[] {
  return podsOfPredictor(subject, predictor)
    .flatMap(({ spec }) => maps(spec.containers))
    .filter(({ name }) => name === container)
    .map(
      ({ env }) =>
        maps(env)
          .filter(({ name }) => name === variable)
          .at(-1)?.value,
    );
}
