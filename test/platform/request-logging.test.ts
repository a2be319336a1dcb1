import { App } from 'cdk8s';
import { SeldonPlatform, Values } from '../../src';
import { podSpecOf } from '../../src/preview/pod-specs';
import { containersOf } from '../../src/preview/pods';
import { isObject, type JsonObject, maps } from '../../src/private/json';
import { call } from '../helpers/io';

const ELASTICSEARCH = { url: 'https://elasticsearch.logs:9200', secret: 'elasticsearch' };
const MODELS = {
  iris: { namespace: 'seldon', server: 'SKLEARN', uri: 'gs://b/iris', logger: { mode: 'all' } },
};

function platformOf(values: object): { platform: SeldonPlatform; objects: JsonObject[] } {
  const app = new App();
  const platform = new SeldonPlatform(app, 'platform', { values: Values.of(values as { [key: string]: unknown }) });
  return { platform, objects: app.charts.flatMap((chart) => chart.toJson() as JsonObject[]) };
}

/** The URL to which orchestrators post payloads of loggers without a URL. */
function endpointOf(objects: JsonObject[]): unknown {
  const env = objects
    .flatMap((object) => containersOf(podSpecOf(object)?.spec ?? {}).running)
    .flatMap((container) => maps(container.env));
  return env.find(({ name }) => name === 'EXECUTOR_REQUEST_LOGGER_DEFAULT_ENDPOINT')?.value;
}

test('the operator sends the payloads of all loggers without a URL to the receiver', () => {
  const { objects } = platformOf({ requestLogging: { elasticsearch: ELASTICSEARCH }, models: MODELS });
  expect(endpointOf(objects)).toBe('http://seldon-request-logger.seldon-logs.svc.cluster.local');
  const names = objects
    .filter(({ metadata }) => isObject(metadata) && metadata.namespace === 'seldon-logs')
    .map(({ kind }) => kind);
  expect(names).toEqual(['Deployment', 'Service']);
});

test('with a broker, it sends them to the broker; what the values of the operator say comes first', () => {
  const requestLogging = { elasticsearch: ELASTICSEARCH, namespace: 'logs', broker: 'payloads' };
  expect(endpointOf(platformOf({ requestLogging }).objects)).toBe(
    'http://broker-ingress.knative-eventing.svc.cluster.local/logs/payloads',
  );
  const operator = { executor: { requestLogger: { defaultEndpoint: 'http://mine' } } };
  expect(endpointOf(platformOf({ requestLogging, operator }).objects)).toBe('http://mine');
});

test('an environment without it keeps the default of the chart', () => {
  const requestLogging = { enabled: false, elasticsearch: ELASTICSEARCH };
  const { objects } = platformOf({ requestLogging });
  expect(endpointOf(objects)).toBe('http://default-broker');
  expect(objects.filter(({ metadata }) => (metadata as JsonObject).namespace === 'seldon-logs')).toEqual([]);
});

test('needs Elasticsearch, its Secret and, with a broker, Knative; images come from the mirror', () => {
  const { platform, objects } = platformOf({
    requestLogging: { elasticsearch: ELASTICSEARCH, broker: 'default' },
    images: { mirror: 'r.io/copies' },
    models: MODELS,
  });
  const needs = platform.needs().map(({ kind, namespace, name, keys }) => [kind, namespace, name, ...keys].join(' '));
  expect(needs).toEqual(
    expect.arrayContaining([
      'Controller  Knative Eventing',
      'Secret seldon-logs elasticsearch password username',
      'Service logs elasticsearch',
    ]),
  );
  expect(JSON.stringify(objects)).toContain('"r.io/copies/seldonio/seldon-request-logger:1.5.1"');
});

test('mistakes are reported at their lines', async () => {
  const text = 'operator: { enabled: false }\nrequestLogging:\n  elasticsearch:\n    url: elasticsearch:9200\n';
  const { code, stderr } = await call(['synth', '-f', '-', '--stdout'], { stdin: text });
  expect(code).toBe(2);
  expect(stderr).toMatch(/:4: requestLogging\.elasticsearch\.url: /);
  const secret = await call(['synth', '-f', '-', '--stdout'], {
    stdin: text.replace('elasticsearch:9200', 'https://elastic:hunter2@es:9200'),
  });
  expect(secret.code).toBe(2);
  expect(secret.stderr).not.toContain('hunter2');
  const empty = await call(['synth', '-f', '-', '--stdout'], { stdin: 'requestLogging: {}\n' });
  expect(empty.code).toBe(2);
  expect(empty.stderr).toMatch(/:1: requestLogging: .*elasticsearch/);
});
