import { MODEL_CHARTS } from '../../../api/facts/names';
import { TRANSPORTS } from '../../../api/facts/words';
import {
  anything,
  deployment,
  DURATION,
  flag,
  free,
  integer,
  list,
  map,
  NAME,
  nested,
  oneWord,
  section,
  text,
  texts,
  type ValuesOf,
} from '../field';
import { disruptionBudget, VERSION_CHOICES, VERSION_FIELDS, VERSION_UPSTREAM } from './versions';

const METADATA = section('Metadata', 'Metadata of the object itself, which its pods do not inherit.', {
  name: text('Its name; by default derived from the name of the entry.', NAME),
  labels: texts('Its labels.'),
  annotations: texts('Its annotations.'),
  finalizers: list(text('A finalizer.'), 'Its finalizers.'),
});

const KAFKA = section('Kafka', 'Reads requests from one topic, and writes responses to another.', {
  broker: text('Host and port of a broker.', { required: true }),
  inputTopic: text('Topic with the requests.', { required: true }),
  outputTopic: text('Topic for the responses.', { required: true }),
  workers: integer('Number of requests that are processed at once.', { least: 1, fallback: 4 }),
  fullGraph: flag('Whether nodes of a larger graph are called over Kafka, too.', { fallback: false }),
});

const HEADER = section('Header', 'A header.', {
  name: text('Its name.', { required: true }),
  value: text('Its value, without a colon.', { required: true }),
});

const CIRCUIT_BREAKERS = section('CircuitBreakers', 'Limits above which Ambassador rejects requests.', {
  maxConnections: integer('Connections.', { least: 0 }),
  maxPendingRequests: integer('Requests that wait for a connection.', { least: 0 }),
  maxRequests: integer('Concurrent requests.', { least: 0 }),
  maxRetries: integer('Concurrent retries.', { least: 0 }),
});

const ROUTING = section('Routing', "How the operator's own routes reach the model.", {
  gateway: text(
    "Istio: an entry of `gateways`, `namespace/name` of an existing Gateway, or mesh; by default the operator's own.",
  ),
  host: text('Istio: the only host that it serves.'),
  retries: integer('How often a failed request is retried.', { least: 0, fallback: 0 }),
  retryTimeout: text('Istio: timeout of each attempt, in whole seconds.', { ...DURATION, fallback: '1s' }),
  ambassadorServiceName: text("Ambassador: what replaces the model's name in the URL."),
  ambassadorHeader: nested(HEADER, 'Ambassador: a header that requests must have.'),
  ambassadorId: text('Ambassador: ID of the instance that uses the Mappings.'),
  circuitBreakers: nested(CIRCUIT_BREAKERS, 'Ambassador: limits above which requests are rejected.'),
});

const RULE = section(
  'Rule',
  'Requests that go to a certain version, whatever its share of the traffic.',
  {
    header: text('Name of a header that the requests have.'),
    cookie: text('Name of a cookie that the requests have.'),
    value: text('Its value.'),
    regex: text('A regular expression (RE2) that the whole header must match.', { expression: true }),
    predictor: text('Name of the version: default, canary, or an entry of `predictors`.', { required: true }),
  },
  {
    oneOf: [
      ['header', 'cookie'],
      ['value', 'regex'],
    ],
  },
);

const ROUTE = section(
  'Route',
  "A route in addition to the operator's own, for canaries chosen by header and for sticky sessions.",
  {
    gateway: text('Name of an entry of `gateways`, or `namespace/name` of an existing Gateway of Istio.', {
      required: true,
    }),
    hosts: list(text('A host, not *.'), 'Istio: hosts of this route only.'),
    rules: list(nested(RULE, 'A rule.'), 'Requests that go to a certain version; the first rule that matches wins.'),
    stickyCookie: text(
      'Name of a cookie that keeps a client with the version (Istio) or the pod (Ambassador) that answered first.',
    ),
    timeout: text('Timeout of a request, including retries.', DURATION),
    mirror: text('Istio: name of the version that gets a copy of each request.'),
  },
);

const SIDECAR = section(
  'Sidecar',
  "Istio's sidecar in the pods, and how model downloads bypass it.",
  {
    inject: oneWord(
      ['none', 'native'],
      'none: no sidecar; native: a sidecar that starts before all init containers (Istio 1.24, Kubernetes 1.29).',
    ),
    excludePorts: list(
      integer('A port.', { least: 1, most: 65535 }),
      'Ports to which traffic bypasses the sidecar, such as 443 of the model store.',
    ),
    excludeAddresses: list(text('A range, such as 10.1.0.0/16.'), 'Addresses to which traffic bypasses the sidecar.'),
  },
  { oneOf: [['inject', 'excludePorts', 'excludeAddresses']] },
);

const SMOKE_TEST = section('SmokeTest', 'A Job that requests one prediction, and fails if it gets none.', {
  predictor: text('Name of the version that gets the request; by default the first one.'),
  request: anything('Body of the request; by default one row of four numbers.'),
  grpc: flag('Whether it uses gRPC, with grpcurl; by default if `transport` is grpc.'),
  timeout: text('Time within which a response must arrive.', { ...DURATION, fallback: '10m' }),
  image: text('An image whose entry point is curl, or grpcurl for gRPC.'),
  metadata: nested(
    METADATA,
    'Metadata of the Job; with Argo CD, annotations turn it into a hook that runs on each sync.',
  ),
});

