import { EXPLAINER_TYPES } from '../../../api/facts/explainers';
import { PREPACKAGED_SERVERS } from '../../../api/facts/servers';
import {
  ENDPOINT_TYPES,
  LOGGER_MODES,
  NODE_METHODS,
  NODE_TYPES,
  PARAMETER_TYPES,
  type ParameterTypeWord,
} from '../../../api/facts/words';
import {
  AMOUNT,
  api,
  DURATION,
  either,
  free,
  integer,
  knownWord,
  list,
  map,
  nested,
  number,
  oneWord,
  quantity,
  recursive,
  scalar,
  section,
  type Section,
  text,
  texts,
  type ValuesOf,
} from '../field';
import { initializer } from './storage';
import { type JsonObject } from '../../../private/json';

const RESOURCES = section('Resources', 'CPU, memory and others.', {
  requests: map(quantity('An amount.', AMOUNT), 'What is reserved.'),
  limits: map(quantity('An amount.', AMOUNT), 'What must not be exceeded.'),
});
export const resources = (about: string) => nested(RESOURCES, about);

/** Variables by name: a text, or where the value comes from, as Kubernetes says it. */
export const env = (about: string) =>
  map(
    either(
      text('A value.', { empty: true }),
      api('EnvVarSource', 'Where it comes from.'),
      'A text, or one of secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef.',
    ),
    about,
  );

/** Names of variables that stand first. */
export const envOrder = () =>
  list(
    text('Name of a variable.'),
    'Variables in `env` that stand first, in this order. The others follow those that they refer to with $(NAME), otherwise by name.',
  );

const CONTAINER = section(
  'Container',
  'A container, by the fields of Kubernetes.',
  {
    startup: text("Time to start in: a startup probe on the node's own port.", DURATION),
  },
  { beside: { type: 'Container', but: ['name', 'image', 'env', 'envOrder', 'resources'] } },
);

const SIDE_CONTAINER = section(
  'ExplainerContainer',
  'A container, by the fields of Kubernetes.',
  {},
  {
    beside: { type: 'Container', but: ['image', 'env', 'envOrder', 'resources'] },
  },
);

/** Keys of a container that stand beside it, because they are the ones that most people need. */
const CONTAINER_FIELDS = {
  env: env('Environment variables of the container.'),
  envOrder: envOrder(),
  resources: resources('CPU, memory and others of the container.'),
};

const ENDPOINT = section('Endpoint', 'Where a node answers.', {
  type: oneWord(
    Object.keys(ENDPOINT_TYPES) as (keyof typeof ENDPOINT_TYPES)[],
    'How it is called; as `transport` says where it is absent.',
  ),
  httpPort: integer('The port for HTTP.', { least: 1, most: 65535 }),
  grpcPort: integer('The port for gRPC.', { least: 1, most: 65535 }),
  serviceHost: text('The host.'),
  servicePort: integer('The one port of older versions.', { least: 1, most: 65535 }),
});

const LOGGER = section('Logger', 'Sends payloads as CloudEvents.', {
  mode: oneWord(LOGGER_MODES, 'Which payloads.', { fallback: 'all' }),
  url: text("Where to, as a whole URL; the operator's endpoint where it is absent."),
});

const PARAMETER = section('Parameter', 'A parameter with its type.', {
  type: oneWord(Object.keys(PARAMETER_TYPES) as ParameterTypeWord[], 'The type.', { required: true }),
  value: text('The value as text.', { required: true, empty: true }),
});

const HUGGING_FACE = section('HuggingFace', 'A model of the Hugging Face hub.', {
  model: text('Name of the model, such as distilbert-base-uncased.', { required: true }),
  task: text('The task, such as text-classification.'),
  tokenizer: text('Name of the tokenizer.'),
});

const INIT_CONTAINER = section('InitContainer', 'An init container of your own that copies the files to /mnt/models.', {
  image: text('The image.', { required: true }),
  uri: text('Where the files are: its first argument; the second is /mnt/models.', { required: true }),
  envSecretRefName: text('Name of a Secret whose keys become environment variables.'),
  env: texts('Environment variables.'),
  requests: map(quantity('An amount.', AMOUNT), 'Requested resources.'),
  limits: map(quantity('An amount.', AMOUNT), 'Limits of resources.'),
  sizeLimit: text('Largest size of the folder, such as 20Gi.'),
});

/** The prepackaged servers, by the names that the values have for them. */
export const SERVERS = PREPACKAGED_SERVERS.map((name) => name.replace(/_SERVER$/, ''));

