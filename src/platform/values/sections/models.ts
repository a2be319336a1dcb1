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

const METADATA = section('Metadata', 'Metadata of an object itself, which its pods do not see.', {
  name: text('Its name; made of that of the entry where it is absent.', NAME),
  labels: texts('Its labels.'),
  annotations: texts('Its annotations.'),
  finalizers: list(text('A finalizer.'), 'Its finalizers.'),
});

const KAFKA = section('Kafka', 'Requests come from a topic, responses go to another.', {
  broker: text('Host and port of a broker.', { required: true }),
  inputTopic: text('Topic of the requests.', { required: true }),
  outputTopic: text('Topic of the responses.', { required: true }),
  workers: integer('Requests that are worked on at once.', { least: 1, fallback: 4 }),
  fullGraph: flag('Whether several nodes are called over Kafka too.', { fallback: false }),
});

const HEADER = section('Header', 'A header.', {
  name: text('Its name.', { required: true }),
  value: text('Its value, without a colon.', { required: true }),
});

const CIRCUIT_BREAKERS = section('CircuitBreakers', 'Limits beyond which Ambassador refuses requests.', {
  maxConnections: integer('Connections.', { least: 0 }),
  maxPendingRequests: integer('Requests that wait for a connection.', { least: 0 }),
  maxRequests: integer('Requests at once.', { least: 0 }),
  maxRetries: integer('Retries at once.', { least: 0 }),
});

const ROUTING = section('Routing', "How the operator's own routes lead to the model.", {
  gateway: text(
    "Istio: name of an entry of `gateways`, `namespace/name` of one that exists, or mesh; the operator's own where it is absent.",
  ),
  host: text('Istio: the one host that it answers for.'),
  retries: integer('How often a failed request is tried again.', { least: 0, fallback: 0 }),
  retryTimeout: text('Istio: time for each try, in whole seconds.', { ...DURATION, fallback: '1s' }),
  ambassadorServiceName: text("Ambassador: what stands for the model's name in the URL."),
  ambassadorHeader: nested(HEADER, 'Ambassador: a header that requests must carry.'),
  ambassadorId: text('Ambassador: the instance that takes the mappings.'),
  circuitBreakers: nested(CIRCUIT_BREAKERS, 'Ambassador: limits beyond which requests are refused.'),
});

