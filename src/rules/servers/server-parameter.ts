import { serverRuntime } from '../helpers/server-runtime';
import { writeOneOf } from '../helpers/words';
import { diff, trap, upstream } from '../rule';

export const serverParameter = trap({
  id: 'SELDON312',
  severity: 'warning',
  failsInCode: true,
  looksAt: ['parameters'],
  title: 'a prepackaged server accepts the parameters of its node',
  consequence:
    'The server passes all parameters to its constructor, which rejects unknown ones: the container exits with an ' +
    'error and is restarted forever.',
  example: diff`
      spec:
        predictors:
        - name: default
          graph:
            name: classifier
            implementation: SKLEARN_SERVER
            modelUri: gs://models/iris
    -       parameters: [{name: methods, type: STRING, value: predict}]
    +       parameters: [{name: method, type: STRING, value: predict}]
  `,
  source: upstream('python/seldon_core/microservice.py'),
  check(subject, report) {
    for (const placed of subject.nodes()) {
      const { parameters, setByOperator = [], unknownParameter } = serverRuntime(subject, placed) ?? {};
      if (parameters === undefined || unknownParameter === undefined) {
        continue;
      }
      const known = parameters.map(({ name }) => name);
      (placed.node.parameters ?? []).forEach(({ name }, i) => {
        if (!known.includes(name) && !setByOperator.includes(name)) {
          report({
            path: `${placed.path}.parameters[${i}].name`,
            message:
              `${placed.node.implementation} does not accept the parameter ${JSON.stringify(name)}, and exits with ` +
              `${JSON.stringify(unknownParameter(name))}`,
            remedy: known.length === 0 ? 'remove it: the server accepts no parameters' : writeOneOf(name, known),
          });
        }
      });
    }
  },
});
