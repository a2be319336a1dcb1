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
  list,
  map,
  nested,
  number,
  OBJECT_NAME,
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

const RESOURCES = section('Resources', 'CPU, memory and other resources.', {
  requests: map(quantity('An amount.', AMOUNT), 'Resources to reserve.'),
  limits: map(quantity('An amount.', AMOUNT), 'Maximum resources.'),
});
export const resources = (about: string) => nested(RESOURCES, about);

/** Variables by name: a string, or where the value comes from, in the notation of Kubernetes. */
export const env = (about: string) =>
  map(
    either(
      text('A value.', { empty: true }),
      api('EnvVarSource', 'Where it comes from.'),
      'A string, or one of secretKeyRef, configMapKeyRef, fieldRef, resourceFieldRef.',
    ),
    about,
  );

/** Names of the variables that come first. */
export const envOrder = () =>
  list(
    text('Name of a variable.'),
    'Variables in `env` that come first, in order. Others follow those that they refer to with $(NAME), or go by name.',
  );

const CONTAINER = section(
  'Container',
  'A container, with the fields of Kubernetes.',
  {
    startup: text("Time allowed for starting; adds a startup probe on the node's own port.", DURATION),
  },
  { beside: { type: 'Container', but: ['name', 'image', 'env', 'envOrder', 'resources'] } },
);

const SIDE_CONTAINER = section(
  'ExplainerContainer',
  'A container, with the fields of Kubernetes.',
  {},
  {
    beside: { type: 'Container', but: ['image', 'env', 'envOrder', 'resources'] },
  },
);

/** Keys of a container that are next to it, because most users need them. */
const CONTAINER_FIELDS = {
  env: env('Environment variables of the container.'),
  envOrder: envOrder(),
  resources: resources('CPU, memory and other resources of the container.'),
};

const ENDPOINT = section('Endpoint', 'Where a node listens.', {
  type: oneWord(
    Object.keys(ENDPOINT_TYPES) as (keyof typeof ENDPOINT_TYPES)[],
    'How it is called; by default as `transport` says.',
  ),
  httpPort: integer('The port for HTTP.', { least: 1, most: 65535 }),
  grpcPort: integer('The port for gRPC.', { least: 1, most: 65535 }),
  serviceHost: text('The host.'),
  servicePort: integer('The only port, as older versions have it.', { least: 1, most: 65535 }),
});

const LOGGER = section('Logger', 'Sends payloads as CloudEvents.', {
  mode: oneWord(LOGGER_MODES, 'Which payloads to log.', { fallback: 'all' }),
  url: text("Where to send them, as an absolute URL; by default the operator's endpoint."),
});

const PARAMETER = section('Parameter', 'A parameter with its type.', {
  type: oneWord(Object.keys(PARAMETER_TYPES) as ParameterTypeWord[], 'The type.', { required: true }),
  value: text('The value, as a string.', { required: true, empty: true }),
});

const HUGGING_FACE = section('HuggingFace', 'A model on the Hugging Face Hub.', {
  model: text('Name of the model, such as distilbert-base-uncased.', { required: true }),
  task: text('The task, such as text-classification.'),
  tokenizer: text('Name of the tokenizer.'),
});

const INIT_CONTAINER = section('InitContainer', 'Your own init container that copies the files to /mnt/models.', {
  image: text('The image.', { required: true }),
  uri: text('Where the files are: its first argument; the second one is /mnt/models.', { required: true }),
  envSecretRefName: text('Name of a Secret whose keys become environment variables.', OBJECT_NAME),
  env: texts('Environment variables.'),
  requests: map(quantity('An amount.', AMOUNT), 'Requested resources.'),
  limits: map(quantity('An amount.', AMOUNT), 'Limits of resources.'),
  sizeLimit: text('Maximum size of the folder, such as 20Gi.'),
});

/** The prepackaged servers, by their names in the values. */
export const SERVERS = PREPACKAGED_SERVERS.map((name) => name.replace(/_SERVER$/, ''));

/** Where files are, and how the storage initializer gets access. */
const ORIGIN = {
  uri: text('Where the files are, such as gs://bucket/model.'),
  store: text('Name of an entry of `storage`, with `path`.'),
  path: text('Path of the files in the store.'),
  envSecretRefName: text(
    'With `uri`: name of a Secret whose keys become environment variables of the storage initializer.',
    OBJECT_NAME,
  ),
  serviceAccountName: text('With `uri`: name of a ServiceAccount that has access.', OBJECT_NAME),
  initializer: initializer('With `uri`: the image that copies the files.'),
};

