import { type ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { metadata } from './metadata';
import { receiverUrl } from './receiver-url';
import { mirrored } from '../charts/operator/images';
import { InputError } from '../private/errors';
import { type JsonObject } from '../private/json';
import { hasCredentials } from '../private/redact';
import { ManifestObject } from '../shell/manifest-object';
import { namespaceOf } from '../shell/namespace';

/** The receiver that Seldon built until its release 1.8. */
const IMAGE = 'docker.io/seldonio/seldon-request-logger:1.5.1';
const PORT = 8080;

/** Elasticsearch, in which payloads are stored. */
export interface RequestLogElasticsearch {
  /** Its address, such as `https://elasticsearch.logs:9200`. The receiver does not verify its certificate. */
  readonly url: string;

  /**
   * Name of a Secret with user and password, in the namespace of the receiver.
   * @default - none: Elasticsearch accepts everyone
   */
  readonly secretName?: string;

  /**
   * Key of the user in the Secret.
   * @default 'username'
   */
  readonly userKey?: string;

  /**
   * Key of the password in the Secret.
   * @default 'password'
   */
  readonly passwordKey?: string;
}

/** Properties of `RequestLogReceiver`. */
export interface RequestLogReceiverProps {
  /**
   * Where payloads are stored; the default image requires it.
   * @default - where your own image stores them
   */
  readonly elasticsearch?: RequestLogElasticsearch;

  /**
   * Name of the Deployment and the Service.
   * @default - the construct's id
   */
  readonly name?: string;

  /**
   * Namespace of all its objects.
   * @default - the namespace of the chart, or else `default`
   */
  readonly namespace?: string;

  /**
   * Name of a Knative broker that keeps events until the receiver has taken them. It and a trigger are written; Knative
   * Eventing must be installed.
   * @default - none: orchestrators post to the receiver
   */
  readonly broker?: string;

  /**
   * An image that receives CloudEvents over HTTP (binary content mode) on port 8080.
   * @default - Seldon's receiver 1.5.1, which writes to Elasticsearch
   */
  readonly image?: string;

  /**
   * Registry, and path in it, with a copy of the default image.
   * @default - the image comes from its own registry
   */
  readonly mirror?: string;

  /**
   * Variables of the receiver.
   * @default - none in addition to those for Elasticsearch
   */
  readonly env?: Record<string, string>;

  /**
   * Number of pods.
   * @default 1
   */
  readonly replicas?: number;
}

/**
 * Receives what loggers of graph nodes send, and stores it in Elasticsearch: a Deployment and a Service, with a Knative
 * broker in front of them if you like.
 *
 * Orchestrators post each payload as a CloudEvent to the `url` of a logger, and drop it if that fails. This is the
 * other end: give `url` to the loggers, or to `requestLoggerEndpoint` of the operator for all loggers without a URL.
 *
 * The default image is the one that Seldon's documentation of 1.17 names. It writes one index for each predictor,
 * `inference-log-seldon-NAMESPACE-NAME-PREDICTOR`, and cannot read payloads of the V2 protocol: for those, name
 * your own image.
 *
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/executor/logger/worker.go
 * @see https://docs.seldon.io/projects/seldon-core/en/v1.17.1/analytics/logging.html
 * @example
 *
 * const logs = new Chart(new App(), 'logs', { namespace: 'seldon-logs' });
 * const receiver = new RequestLogReceiver(logs, 'seldon-request-logger', {
 *   elasticsearch: { url: 'https://elasticsearch.logs:9200', secretName: 'elasticsearch' },
 * });
 * GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
 *   artifact: ModelArtifact.gcs('models/iris/1'),
 *   logger: { mode: LoggerMode.ALL, url: receiver.url },
 * });
 */
export class RequestLogReceiver extends Construct {
  /** The URL that loggers post to: that of the broker, or else of the receiver. */
  public readonly url: string;
  /** The Deployment, for JSON patches and dependencies. */
  public readonly apiObject: ApiObject;

  /**
   * @param scope the parent, such as a chart
   * @param id its name, unique below the parent
   * @param props its settings
   * @throws if neither Elasticsearch nor an image is given, or if a URL contains credentials
   */
  public constructor(scope: Construct, id: string, props: RequestLogReceiverProps) {
    super(scope, id);
    const { broker, elasticsearch, image } = props;
    if (elasticsearch === undefined && image === undefined) {
      throw new InputError(
        "the default image stores payloads in Elasticsearch: set 'elasticsearch', or 'image' to your own image",
      );
    }
    const name = props.name ?? id;
    const namespace = props.namespace ?? namespaceOf(this);
    const labels = { 'app.kubernetes.io/name': name };
    const meta = (of: string): JsonObject => metadata(of, namespace, labels);
    this.apiObject = new ManifestObject(this, 'Resource', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: meta(name),
      spec: {
        replicas: props.replicas ?? 1,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            automountServiceAccountToken: false,
            securityContext: { seccompProfile: { type: 'RuntimeDefault' } },
            containers: [
              {
                name: 'receiver',
                image: image ?? (props.mirror === undefined ? IMAGE : mirrored(IMAGE, props.mirror)),
                env: variables(elasticsearch, props.env),
                ports: [{ name: 'http', containerPort: PORT, protocol: 'TCP' }],
                readinessProbe: { tcpSocket: { port: 'http' } },
                resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
                securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
              },
            ],
          },
        },
      },
    });
    new ManifestObject(this, 'Service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: meta(name),
      spec: { selector: labels, ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http' }] },
    });
    if (broker !== undefined) {
      this.addBroker(broker, name, meta);
    }
    this.url = receiverUrl(name, namespace ?? 'default', broker);
  }

  private addBroker(broker: string, name: string, meta: (of: string) => JsonObject): void {
    new ManifestObject(this, 'Broker', {
      apiVersion: 'eventing.knative.dev/v1',
      kind: 'Broker',
      // The class decides about the address.
      metadata: { ...meta(broker), annotations: { 'eventing.knative.dev/broker.class': 'MTChannelBasedBroker' } },
      spec: {},
    });
    new ManifestObject(this, 'Trigger', {
      apiVersion: 'eventing.knative.dev/v1',
      kind: 'Trigger',
      metadata: meta(name),
      spec: { broker, subscriber: { ref: { apiVersion: 'v1', kind: 'Service', name } } },
    });
  }
}

