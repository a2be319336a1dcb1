import { EXECUTOR_WORDS, JAEGER_VARIABLES, KAFKA_VARIABLES } from '../../api/facts/executor-variables';
import { GO_KINDS, SUCH, type VariableKind } from '../../api/facts/variable-kinds';
import { jaegerProblems } from '../helpers/jaeger-problem';
import { orchestratorSettings, orchestratorVariables } from '../helpers/orchestrator-variables';
import { predictorDiff, trap, upstream, writeOneOf } from '../rule';

export const orchestratorVariable = trap({
  id: 'SELDON314',
  severity: 'error',
  looksAt: ['annotations', 'svcOrchSpec'],
  title: 'variables of the orchestrator have values that it can parse',
  consequence: 'The orchestrator exits on startup with an error that names the variable, and is restarted forever.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      svcOrchSpec:
    -   env: [{name: JAEGER_SAMPLER_PARAM, value: all}]
    +   env: [{name: JAEGER_SAMPLER_PARAM, value: '1'}]
  `,
  source: upstream('executor/cmd/executor/main.go'),
  check(subject, report) {
    const written = orchestratorVariables(subject);
    if (written.length === 0) {
      return;
    }
    const variables: Readonly<Record<string, VariableKind>> = {
      ...JAEGER_VARIABLES,
      ...(subject.spec.serverType === 'kafka' && KAFKA_VARIABLES),
    };
    for (const { name, value, path } of written) {
      const words = Object.hasOwn(EXECUTOR_WORDS, name) ? EXECUTOR_WORDS[name] : undefined;
      if (words !== undefined && value !== '' && !words.includes(value.toLowerCase())) {
        report({
          path,
          message: `the orchestrator rejects ${name} ${JSON.stringify(value)}`,
          remedy: writeOneOf(value, words),
        });
      }
      const kind = Object.hasOwn(variables, name) ? variables[name] : undefined;
      if (kind !== undefined && value !== '' && !GO_KINDS[kind].test(value)) {
        report({
          path,
          message: `the orchestrator rejects ${name} ${JSON.stringify(value)}`,
          remedy: `write ${SUCH[kind]}`,
        });
      }
    }
    orchestratorSettings(subject).flatMap(jaegerProblems).forEach(report);
  },
});
