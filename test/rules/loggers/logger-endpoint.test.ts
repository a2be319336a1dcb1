import { loggerEndpoint } from '../../../src/rules/loggers/logger-endpoint';
import { describeRule } from '../describe-rule';

function model(logger: string, more = ''): string {
  return `predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, logger: {${logger}}}, ${more}}]`;
}

describeRule(loggerEndpoint, {
  accepts: {
    'a URL': model('mode: all, url: http://logger'),
    'Kafka instead': model('mode: all', "svcOrchSpec: {env: [{name: LOGGER_KAFKA_BROKER, value: 'kafka:9092'}]}"),
    'no orchestrator, which another rule reports': model('mode: all', "annotations: {seldon.io/no-engine: 'true'}"),
    'no logger': 'predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]',
  },
  rejects: {
    'no URL': [model('mode: all'), ['spec.predictors[0].graph.logger', 'posts to "http://default-broker"']],
  },
});

describeRule(loggerEndpoint, {
  operator: 'executor: {requestLogger: {defaultEndpoint: http://logger.platform}}',
  accepts: { 'no URL where the operator has one of its own': model('mode: all') },
  rejects: {},
});