function variables(elasticsearch: RequestLogElasticsearch | undefined, env: Record<string, string> = {}): JsonObject[] {
  const own = Object.entries(env)
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return [...(elasticsearch === undefined ? [] : elasticsearchVariables(elasticsearch)), ...own];
}

function elasticsearchVariables(elasticsearch: RequestLogElasticsearch): JsonObject[] {
  const { secretName, userKey = 'username', passwordKey = 'password' } = elasticsearch;
  const { host, port, protocol } = addressOf(elasticsearch.url);
  const secret = (name: string, key: string): JsonObject => ({
    name,
    valueFrom: { secretKeyRef: { name: secretName!, key } },
  });
  return [
    { name: 'ELASTICSEARCH_HOST', value: host },
    { name: 'ELASTICSEARCH_PORT', value: port },
    { name: 'ELASTICSEARCH_PROTOCOL', value: protocol },
    ...(secretName === undefined
      ? []
      : [secret('ELASTICSEARCH_USER', userKey), secret('ELASTICSEARCH_PASS', passwordKey)]),
  ];
}

/** The parts of an address, as the receiver reads them. */
function addressOf(url: string): { host: string; port: string; protocol: string } {
  if (hasCredentials(url)) {
    throw new InputError(
      "elasticsearch.url must not contain a user name or a password: name a Secret with 'secretName'",
    );
  }
  const [, protocol, host, port] =
    /^(https?):\/\/([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::(\d{1,5}))?\/?$/i.exec(url) ?? [];
  if (host === undefined) {
    throw new InputError(
      `elasticsearch.url must be an address without a path, such as "https://elasticsearch.logs:9200", got ` +
        JSON.stringify(url),
    );
  }
  return { host, port: port ?? '9200', protocol: protocol.toLowerCase() };
}
