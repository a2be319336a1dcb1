import { App, Chart } from 'cdk8s';
import { RequestLogReceiver, type RequestLogReceiverProps } from '../../src';
import { type JsonObject } from '../../src/private/json';
import { schemaProblems } from '../helpers/kubernetes-schema';

const ELASTICSEARCH = { url: 'https://elasticsearch.logs:9200' };

function receive(props: RequestLogReceiverProps, namespace: string | null = 'seldon-logs') {
  const chart = new Chart(new App(), 'logs', { namespace: namespace ?? undefined });
  const receiver = new RequestLogReceiver(chart, 'logger', props);
  const objects = chart.toJson() as JsonObject[];
  const [container] = receiver.apiObject.toJson().spec.template.spec.containers as JsonObject[];
  return { receiver, objects, container };
}

const kinds = (objects: JsonObject[]) => objects.map(({ kind }) => kind);

describe('a receiver of request logs', () => {
  test('is a Deployment and a Service that orchestrators reach from every namespace', () => {
    const { receiver, objects } = receive({ elasticsearch: ELASTICSEARCH });
    expect(kinds(objects)).toEqual(['Deployment', 'Service']);
    expect(objects[1]).toMatchObject({
      metadata: { name: 'logger', namespace: 'seldon-logs' },
      spec: { ports: [{ port: 80, targetPort: 'http' }] },
    });
    expect(receiver.url).toBe('http://logger.seldon-logs.svc.cluster.local');
    expect(schemaProblems(objects)).toEqual([]);
    expect(receive({ elasticsearch: ELASTICSEARCH }, null).receiver.url).toBe(
      'http://logger.default.svc.cluster.local',
    );
  });

  test('selects its own pods', () => {
    const { objects } = receive({ elasticsearch: ELASTICSEARCH, name: 'sink' });
    const labels = { 'app.kubernetes.io/name': 'sink' };
    expect(objects).toMatchObject([
      {
        metadata: { name: 'sink' },
        spec: { selector: { matchLabels: labels }, template: { metadata: { labels } } },
      },
      { spec: { selector: labels } },
    ]);
  });

  test('may have a Knative broker in front of it, to whose address loggers post', () => {
    const { receiver, objects } = receive({ elasticsearch: ELASTICSEARCH, broker: 'default' });
    expect(kinds(objects)).toEqual(['Deployment', 'Service', 'Broker', 'Trigger']);
    expect(objects[2]).toMatchObject({
      apiVersion: 'eventing.knative.dev/v1',
      metadata: {
        name: 'default',
        namespace: 'seldon-logs',
        annotations: { 'eventing.knative.dev/broker.class': 'MTChannelBasedBroker' },
      },
    });
    expect(objects[3]).toMatchObject({
      spec: { broker: 'default', subscriber: { ref: { apiVersion: 'v1', kind: 'Service', name: 'logger' } } },
    });
    expect(receiver.url).toBe('http://broker-ingress.knative-eventing.svc.cluster.local/seldon-logs/default');
  });
});

describe('Elasticsearch', () => {
  test.each([
    ['https://elasticsearch.logs:9243', 'elasticsearch.logs', '9243', 'https'],
    ['http://10.0.0.7/', '10.0.0.7', '9200', 'http'],
  ])('%s is passed to the receiver in parts', (url, host, port, protocol) => {
    expect(receive({ elasticsearch: { url } }).container.env).toEqual([
      { name: 'ELASTICSEARCH_HOST', value: host },
      { name: 'ELASTICSEARCH_PORT', value: port },
      { name: 'ELASTICSEARCH_PROTOCOL', value: protocol },
    ]);
  });

  test('may need a user, from a Secret', () => {
    const elasticsearch = { ...ELASTICSEARCH, secretName: 'es-user', passwordKey: 'elastic' };
    expect(receive({ elasticsearch, env: { INDEX_NAME: 'payloads' } }).container.env).toEqual(
      expect.arrayContaining([
        { name: 'ELASTICSEARCH_USER', valueFrom: { secretKeyRef: { name: 'es-user', key: 'username' } } },
        { name: 'ELASTICSEARCH_PASS', valueFrom: { secretKeyRef: { name: 'es-user', key: 'elastic' } } },
        { name: 'INDEX_NAME', value: 'payloads' },
      ]),
    );
  });

  test.each([
    ['elasticsearch.logs:9200', 'must be an address without a path'],
    ['https://elasticsearch.logs/prefix', 'must be an address without a path'],
    ['ftp://elasticsearch.logs', 'must be an address without a path'],
    ['https://elastic:hunter2@elasticsearch.logs', 'must not contain a user name or a password'],
  ])('%s is not an address for the receiver', (url, message) => {
    const failing = () => receive({ elasticsearch: { url } });
    expect(failing).toThrow(message);
    expect(failing).not.toThrow('hunter2');
  });
});

describe('the image', () => {
  test("is the receiver of Seldon's documentation, or its copy in a mirror", () => {
    expect(receive({ elasticsearch: ELASTICSEARCH }).container.image).toBe(
      'docker.io/seldonio/seldon-request-logger:1.5.1',
    );
    expect(receive({ elasticsearch: ELASTICSEARCH, mirror: 'r.io/copies' }).container.image).toBe(
      'r.io/copies/seldonio/seldon-request-logger:1.5.1',
    );
  });

  test('your own image needs no Elasticsearch; the default one does', () => {
    expect(receive({ image: 'r.io/sink:1', env: { A: 'b' } }).container).toMatchObject({
      image: 'r.io/sink:1',
      env: [{ name: 'A', value: 'b' }],
    });
    expect(() => receive({})).toThrow("set 'elasticsearch', or 'image'");
  });
});
