import { type Definition, oneOf } from './definition';
import { docsPage } from '../facts/links';
import { PREPACKAGED_SERVERS } from '../facts/servers';
import {
  BUILT_IN_IMPLEMENTATIONS,
  ENDPOINT_TYPES,
  LOGGER_MODES,
  NO_IMPLEMENTATION,
  NODE_METHODS,
  NODE_TYPES,
  PARAMETER_TYPES,
} from '../facts/words';

/** The inference graph. */
export const GRAPH: Record<string, Definition> = {
  PredictiveUnit: {
    about: 'A node of the graph: a container of the same name, a prepackaged server, or a built-in.',
    see: docsPage('graph/inference-graph.html'),
    levels: 10,
    fields: {
      children: { type: 'PredictiveUnit[]', about: 'The nodes below this one.' },
      endpoint: { type: 'Endpoint', about: 'Where the node listens.' },
      envSecretRefName: {
        type: 'string',
        about: 'Secret with the environment of the storage initializer.',
        see: docsPage('servers/overview.html'),
      },
      implementation: {
        type: `string(${oneOf([...PREPACKAGED_SERVERS, ...BUILT_IN_IMPLEMENTATIONS, NO_IMPLEMENTATION])})`,
        about: 'A prepackaged server that the operator knows, or a built-in of the orchestrator.',
        see: docsPage('servers/overview.html'),
      },
      logger: {
        type: 'Logger',
        about: 'Sends requests and responses of the node as CloudEvents.',
        see: docsPage('analytics/logging.html'),
      },
      methods: {
        type: `string[](${oneOf(NODE_METHODS)})`,
        about: 'The methods that are called, instead of those of its type.',
      },
      modelUri: { type: 'string', about: 'Where the model is.', see: docsPage('servers/overview.html') },
      name: { type: 'string!', about: 'Name of the node and of its container, unique in the predictor.' },
      parameters: { type: 'Parameter[]', about: 'Parameters of the model.' },
      serviceAccountName: { type: 'string', about: 'Service account whose secrets give access to the model store.' },
      storageInitializerImage: { type: 'string', about: 'Image that downloads the model.' },
      type: { type: `string(${oneOf(Object.keys(NODE_TYPES))})`, about: 'What the node does with a request.' },
    },
  },
  Parameter: {
    about: 'A parameter of a model.',
    fields: {
      name: { type: 'string!', about: 'Its name.' },
      type: { type: `string(${oneOf(Object.keys(PARAMETER_TYPES))})!`, about: 'Type of the value.' },
      value: { type: 'string!', about: 'The value, as a string.' },
    },
  },
  Endpoint: {
    about: 'Where a node listens.',
    fields: {
      grpcPort: { type: 'int32', about: 'Port for gRPC; by default assigned by the operator.' },
      httpPort: { type: 'int32', about: 'Port for HTTP; by default assigned by the operator.' },
      service_host: { type: 'string', about: 'Host; assigned by the operator.' },
      service_port: { type: 'int32', about: 'Port of the only transport; by default assigned by the operator.' },
      type: { type: `string(${oneOf(Object.keys(ENDPOINT_TYPES))})`, about: 'The only transport of the node.' },
    },
  },
  Logger: {
    about: 'Sends payloads as CloudEvents.',
    see: docsPage('analytics/logging.html'),
    fields: {
      mode: { type: `string(${oneOf(LOGGER_MODES)})`, about: 'Which payloads; by default all.' },
      url: { type: 'string', about: "Where to send them; by default the operator's endpoint." },
    },
  },
};
