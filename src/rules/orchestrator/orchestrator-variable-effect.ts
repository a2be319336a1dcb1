import {
  ENGINE_PREDICTOR,
  ENGINE_VARIABLES,
  EXECUTOR_LOG_LEVELS,
  EXECUTOR_SETTINGS,
  KAFKA_ONLY,
  KAFKA_SECURITY,
  KAFKA_TOPICS,
  LOGGER_DEFAULT_ENDPOINT,
  ON_BY_PRESENCE,
  OTHER_READERS,
  SELDON_LOG_LEVEL,
  UNREAD_BY_EXECUTOR,
} from '../../api/facts/executor-variables';
import { GO_KINDS } from '../../api/facts/variable-kinds';
import { didYouMean } from '../../private/suggest';
import { meantSetting, misnamedForKafka } from '../helpers/kafka-names';
import { kafkaProblems } from '../helpers/kafka-problem';
import {
  type OrchestratorSettings,
  orchestratorSettings,
  orchestratorVariables,
} from '../helpers/orchestrator-variables';
import { writtenVariables } from '../helpers/variables';
import { predictorDiff, type Report, type Subject, trap, upstream, writeOneOf } from '../rule';

export const orchestratorVariableEffect = trap({
  id: 'SELDON315',
  looksAt: ['annotations', 'serverType', 'svcOrchSpec'],
  title: 'variables of the orchestrator have an effect',
  consequence:
    'The orchestrator treats an unknown log level as INFO, ignores settings of the Java engine ' +
    'that Seldon Core 1.9 removed, and consumes its own responses if both Kafka topics are the same.',
  example: () => predictorDiff`
      graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
      svcOrchSpec:
    -   env: [{name: SELDON_LOG_LEVEL, value: WARN}]
    +   env: [{name: SELDON_LOG_LEVEL, value: WARNING}]
  `,
  source: upstream('executor/cmd/executor/main.go'),
  check(subject, report) {
    const renamed = renamedByAnother(subject);
    for (const { name, value, path } of orchestratorVariables(subject)) {
      const problem = renamed.has(path) ? undefined : problemOf(name, value);
      if (problem !== undefined) {
        report({ path, ...problem });
      }
    }
    orchestratorSettings(subject).flatMap(kafkaProblems).forEach(report);
    if (subject.spec.serverType === 'kafka') {
      reportLoops(subject, report);
    } else {
      orchestratorSettings(subject).forEach((settings) => reportKafka(settings, report));
    }
  },
});

/** The places of variables that the rule about what the webhook needs for Kafka says to rename. */
function renamedByAnother({ spec, predictors }: Subject): ReadonlySet<string> {
  const places = (spec.serverType === 'kafka' ? predictors : []).flatMap(({ predictor: { svcOrchSpec }, path }) => {
    const names = (svcOrchSpec?.env ?? []).map(({ name = '' }) => name);
    return [...misnamedForKafka(names).values()].map(
      (name) => `${path}.svcOrchSpec.env[${names.lastIndexOf(name)}].value`,
    );
  });
  return new Set(places);
}

/** What begins so is meant for the orchestrator. */
const OWN_PREFIX = /^(SELDON|ENGINE|KAFKA|JAEGER|LOGGER|REQUEST_LOGGER|CORS)_/;

