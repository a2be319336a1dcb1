import { type ArgumentKind, type ExplainerArguments } from '../../api/facts/explainers';
import { PYDANTIC_KINDS, SUCH } from '../../api/facts/variable-kinds';
import { has } from '../../private/json';
import { formatPath, parsePath } from '../../private/path';
import { correction } from '../../private/suggest';
import { builtInExplainers } from '../helpers/built-in-explainers';
import { predictorDiff, trap, upstream } from '../rule';

export const explainerArgument = trap({
  id: 'SELDON372',
  looksAt: ['explainer'],
  title: "the explainer server knows the arguments in an explainer's config",
  consequence:
    'The operator passes `config` as arguments. The explainer server ignores those that the type of explainer does ' +
    'not have, and exits on values that it cannot parse.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
    - explainer: {type: AnchorTabular, modelUri: gs://models/iris/explainer, config: {treshold: '0.9'}}
    + explainer: {type: AnchorTabular, modelUri: gs://models/iris/explainer, config: {threshold: '0.9'}}
  `,
  source: upstream('components/alibi-explain-server/alibiexplainer/parser.py'),
  check(subject, report) {
    for (const { explainer, type, facts, isMlserver, path } of subject.once(builtInExplainers)) {
      if (isMlserver || facts?.accepts === undefined) {
        continue;
      }
      for (const [name, value] of Object.entries(explainer.config ?? {})) {
        const problem = problemOf(name, String(value), type, facts.accepts);
        if (problem !== undefined) {
          report({ path: formatPath([...parsePath(`${path}.config`), name]), ...problem });
        }
      }
    }
  },
});

interface Problem {
  readonly message: string;
  readonly remedy: string;
}

function problemOf(name: string, value: string, type: string, accepts: ExplainerArguments): Problem | undefined {
  const known = Object.keys(accepts);
  // The parser accepts the beginning of a name, too.
  const begun = known.filter((each) => each.startsWith(name));
  const meant = has(accepts, name) || begun.length !== 1 ? name : begun[0];
  if (!has(accepts, meant)) {
    return {
      message: `explainers of type ${type} ignore the argument ${JSON.stringify(name)}`,
      remedy: correction(name, known) ?? 'remove it',
    };
  }
  const kind = accepts[meant];
  return isReadable(value, kind)
    ? undefined
    : {
        message: `the explainer cannot start with ${meant} ${JSON.stringify(value)}`,
        remedy: `write ${kind === 'string' ? 'a string' : SUCH[kind]}`,
      };
}

/** Whether Python's `int` and `float`, and the server's own switches, read a value. */
function isReadable(value: string, kind: ArgumentKind): boolean {
  switch (kind) {
    case 'string':
      return true;
    case 'boolean':
      return /^(yes|true|t|y|1|no|false|f|n|0)$/i.test(value);
    default:
      return PYDANTIC_KINDS[kind].test(value);
  }
}