const RULE = section(
  'Rule',
  'Requests that go to one version, whatever its share.',
  {
    header: text('Name of a header that they carry.'),
    cookie: text('Name of a cookie that they carry.'),
    value: text('Its value.'),
    regex: text('A regular expression (RE2) that the header matches as a whole.', { expression: true }),
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
  "A route beside the operator's, for canaries by header and those that stay with a client.",
  {
    gateway: text('Name of an entry of `gateways`, or `namespace/name` of one of Istio that exists.', {
      required: true,
    }),
    hosts: list(text('A host, not *.'), 'Istio: hosts of this route alone.'),
    rules: list(nested(RULE, 'A rule.'), 'Requests that go to one version; the first rule that matches wins.'),
    stickyCookie: text(
      'Name of a cookie that keeps a client with the version (Istio) or the pod (Ambassador) that answered first.',
    ),
    timeout: text('Time for a request, retries included.', DURATION),
    mirror: text('Istio: name of the version that gets a copy of each request.'),
  },
);

const SIDECAR = section(
  'Sidecar',
  "Istio's sidecar in the pods, and the way of model downloads past it.",
  {
    inject: oneWord(
      ['none', 'native'],
      'No sidecar; or one that starts before all init containers (Istio 1.24, Kubernetes 1.29).',
    ),
    excludePorts: list(
      integer('A port.', { least: 1, most: 65535 }),
      'Ports that traffic passes by the sidecar to, such as 443 of the model store.',
    ),
    excludeAddresses: list(text('A range, such as 10.1.0.0/16.'), 'Addresses that traffic passes by the sidecar to.'),
  },
  { oneOf: [['inject', 'excludePorts', 'excludeAddresses']] },
);

const SMOKE_TEST = section('SmokeTest', 'A Job that asks for one prediction, and fails where none comes.', {
  predictor: text('Name of the version that is asked; the first one where it is absent.'),
  request: anything('What is asked; one row of four numbers where it is absent.'),
  timeout: text('Time for an answer.', { ...DURATION, fallback: '10m' }),
  image: text('An image with curl.'),
  metadata: nested(METADATA, 'Metadata of the Job; with Argo CD, annotations make it a hook that each sync runs anew.'),
});

const CANARY = section(
  'Canary',
  'A version on trial.',
  {
    percent: integer('Its share of the requests.', { least: 1, most: 99 }),
    steps: list(
      integer('A share in percent.', { least: 1, most: 100 }),
      'Rising shares, of which `step` is the one that holds: a rollout moves on by one number.',
    ),
    step: integer('Which of the `steps` holds, from 1.', { least: 1, fallback: 1 }),
    ...VERSION_FIELDS,
  },
  { oneOf: [['percent', 'steps'], ...VERSION_CHOICES], upstream: VERSION_UPSTREAM },
);

const SHADOW = section(
  'Shadow',
  'A version that gets copies of requests.',
  {
    percent: integer('Share of the requests that are copied to it.', { least: 1, most: 100, fallback: 100 }),
    ...VERSION_FIELDS,
  },
  { oneOf: VERSION_CHOICES, upstream: VERSION_UPSTREAM },
);

const PREDICTOR = section(
  'Predictor',
  'A version of the model.',
  {
    traffic: integer('Its share of the requests, or of the copies of a shadow, in percent.', { least: 0, most: 100 }),
    shadow: flag('Whether it gets copies of requests only.', { fallback: false }),
    ...VERSION_FIELDS,
  },
  { oneOf: VERSION_CHOICES, upstream: VERSION_UPSTREAM },
);

const MODEL_FIELDS = {
  namespace: text('Its namespace.', { ...NAME, fallback: 'default' }),
  environments: list(text('Name of an environment.'), 'Environments that it is for; all where it is absent.'),
  defaults: flag('Whether `defaults` of platform and namespace hold for it.', { fallback: true }),
  ...VERSION_FIELDS,
  canary: nested(CANARY, 'A version on trial; what it does not say is as above.'),
  shadow: nested(SHADOW, 'A version that gets copies of requests; what it does not say is as above.'),
  predictors: map(
    nested(PREDICTOR, 'A version.'),
    'Versions by name, instead of the one above and `canary`; what they do not say is as above.',
    { keys: 'predictor' },
  ),
  protocol: oneWord(
    ['seldon', 'v2', 'tensorflow', 'kfserving'],
    'The language of requests and responses; kfserving is an older name of v2.',
    { fallback: 'seldon' },
  ),
  transport: oneWord(TRANSPORTS, 'How nodes are called; as each request comes where it is absent.'),
  kafka: nested(KAFKA, 'Requests from a topic of Kafka.'),
  requestTimeout: text('Time for one request to each node, and for a whole request through Ambassador.', DURATION),
  restTimeout: text('The same for REST only.', DURATION),
  grpcTimeout: text('The same for gRPC only.', DURATION),
  grpcMaxMessageBytes: integer('The largest message by gRPC.', { least: 1, fallback: 2147483647 }),
  separateOrchestrator: flag('Whether orchestrators run in pods of their own.', { fallback: false }),
  headlessServices: flag('Whether the Services of the versions are headless.', { fallback: false }),
  skipStorageInitializer: flag('Whether Triton reads its model repository itself.', { fallback: false }),
  loggerQueueSize: integer('Payloads that may wait to be logged, in each orchestrator.', { least: 1 }),
  loggerWriteTimeout: text('How long a request waits for a place in that queue.', DURATION),
  routing: nested(ROUTING, 'How requests from outside are led.'),
  route: nested(ROUTE, 'A route by headers and cookies.'),
  sidecar: nested(SIDECAR, "Istio's sidecar in the pods."),
  disruptionBudget: disruptionBudget('What a drain of nodes may take away at once of all its pods.'),
  smokeTest: nested(SMOKE_TEST, 'A Job that asks for one prediction.'),
  silence: map(
    text('Why, in one line: the manifest says so.'),
    'Rules to suppress here, by id or name such as SELDON250 or dead-field, each with the reason.',
  ),
  metadata: nested(METADATA, 'Metadata of the SeldonDeployment itself.'),
  annotations: texts("Annotations of the SeldonDeployment's spec, which reach every pod."),
  manifest: deployment(
    'A whole SeldonDeployment, or its `spec`, instead of the keys above: everything that the API has.',
  ),
  chart: oneWord(
    ['seldon-single-model', 'seldon-abtest', 'seldon-mab', 'seldon-od-model', 'seldon-od-transformer'],
    "One of Seldon's Helm charts of models, instead of the keys above.",
  ),
  values: free('With `chart`: its values, as Helm was given them.'),
  release: text(
    'With `chart`: name of the Helm release, which it is named after; that of the entry where it is absent.',
    NAME,
  ),
  strictParity: flag("With `chart`: whether it is exactly the chart's, faults included.", { fallback: false }),
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

/** Keys that a model has whatever form the rest is in. */
export const ANY_MODEL_KEYS: readonly string[] = ['namespace', 'environments', 'smokeTest', 'silence'];

export type ModelValues = ValuesOf<typeof MODEL_FIELDS>;
export type RoutingValues = NonNullable<ModelValues['routing']>;
export type RouteValues = NonNullable<ModelValues['route']>;
export type SidecarValues = NonNullable<ModelValues['sidecar']>;
export type SmokeTestValues = NonNullable<ModelValues['smokeTest']>;
