import { artifact, ARTIFACT_FIELDS, huggingFace } from './artifact';
import { nodeContainer, ordered } from './container';
import { type Reading } from './context';
import { type PlacedContainer } from './node-containers';
import { uniquelyNamed } from './structured';
import { Untypable } from './untypable';
import { BUILT_IN_IMPLEMENTATIONS, LOGGER_MODES, NO_IMPLEMENTATION, PARAMETER_TYPES } from '../../api/facts/words';
import { isPrepackaged } from '../../api/servers';
import { asNumber, asText, entryOf, isObject, type Json, type JsonObject, maps } from '../../private/json';
import {
  type Call,
  call,
  constant,
  type Expression,
  items,
  mapOf,
  struct,
  structOrNothing,
  value,
} from '../expression';
import { BY_IMPLEMENTATION, BY_TYPE } from '../node-factories';

/** Deeper graphs than any that people draw: a program for one would be unreadable. */
const DEEPEST = 60;

const NODE_FIELDS = [
  'name',
  'type',
  'implementation',
  'methods',
  'parameters',
  'logger',
  'endpoint',
  'children',
  ...ARTIFACT_FIELDS,
];

/** The nodes of a graph as calls, each without its children. */
export interface GraphCalls {
  readonly name: string;
  readonly call: Call;
  readonly children: readonly GraphCalls[];
  /** Whether there is an empty list of children that must stay. */
  readonly isLeaf: boolean;
  /** Whether its artifact gives the pod a service account. */
  readonly account: boolean;
}

/** Reads a graph with the containers that its nodes run in. */
export function graphCalls(
  reading: Reading,
  graph: Json | undefined,
  containers: ReadonlyMap<string, PlacedContainer>,
  path: string,
  depth = 0,
  seen = new Set<string>(),
): GraphCalls {
  if (!isObject(graph) || typeof graph.name !== 'string' || graph.name === '') {
    throw new Untypable(path, 'is not a node with a name');
  }
  if (depth > DEEPEST) {
    throw new Untypable(path, `is more than ${DEEPEST} nodes deep`);
  }
  const { name, children } = graph;
  if (seen.has(name)) {
    throw new Untypable(path, `is a second node ${JSON.stringify(name)}`);
  }
  seen.add(name);
  const unknown = reading.exact && Object.keys(graph).find((field) => !NODE_FIELDS.includes(field));
  if (unknown) {
    throw new Untypable(`${path}.${unknown}`, 'is not known');
  }
  return {
    name,
    call: nodeCall(reading, name, graph, containers.get(name), path),
    account: Boolean(graph.serviceAccountName) && Boolean(graph.modelUri) && !isPrepackaged(graph),
    isLeaf: reading.exact && Array.isArray(children) && children.length === 0,
    children: maps(children).map((child, i) =>
      graphCalls(reading, child, containers, `${path}.children[${i}]`, depth + 1, seen),
    ),
  };
}

function nodeCall(
  reading: Reading,
  name: string,
  node: JsonObject,
  placed: PlacedContainer | undefined,
  path: string,
): Call {
  const container = placed?.container;
  const { implementation, methods } = node;
  if (typeof implementation === 'string' && BUILT_IN_IMPLEMENTATIONS.includes(implementation)) {
    return builtIn(reading, name, implementation, node, path);
  }
  const listed = Array.isArray(methods) && methods.length > 0 ? methods : undefined;
  const parameters = maps(node.parameters);
  const hub = implementation === 'HUGGINGFACE_SERVER' && !node.modelUri ? huggingFace(parameters) : undefined;
  const files = hub?.artifact ?? artifact(node, path);
  const common = {
    ...parameterMap(parameters, hub?.names ?? [], `${path}.parameters`),
    logger: logger(node.logger, path),
    endpoint: endpoint(reading, node.endpoint, path),
  };
  // A node without a type gets none from the operator if it names this implementation.
  if (isPrepackaged(node) || (implementation === NO_IMPLEMENTATION && node.type === undefined && container)) {
    if (listed) {
      throw new Untypable(`${path}.methods`, 'a prepackaged server has none');
    }
    const own = container && nodeContainer(reading, 'ServerContainer', container, placed.path);
    const options = structOrNothing({ artifact: files, container: own, ...common });
    return call(
      'GraphNode',
      'server',
      value(name),
      server(reading, asText(implementation)),
      ...(options ? [options] : []),
    );
  }
  if (!placed || !container) {
    throw new Untypable(path, `node ${JSON.stringify(name)} has neither a server nor a container`);
  }
  const usual = listed ? 'UNKNOWN_TYPE' : 'MODEL';
  const kind = typeof node.type === 'string' ? node.type : usual;
  if (!Object.hasOwn(BY_TYPE, kind)) {
    throw new Untypable(`${path}.type`, 'is none of the types that GraphNode makes');
  }
  return call(
    'GraphNode',
    BY_TYPE[kind],
    value(name),
    struct({
      container: nodeContainer(reading, 'NodeContainer', container, placed.path),
      artifact: files,
      methods:
        listed || kind === 'UNKNOWN_TYPE'
          ? items((listed ?? []).map((method) => word(reading, 'Method', method, path)))
          : undefined,
      ...common,
    }),
  );
}

