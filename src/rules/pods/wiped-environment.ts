import {
  MLSERVER_PORT_VARIABLES,
  MODEL_URI_VARIABLE,
  PARAMETERS_VARIABLE,
  UNIT_PORT_VARIABLES,
} from '../../api/facts/node-variables';
import { lostVariables } from '../helpers/lost-variables';
import { containerDiff, type PlacedNode, trap, upstream } from '../rule';

const PORTS: readonly (readonly [name: string, remedy: string])[] = (['http', 'grpc'] as const).flatMap((port) =>
  [UNIT_PORT_VARIABLES[port], MLSERVER_PORT_VARIABLES[port]].map(
    (name) => [name, `remove it; to use another port, declare a container port named "${port}"`] as const,
  ),
);
const PARAMETERS = [PARAMETERS_VARIABLE, 'remove it: the operator sets it from the parameters of the node'] as const;
const MODEL_URI = [MODEL_URI_VARIABLE, 'remove it: the operator sets it if the node has a modelUri'] as const;

export const wipedEnvironment = trap({
  id: 'SELDON310',
  severity: 'error',
  stage: 'expansion',
  looksAt: ['env'],
  title: 'a container does not set the variables of its ports, model and parameters',
  consequence:
    'If such a variable already exists, the operator does not keep it: it drops every variable that the ' +
    'container has so far, including those from Secrets.',
  example: () => containerDiff`
      image: registry.example.com/iris:1
    - env: [{name: PREDICTIVE_UNIT_HTTP_SERVICE_PORT, value: '9002'}, {name: LOG_LEVEL, value: INFO}]
    + ports: [{name: http, containerPort: 9002}]
    + env: [{name: LOG_LEVEL, value: INFO}]
  `,
  source: upstream('operator/controllers/utils/controller_utils.go'),
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const found = subject.placedContainerOf(placed);
      const written = (found?.container.env ?? []).map(({ name = '' }) => name);
      if (found === undefined || !written.some((name) => MAY_WIPE.has(name))) {
        continue;
      }
      const wiping = wipingVariables(placed);
      const container = JSON.stringify(placed.node.name);
      const lost = written.some((name) => wiping.has(name)) ? [...new Set(lostVariables(subject, found))] : [];
      written.forEach((name, i) => {
        if (wiping.has(name) && lost.length > 0) {
          report({
            path: `${found.path}.env[${i}].name`,
            message: `${name} makes the operator drop variables of container ${container}: ${lost.join(', ')}`,
            remedy: wiping.get(name)!,
          });
        }
      });
    }
  },
});

const MAY_WIPE: ReadonlySet<string> = new Set([...PORTS, PARAMETERS, MODEL_URI].map(([name]) => name));

/** The variables that make the operator drop others, each with its remedy. */
function wipingVariables({ node }: PlacedNode): ReadonlyMap<string, string> {
  return new Map([
    ...PORTS,
    ...((node.parameters ?? []).length > 0 ? [PARAMETERS] : []),
    ...((node.modelUri ?? '') !== '' ? [MODEL_URI] : []),
  ]);
}