const NODE_FIELDS = {
  server: text(
    `A prepackaged server: ${SERVERS.join(', ')}, or the name of one of the operator's \`predictor_servers\`.`,
    {
      examples: SERVERS,
    },
  ),
  image: text('Your own image, instead of a server; together with a server, the image that it runs.'),
  builtIn: oneWord(
    ['RANDOM_ABTEST', 'AVERAGE_COMBINER', 'SIMPLE_MODEL', 'SIMPLE_ROUTER'],
    'A node without a container. Only RANDOM_ABTEST works: the others need SELDON258 silenced, for existing models.',
  ),
  ratioA: number('RANDOM_ABTEST: share of the requests that go to the first child, from 0 to 1.'),
  type: oneWord(
    Object.keys(NODE_TYPES) as (keyof typeof NODE_TYPES)[],
    'With `image`: type of the node; a node of the last type is only called as `methods` says.',
    { fallback: 'MODEL' },
  ),
  methods: list(oneWord(NODE_METHODS, 'A call.'), 'With `image`: methods in addition to those that the type implies.'),
  ...ORIGIN,
  huggingFace: nested(HUGGING_FACE, 'A model that the server HUGGINGFACE downloads from the Hub itself.'),
  initContainer: nested(INIT_CONTAINER, 'Your own init container that copies the files.'),
  parameters: map(
    either(
      scalar('A value.'),
      nested(PARAMETER, 'With its type.'),
      'A whole number is INT, any other number FLOAT, true or false BOOL, a string STRING; or type and value.',
    ),
    'Parameters of the node.',
  ),
  parameterOrder: list(
    text('Name of a parameter.'),
    'Parameters that come first, in this order; the others follow by name.',
  ),
  logger: nested(LOGGER, "Logs the node's payloads."),
  endpoint: nested(ENDPOINT, 'Where the node listens.'),
  ...CONTAINER_FIELDS,
  container: nested(
    CONTAINER,
    'The rest of its container, with the fields of Kubernetes: probes, volumeMounts, securityContext, ...',
  ),
};

/** Alternatives for what a node runs and where its files are. */
export const NODE_CHOICES: readonly (readonly string[])[] = [
  ['server', 'builtIn'],
  ['image', 'builtIn'],
  ['uri', 'store path', 'huggingFace', 'initContainer'],
];

/** Keys that have another name in the SeldonDeployment's API. */
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
export { NODE_FIELDS };

const EXPLAINER_FIELDS = {
  type: text(`The type: ${EXPLAINER_TYPES.join(', ')}, or another that its image has.`, {
    required: true,
    examples: EXPLAINER_TYPES,
  }),
  ...ORIGIN,
  serviceAccountName: text('Name of the ServiceAccount of its pod, which has access to `uri`, too.', OBJECT_NAME),
  image: text("The image; by default the operator's."),
  ...CONTAINER_FIELDS,
  container: nested(SIDE_CONTAINER, 'The rest of its container, with the fields of Kubernetes.'),
  config: texts('Settings that become its command-line flags; for the protocols seldon and tensorflow.'),
  initParameters: free('Settings as plain data; for the protocol v2.'),
  replicas: integer('Number of its pods; 0 if the version has none.', { least: 0, fallback: 1 }),
  endpoint: nested(ENDPOINT, 'How it calls the version, and where it listens.'),
};

export const EXPLAINER = section('Explainer', 'An explainer of the responses.', EXPLAINER_FIELDS, {
  oneOf: [['uri', 'store path']],
  upstream: { modelUri: 'uri', containerSpec: 'container' },
});

/** A node of the tree, by name. */
export interface GraphValues {
  readonly name: string;
  readonly children?: readonly GraphValues[];
}

export const GRAPH: Section = section('Graph', 'The tree of an inference graph, with names of `nodes`.', {
  name: text('Name of an entry of `nodes`.', { required: true }),
  children: list(
    recursive<GraphValues>(() => GRAPH, 'A child.'),
    'Its children, in order.',
  ),
});