function builtIn(reading: Reading, name: string, implementation: string, node: JsonObject, path: string): Call {
  const said = { logger: logger(node.logger, path), endpoint: endpoint(reading, node.endpoint, path, true) };
  if (implementation !== 'RANDOM_ABTEST') {
    const options = structOrNothing(said);
    return call('GraphNode', entryOf(BY_IMPLEMENTATION, implementation)!, value(name), ...(options ? [options] : []));
  }
  const [ratio, ...more] = maps(node.parameters);
  // Without the parameter requests are split evenly; a patch takes it away again.
  const share = ratio ? asNumber(ratio.value) : 0.5;
  if ((ratio && ratio.name !== 'ratioA') || more.length > 0 || !(share >= 0 && share <= 1)) {
    throw new Untypable(`${path}.parameters`, 'an A/B test has one parameter, ratioA from 0 to 1');
  }
  return call('GraphNode', BY_IMPLEMENTATION[implementation], value(name), struct({ ratioA: value(share), ...said }));
}

function server({ assembly }: Reading, implementation: string): Expression {
  const short = implementation.replace(/_SERVER$/, '');
  return short !== implementation && /^[A-Z]+$/.test(short) && assembly.type('PrepackagedServer')?.properties.has(short)
    ? constant('PrepackagedServer', short)
    : call('PrepackagedServer', 'of', value(implementation));
}

/** A member of an enumeration. */
export function word({ assembly }: Reading, type: string, json: Json, path: string): Expression {
  if (typeof json !== 'string' || !assembly.type(type)?.words.includes(json)) {
    throw new Untypable(path, `has no counterpart in ${type}`);
  }
  return constant(type, json);
}

function logger(json: Json | undefined, path: string): Expression | undefined {
  if (!isObject(json)) {
    return undefined;
  }
  const { mode, url } = json;
  if (!(LOGGER_MODES as readonly unknown[]).includes(mode)) {
    throw new Untypable(`${path}.logger`, 'has a mode without a counterpart in LoggerMode');
  }
  return struct({
    mode: constant('LoggerMode', asText(mode).toUpperCase()),
    url: typeof url === 'string' ? value(url) : undefined,
  });
}

/**
 * Where a node or an explainer answers.
 * @param keepEmpty whether an empty one is kept: the operator completes those of nodes with a container
 */
export function endpoint(
  reading: Reading,
  json: Json | undefined,
  path: string,
  keepEmpty = false,
): Expression | undefined {
  if (!isObject(json)) {
    return undefined;
  }
  const { type, httpPort, grpcPort, service_host: host, service_port: port } = json;
  const number = (field: Json | undefined): Expression | undefined =>
    typeof field === 'number' ? value(field) : undefined;
  const members = struct({
    type: typeof type === 'string' ? word(reading, 'EndpointType', type, `${path}.endpoint`) : undefined,
    httpPort: number(httpPort),
    grpcPort: number(grpcPort),
    serviceHost: typeof host === 'string' && host !== '' ? value(host) : undefined,
    // The operator omits zero.
    servicePort: port === 0 && !reading.exact ? undefined : number(port),
  });
  return members.members.length > 0 || keepEmpty ? members : undefined;
}

/** @param but names of those that the artifact says */
function parameterMap(
  parameters: readonly JsonObject[],
  but: readonly string[],
  path: string,
): Record<string, Expression | undefined> {
  if (parameters.length === 0) {
    return {};
  }
  const entries = uniquelyNamed(
    parameters.map((parameter) => [asText(parameter.name ?? ''), parameter] as const),
    path,
  );
  const names = entries.map(([name]) => name);
  const own = entries.filter(([name]) => !but.includes(name));
  return {
    parameters: own.length === 0 ? undefined : mapOf(own, (parameter) => parameterValue(parameter, path)),
    ...ordered('parameterOrder', names, (first) => [...new Set([...first, ...[...names].sort()])]),
  };
}

/** The value itself if the type follows from it. */
function parameterValue({ name, type, value: text }: JsonObject, path: string): Expression {
  if (typeof text !== 'string' || !Object.hasOwn(PARAMETER_TYPES, asText(type))) {
    throw new Untypable(path, `parameter ${JSON.stringify(name)} has no type that is known`);
  }
  const number = Number(text);
  const whole = Number.isSafeInteger(number);
  const written = String(number) === text;
  if (type === 'STRING') {
    return value(text);
  }
  if (type === 'BOOL' && (text === 'true' || text === 'false')) {
    return value(text === 'true');
  }
  if (written && ((type === 'INT' && whole) || (type === 'FLOAT' && !whole && Number.isFinite(number)))) {
    return value(number);
  }
  return call('Parameter', 'of', constant('ParameterType', asText(type)), value(text));
}
