import { loggerUrl } from '../../../src/rules/loggers/logger-url';
import { describeRule } from '../describe-rule';

function model(logger: string, more = ''): string {
  return `predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m, logger: {mode: all, ${logger}}}, ${more}}]`;
}

describeRule(loggerUrl, {
  accepts: {
    'an absolute URL': model('url: http://logger.growth/'),
    'a URL with TLS': model('url: HTTPS://logger'),
    none: model(''),
    'Kafka instead': model('url: logger', "svcOrchSpec: {env: [{name: LOGGER_KAFKA_BROKER, value: 'kafka:9092'}]}"),
  },
  rejects: {
    'a placeholder': [
      model("url: 'http://${BROKER}/ml'"),
      ['spec.predictors[0].graph.logger.url', '${BROKER} is a placeholder'],
    ],
    'host and port': [
      model('url: logger.growth:8080'),
      ['spec.predictors[0].graph.logger.url', '"logger.growth:8080" is not an absolute URL'],
    ],
    'a path': [model('url: /log'), ['spec.predictors[0].graph.logger.url', '"/log"']],
    'no host': [model('url: http:///log'), ['spec.predictors[0].graph.logger.url', '"http:///log"']],
    nothing: [model('url: ""'), ['spec.predictors[0].graph.logger.url', '""']],
  },
});