const CANARY = section(
  'Canary',
  'A version on trial.',
  {
    percent: integer('Its share of the requests.', { least: 1, most: 99 }),
    steps: list(
      integer('A share in percent.', { least: 1, most: 100 }),
      'Increasing shares; `step` selects the current one, so that a rollout proceeds by changing one number.',
    ),
    step: integer('Number of the current one of the `steps`, starting at 1.', { least: 1, fallback: 1 }),
    ...VERSION_FIELDS,
  },
  { oneOf: [['percent', 'steps'], ...VERSION_CHOICES], upstream: VERSION_UPSTREAM },
);

const SHADOW = section(
  'Shadow',
  'A version that gets copies of requests.',
  {
    percent: integer('Share of the requests that are copied to it, in percent; Ambassador v2 needs it.', {
      least: 1,
      most: 100,
      fallback: 100,
    }),
    ...VERSION_FIELDS,
  },
  { oneOf: VERSION_CHOICES, upstream: VERSION_UPSTREAM },
);

const PREDICTOR = section(
  'Predictor',
  'A version of the model.',
  {
    traffic: integer('Its share of the requests, or of the copies of a shadow, in percent.', { least: 0, most: 100 }),
    shadow: flag('Whether it only gets copies of requests.', { fallback: false }),
    ...VERSION_FIELDS,
  },
  { oneOf: VERSION_CHOICES, upstream: VERSION_UPSTREAM },
);

const MODEL_FIELDS = {
  namespace: text('Its namespace.', { ...NAME, fallback: 'default' }),
  environments: list(text('Name of an environment.'), 'Environments that have it; by default all.'),
  defaults: flag('Whether the `defaults` of the platform and of its namespace apply to it.', { fallback: true }),
  ...VERSION_FIELDS,
  canary: nested(CANARY, 'A version on trial; what it does not set is inherited from the model.'),
  shadow: nested(SHADOW, 'A version that gets copies of requests; what it does not set is inherited from the model.'),
  predictors: map(
    nested(PREDICTOR, 'A version.'),
    "Versions by name, instead of the model's own and `canary`; what they do not set is inherited from the model.",
    { keys: 'predictor' },
  ),
  protocol: oneWord(
    ['seldon', 'v2', 'tensorflow', 'kfserving'],
    'Protocol of requests and responses; kfserving is an older name of v2.',
    { fallback: 'seldon' },
  ),
  transport: oneWord(TRANSPORTS, 'How nodes are called; by default in the same way as each request arrives.'),
  kafka: nested(KAFKA, 'Reads requests from a Kafka topic.'),
  requestTimeout: text('Timeout of one request to each node, and of a whole request through Ambassador.', DURATION),
  restTimeout: text('The same for REST only.', DURATION),
  grpcTimeout: text('The same for gRPC only.', DURATION),
  grpcMaxMessageBytes: integer('Maximum size of a gRPC message.', { least: 1, fallback: 2147483647 }),
  separateOrchestrator: flag('Whether orchestrators run in their own pods.', { fallback: false }),
  headlessServices: flag('Whether the Services of the versions are headless.', { fallback: false }),
  skipStorageInitializer: flag('Whether Triton reads its model repository itself.', { fallback: false }),
  loggerQueueSize: integer('Number of payloads that may wait to be logged, in each orchestrator.', { least: 1 }),
  loggerWriteTimeout: text('How long a request waits for space in that queue.', DURATION),
  routing: nested(ROUTING, 'How requests from outside the cluster reach the model.'),
  route: nested(ROUTE, 'A route that depends on headers and cookies.'),
  sidecar: nested(SIDECAR, "Istio's sidecar in the pods."),
  disruptionBudget: disruptionBudget(
    'How many of all its pods may be evicted at once, for example when nodes are drained.',
  ),
  smokeTest: nested(SMOKE_TEST, 'A Job that requests one prediction.'),
  silence: map(
    text('The reason, in one line; it is written to the manifest.'),
    'Rules to silence for this model, by id or name, such as SELDON250 or dead-field, each with the reason.',
  ),
  metadata: nested(METADATA, 'Metadata of the SeldonDeployment itself.'),
  annotations: texts("Annotations of the SeldonDeployment's spec, which the operator copies to every pod."),
  manifest: deployment(
    'A whole SeldonDeployment, or its `spec`, instead of the keys above, with any field of the API.',
  ),
  chart: oneWord(Object.values(MODEL_CHARTS), "One of Seldon's Helm charts for models, instead of the keys above."),
  values: free('With `chart`: its values, as you would pass them to Helm.'),
  release: text(
    'With `chart`: name of the Helm release, which names the model; by default the name of the entry.',
    NAME,
  ),
  strictParity: flag("With `chart`: whether the output is exactly the chart's, including its bugs.", {
    fallback: false,
  }),
};

export const MODEL = section(
  'Model',
  'A model in a few lines, a graph in several versions, or a whole SeldonDeployment.',
  MODEL_FIELDS,
  {
    oneOf: [...VERSION_CHOICES, ['canary', 'predictors'], ['shadow', 'predictors']],
    upstream: { ...VERSION_UPSTREAM, pdbSpec: 'disruptionBudget', serverType: 'kafka', spec: 'manifest' },
  },
);

/** Keys that a model may have in any form. */
export const ANY_MODEL_KEYS: readonly string[] = ['namespace', 'environments', 'smokeTest', 'silence'];

export type ModelValues = ValuesOf<typeof MODEL_FIELDS>;
export type RoutingValues = NonNullable<ModelValues['routing']>;
export type RouteValues = NonNullable<ModelValues['route']>;
export type SidecarValues = NonNullable<ModelValues['sidecar']>;
export type SmokeTestValues = NonNullable<ModelValues['smokeTest']>;