function problemOf(name: string, value: string): { message: string; remedy: string } | undefined {
  const isOff = /^(false|0|no|off)$/i.test(value);
  if (Object.hasOwn(ENGINE_VARIABLES, name) && !isOff && value !== '') {
    return { message: `${name} is no longer read`, remedy: `remove it; ${ENGINE_VARIABLES[name]}` };
  }
  if (Object.hasOwn(UNREAD_BY_EXECUTOR, name)) {
    return { message: `the orchestrator does not read ${name}`, remedy: UNREAD_BY_EXECUTOR[name] };
  }
  const other = OTHER_READERS.find(({ names }) => names.test(name));
  if (other !== undefined) {
    return { message: `the orchestrator does not read ${name}`, remedy: other.remedy };
  }
  const meant = meantSetting(name);
  if (OWN_PREFIX.test(name) && value !== '' && !isOff && !EXECUTOR_SETTINGS.includes(name)) {
    return {
      message: `the orchestrator does not read ${name}`,
      remedy: meant === undefined ? 'remove it' : didYouMean(meant),
    };
  }
  if (name === 'TRACING' && isOff) {
    return {
      message: 'the orchestrator traces whatever the value of TRACING is',
      remedy: 'set JAEGER_DISABLED to "true"',
    };
  }
  if (ON_BY_PRESENCE.includes(name) && isOff) {
    return { message: `${name} is enabled by any value, including ${JSON.stringify(value)}`, remedy: 'remove it' };
  }
  if (name === SELDON_LOG_LEVEL && !EXECUTOR_LOG_LEVELS.includes(value)) {
    return {
      message: `unknown log level ${JSON.stringify(value)} is treated as INFO`,
      remedy: writeOneOf(value, EXECUTOR_LOG_LEVELS),
    };
  }
  if (name === 'SELDON_DEBUG' && value !== '' && !isOff && !GO_KINDS.boolean.test(value)) {
    return {
      message: `SELDON_DEBUG is off: the orchestrator does not read ${JSON.stringify(value)} as a boolean`,
      remedy: 'write "true"',
    };
  }
  if (name === 'KAFKA_SECURITY_PROTOCOL' && value !== '' && !KAFKA_SECURITY.includes(value.toUpperCase())) {
    return {
      message: `unknown security protocol ${JSON.stringify(value)} is ignored: connections are not encrypted`,
      remedy: writeOneOf(value, KAFKA_SECURITY),
    };
  }
  if (name === ENGINE_PREDICTOR) {
    return {
      message: 'the orchestrator takes the graph from ENGINE_PREDICTOR, not from this predictor',
      remedy: 'remove it: the operator sets it',
    };
  }
  if (name === LOGGER_DEFAULT_ENDPOINT && value !== '' && !/^https?:\/\//i.test(value)) {
    return {
      message: `${JSON.stringify(value)} is not a URL: no request is logged`,
      remedy: `write http://${value}`,
    };
  }
  // Anything before a colon is a scheme to the client, which knows no such scheme.
  return name === 'JAEGER_ENDPOINT' && /^[a-z][a-z\d+.-]*:(?!\/\/)/i.test(value)
    ? { message: `${JSON.stringify(value)} is not a URL: no trace is sent`, remedy: `write http://${value}` }
    : undefined;
}

/** Settings of Kafka without the server type that reads them: one mistake, whatever their number. */
function reportKafka({ names, written }: OrchestratorSettings, report: Report): void {
  const unread = [...names.keys()].filter((name) => KAFKA_ONLY.includes(name));
  if (unread.length > 0) {
    report({
      path: written.get(unread[0])?.path ?? names.get(unread[0])!,
      message: `${unread.join(', ')} ${unread.length === 1 ? 'has' : 'have'} no effect without serverType kafka`,
      remedy: `set spec.serverType to kafka, or remove ${unread.length === 1 ? 'it' : 'them'}`,
    });
  }
}

function reportLoops({ predictors }: Subject, report: Report): void {
  for (const { predictor, path } of predictors) {
    const variables = writtenVariables(predictor.svcOrchSpec?.env, `${path}.svcOrchSpec.env`);
    const topic = (name: string) => variables.find((variable) => variable.name === name);
    const [input, output] = [topic(KAFKA_TOPICS.input), topic(KAFKA_TOPICS.output)];
    if (input && output && input.value === output.value) {
      report({
        path: output.path,
        message: `requests are read from ${JSON.stringify(output.value)} too: each response is answered again, forever`,
        remedy: 'use another topic',
      });
    }
  }
}
