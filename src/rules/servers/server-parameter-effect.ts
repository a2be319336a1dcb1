import { type ServerRuntime } from '../../api/facts/servers';
import { type Parameter, type PredictiveUnit } from '../../api/types.generated';
import { type ParameterProblem, reportParameters } from '../helpers/parameter-problems';
import { predictorDiff, trap, upstream, writeOneOf } from '../rule';

/** The operator sets both or neither. */
const ENDPOINTS: readonly string[] = ['rest_endpoint', 'grpc_endpoint'];
/** TensorFlow Serving names the model like its node, whatever the parameter says. */
const MODEL_NAME = 'model_name';

export const serverParameterEffect = trap({
  id: 'SELDON313',
  failsInCode: true,
  looksAt: ['parameters'],
  title: 'a parameter of a prepackaged server has an effect',
  consequence:
    'Parameters that a server does not read are ignored, those that the operator sets are overwritten, ' +
    'and an unknown value is treated like the last known one.',
  example: () => predictorDiff`
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: gs://models/iris
    -   parameters: [{name: method, type: STRING, value: predict_probability}]
    +   parameters: [{name: method, type: STRING, value: predict_proba}]
  `,
  source: upstream('servers/sklearnserver/sklearnserver/SKLearnServer.py'),
  check(subject, report) {
    reportParameters(subject, report, problemOf);
  },
});

function problemOf(
  { name, value }: Parameter,
  runtime: ServerRuntime,
  node: PredictiveUnit,
): ParameterProblem | undefined {
  const { name: nodeName, implementation: server, parameters: given } = node;
  const { parameters, setByOperator = [], unknownParameter } = runtime;
  if (name === MODEL_NAME && value === nodeName) {
    return undefined;
  }
  if (setByOperator.includes(name)) {
    return {
      field: '.name',
      message: `the operator sets the parameter ${JSON.stringify(name)} of ${server} itself, and its value wins`,
      remedy: 'remove it',
    };
  }
  const definition = parameters?.find((parameter) => parameter.name === name.toLowerCase());
  if (definition === undefined) {
    return parameters === undefined || unknownParameter !== undefined
      ? undefined
      : {
          field: '.name',
          message: `${server} does not read the parameter ${JSON.stringify(name)} with this protocol`,
          remedy: 'remove it',
        };
  }
  if (definition.values && !definition.values.includes(value)) {
    return {
      field: '.value',
      message: `${JSON.stringify(value)} is not a value of the parameter ${JSON.stringify(name)} of ${server}`,
      remedy: writeOneOf(value, definition.values),
    };
  }
  const other = ENDPOINTS.find((endpoint) => endpoint !== name);
  return ENDPOINTS.includes(name) && !given?.some((parameter) => parameter.name === other)
    ? {
        field: '.name',
        message: `with only ${name} set, the proxy has no address for ${other} and does not start`,
        remedy: `set ${other} too, or remove ${name}`,
      }
    : undefined;
}
