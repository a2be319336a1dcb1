import { type ServerParameter, type ServerRuntime } from '../../api/facts/servers';
import { PYDANTIC_KINDS } from '../../api/facts/variable-kinds';
import { type Parameter, type PredictiveUnit } from '../../api/types.generated';
import { entryOf } from '../../private/json';
import { didYouMean, suggest } from '../../private/suggest';
import { type ParameterProblem, reportParameters } from '../helpers/parameter-problems';
import { predictorDiff, trap, upstream, writeOneOf } from '../rule';

export const serverParameter = trap({
  id: 'SELDON312',
  failsInCode: true,
  looksAt: ['parameters'],
  title: 'a prepackaged server starts with the parameters of its node',
  consequence:
    'The server passes all parameters to its constructor, which rejects unknown ones, and the Hugging Face server ' +
    'rejects unknown tasks: the container exits with an error and is restarted forever.',
  example: () => predictorDiff`
      graph:
        name: classifier
        implementation: SKLEARN_SERVER
        modelUri: gs://models/iris
    -   parameters: [{name: methods, type: STRING, value: predict}]
    +   parameters: [{name: method, type: STRING, value: predict}]
  `,
  source: upstream('python/seldon_core/microservice.py'),
  check(subject, report) {
    reportParameters(subject, report, problemOf);
  },
});

function problemOf(
  parameter: Parameter,
  runtime: ServerRuntime,
  { implementation: server }: PredictiveUnit,
): ParameterProblem | undefined {
  const { parameters, setByOperator = [], unknownParameter } = runtime;
  const { name } = parameter;
  if (parameters === undefined || unknownParameter === undefined || setByOperator.includes(name)) {
    return undefined;
  }
  const definition = parameters.find((each) => each.name === name);
  if (definition !== undefined) {
    const problem = valueProblem(parameter, definition);
    return problem && { field: '.value', message: `${server} exits: ${problem.message}`, remedy: problem.remedy };
  }
  const known = parameters.map((each) => each.name);
  const meant = parameters.find(({ otherNames }) => otherNames?.includes(name.toLowerCase()))?.name;
  return {
    field: '.name',
    message:
      `${server} does not accept the parameter ${JSON.stringify(name)}, and exits with ` +
      JSON.stringify(unknownParameter(name)),
    remedy: known.length === 0 ? 'remove it: the server accepts no parameters' : writeOneOf(name, known, meant),
  };
}

/** Why a server does not start with the value of a parameter. */
function valueProblem(
  { name, value, type }: Parameter,
  { startsWith, otherWords = {}, type: wanted }: ServerParameter,
): Pick<ParameterProblem, 'message' | 'remedy'> | undefined {
  if (startsWith !== undefined && !startsWith.includes(value)) {
    const [, base, suffix] = /^(translation)(_\w+_to_\w+)$/.exec(value) ?? [];
    const meant = entryOf(otherWords, value.toLowerCase()) ?? suggest(value, startsWith);
    const suggestion = meant === undefined ? writeOneOf(value, startsWith) : didYouMean(meant);
    return {
      message: `${JSON.stringify(value)} is not a value of the parameter ${JSON.stringify(name)}`,
      remedy:
        base === undefined
          ? suggestion
          : `write ${base}, and the parameter {name: ${name}_suffix, type: STRING, value: ${suffix}}`,
    };
  }
  // Values of the declared type are checked by another rule.
  return wanted === 'INT' && type === 'STRING' && !PYDANTIC_KINDS.integer.test(value)
    ? {
        message: `${JSON.stringify(value)} is not a whole number, as the parameter ${JSON.stringify(name)} has to be`,
        remedy: 'write a whole number such as 1, of type INT',
      }
    : undefined;
}
