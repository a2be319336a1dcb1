import {
  EXPLAINER_VARIABLES,
  PYTHON_LOG_LEVELS,
  PYTHON_SWITCHES,
  PYTHON_VARIABLES,
} from '../../api/facts/server-variables';
import { has } from '../../private/json';
import { builtInExplainers } from '../helpers/built-in-explainers';
import { writtenVariables } from '../helpers/variables';
import { predictorDiff, trap, upstream, writeOneOf } from '../rule';

export const explainerVariable = trap({
  id: 'SELDON374',
  looksAt: ['explainer'],
  title: 'variables of an explainer are ones that the explainer server reads',
  consequence:
    'The explainer server exits on an unknown log level. It ignores the variables of the other servers, and treats ' +
    'values that it does not expect as off.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      explainer:
        type: AnchorTabular
        modelUri: gs://models/iris/explainer
    -   containerSpec: {name: explainer, env: [{name: SELDON_LOG_LEVEL, value: DEBUG}]}
    +   containerSpec: {name: explainer, env: [{name: SELDON_LOGLEVEL, value: DEBUG}]}
  `,
  source: upstream('components/alibi-explain-server/alibiexplainer/constants.py'),
  check(subject, report) {
    for (const { explainer, isMlserver, path } of subject.once(builtInExplainers)) {
      if (isMlserver) {
        continue;
      }
      const hasModel = (explainer.modelUri ?? '') !== '';
      for (const { name, value, path: at } of writtenVariables(
        explainer.containerSpec?.env,
        `${path}.containerSpec.env`,
      )) {
        const problem = problemOf(name, value, hasModel);
        const other = problem === undefined ? otherProblem(name) : undefined;
        if (problem !== undefined) {
          report({ path: at, ...problem });
        } else if (other !== undefined) {
          report({ path: at.replace(/value$/, 'name'), ...other });
        }
      }
    }
  },
});

interface Problem {
  readonly message: string;
  readonly remedy: string;
}

function problemOf(name: string, value: string, hasModel: boolean): Problem | undefined {
  const quoted = JSON.stringify(value);
  switch (name) {
    case 'SELDON_LOGLEVEL':
      return PYTHON_LOG_LEVELS.includes(value.toUpperCase())
        ? undefined
        : {
            message: `the explainer cannot start with ${name} ${quoted}`,
            remedy: writeOneOf(value.toUpperCase(), PYTHON_LOG_LEVELS),
          };
    case 'EXPLAIN_RANDOM_SEED':
      return value !== 'True' && /^(true|t|yes|y|on|1)$/i.test(value)
        ? { message: `${name} is off: ${quoted} is not True`, remedy: 'write "True"' }
        : undefined;
    case 'EXPLAIN_RANDOM_SEED_VALUE':
      return /^\d+$/.test(value)
        ? undefined
        : { message: `${name} ${quoted} is ignored: it is not a whole number`, remedy: 'write a number such as 0' };
    case 'STORAGE_URI':
      return hasModel ? { message: `modelUri overrides ${name}`, remedy: 'remove it' } : undefined;
    default:
      return undefined;
  }
}

/** Variables of other servers; those that are nearly the explainer's own get its name. */
function otherProblem(name: string): Problem | undefined {
  if (EXPLAINER_VARIABLES.includes(name)) {
    return undefined;
  }
  if (/^(SELDON_LOG_?LEVEL|LOG_?LEVEL)$/i.test(name)) {
    return { message: `the explainer does not read ${name}`, remedy: 'write SELDON_LOGLEVEL' };
  }
  const isOther = has(PYTHON_VARIABLES, name) || PYTHON_SWITCHES.includes(name) || /^(GUNICORN|MLSERVER)_/.test(name);
  return isOther
    ? { message: `the explainer does not read ${name}, which is a setting of another server`, remedy: 'remove it' }
    : undefined;
}