/** Where files lie and how the storage initializer gets in. */
const ORIGIN = {
  uri: text('Where the files lie, such as gs://bucket/model.'),
  store: text('Name of an entry of `storage`, with `path`.'),
  path: text('Path of the files in the store.'),
  envSecretRefName: text('With `uri`: name of a Secret whose keys become variables of the storage initializer.'),
  serviceAccountName: text('With `uri`: name of a ServiceAccount that has access.'),
  initializer: initializer('With `uri`: the image that copies the files.'),
};

const NODE_FIELDS = {
  server: text(
    `A prepackaged server: ${SERVERS.join(', ')}, or the name of one of the operator's \`predictor_servers\`.`,
    {
      examples: SERVERS,
    },
  ),
  image: text('An image of your own, instead of a server; beside one, the image that it runs.'),
  builtIn: oneWord(
    ['RANDOM_ABTEST', 'AVERAGE_COMBINER', 'SIMPLE_MODEL', 'SIMPLE_ROUTER'],
    'A node without a container. RANDOM_ABTEST is the only one that the service orchestrator has: the others are refused, unless the model suppresses SELDON258 because it exists already.',
  ),
  ratioA: number('RANDOM_ABTEST: the share of requests for the first child, from 0 to 1.'),
  type: oneWord(
    Object.keys(NODE_TYPES) as (keyof typeof NODE_TYPES)[],
    'With `image`: the kind of node; of the last one, only `methods` say when it is called.',
    { fallback: 'MODEL' },
  ),
  methods: list(oneWord(NODE_METHODS, 'A call.'), 'With `image`: calls beyond those that the type implies.'),
  ...ORIGIN,
  huggingFace: nested(HUGGING_FACE, 'A model that the server HUGGINGFACE loads from the hub itself.'),
  initContainer: nested(INIT_CONTAINER, 'An init container of your own that copies the files.'),
  parameters: map(
    either(
      scalar('A value.'),
      nested(PARAMETER, 'With its type.'),
      'A whole number is INT, another number FLOAT, true and false BOOL, a text STRING; or type and value.',
    ),
    'Parameters of the node.',
  ),
  parameterOrder: list(
    text('Name of a parameter.'),
    'Parameters that stand first, in this order; the others follow by name.',
  ),
  logger: nested(LOGGER, "Sends the node's payloads somewhere."),
  endpoint: nested(ENDPOINT, 'Where the node answers.'),
  ...CONTAINER_FIELDS,
  container: nested(
    CONTAINER,
    'The rest of its container, by the fields of Kubernetes: probes, volumeMounts, securityContext, ...',
  ),
};

/** Ways to say what a node runs and where its files lie. */
export const NODE_CHOICES: readonly (readonly string[])[] = [
  ['server', 'builtIn'],
  ['image', 'builtIn'],
  ['uri', 'store path', 'huggingFace', 'initContainer'],
];

/** What the SeldonDeployment's API calls otherwise. */
export const NODE_UPSTREAM = {
  modelUri: 'uri',
  implementation: 'server',
  storageInitializerImage: 'initializer.image',
};

export const NODE = section('Node', 'A node of an inference graph.', NODE_FIELDS, {
  oneOf: NODE_CHOICES,
  upstream: NODE_UPSTREAM,
});

export type NodeValues = ValuesOf<typeof NODE_FIELDS>;
export type OriginValues = ValuesOf<typeof ORIGIN>;
export type EnvValues = NonNullable<NodeValues['env']>;
export type ContainerValues = NonNullable<NodeValues['container']> & JsonObject;
export { NODE_FIELDS };

const EXPLAINER_FIELDS = {
  type: knownWord(EXPLAINER_TYPES, 'What explains.', { required: true }),
  ...ORIGIN,
  image: text("The image; the operator's where it is absent."),
  ...CONTAINER_FIELDS,
  container: nested(SIDE_CONTAINER, 'The rest of its container, by the fields of Kubernetes.'),
  config: texts('Settings that become its flags; for the protocols seldon and tensorflow.'),
  initParameters: free('Settings as plain data; for the protocol v2.'),
  replicas: integer('Its pods; none where the version has none.', { least: 0, fallback: 1 }),
  endpoint: nested(ENDPOINT, 'How it calls the version, and where it answers.'),
};

export const EXPLAINER = section('Explainer', 'What explains the responses.', EXPLAINER_FIELDS, {
  oneOf: [['uri', 'store path']],
  upstream: { modelUri: 'uri', containerSpec: 'container' },
});

export type ExplainerValues = ValuesOf<typeof EXPLAINER_FIELDS>;

/** A node of the tree, by name. */
export interface GraphValues {
  readonly name: string;
  readonly children?: readonly GraphValues[];
}

export const GRAPH: Section = section('Graph', 'The tree of an inference graph, by names of `nodes`.', {
  name: text('Name of an entry of `nodes`.', { required: true }),
  children: list(
    recursive<GraphValues>(() => GRAPH, 'A node below.'),
    'The nodes below it, in order.',
  ),
});
