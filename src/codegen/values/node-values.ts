import { mapOrNothing, membersOf, plain, upstream } from './plain';
import { asText, type Json, type JsonObject } from '../../private/json';
import { type Call, type Expression } from '../expression';
import { BY_IMPLEMENTATION, BY_TYPE, madeBy } from '../node-factories';
import { Untypable } from '../recognize/untypable';

/** A graph as values: the tree of names, and what each node is. */
export interface GraphValues {
  readonly tree: JsonObject;
  readonly nodes: Readonly<Record<string, JsonObject>>;
}

/** @param declared nodes that others name, by name */
export function graphValues(expression: Expression, declared: ReadonlyMap<string, Expression>): GraphValues {
  if (expression.kind === 'variable') {
    return graphValues(declared.get(expression.name)!, declared);
  }
  if (expression.kind !== 'call') {
    throw new Untypable('graph', 'is not a node');
  }
  if (expression.method === 'to' && typeof expression.on !== 'string') {
    const root = graphValues(expression.on, declared);
    const below = expression.args.map((child) => graphValues(child, declared));
    return {
      tree: { ...root.tree, children: below.map(({ tree }) => tree) },
      nodes: Object.assign({}, root.nodes, ...below.map(({ nodes }) => nodes)) as Record<string, JsonObject>,
    };
  }
  const name = asText(plain(expression.args[0]));
  return { tree: { name }, nodes: { [name]: nodeValues(expression) } };
}

function nodeValues({ method, args }: Call): JsonObject {
  const options = membersOf(args[args.length - 1]);
  const said = (name: string): Json | undefined => {
    const found = options.get(name);
    return found && plain(found);
  };
  const common = {
    parameters: said('parameters'),
    parameterOrder: said('parameterOrder'),
    logger: loggerValues(options.get('logger')),
    endpoint: said('endpoint'),
  };
  const builtIn = madeBy(BY_IMPLEMENTATION, method);
  if (builtIn !== undefined) {
    return mapOrNothing({ builtIn, ratioA: said('ratioA'), ...common })!;
  }
  const files = artifactValues(options.get('artifact'));
  const container = containerValues(options.get('container'));
  if (method === 'server') {
    return mapOrNothing({ server: serverName(args[1]), ...files, ...container, ...common })!;
  }
  return mapOrNothing({
    ...container,
    type: method === BY_TYPE.MODEL ? undefined : madeBy(BY_TYPE, method),
    methods: said('methods'),
    ...files,
    ...common,
  })!;
}

function serverName(expression: Expression): string {
  return expression.kind === 'constant' ? expression.name : asText(plain((expression as Call).args[0]));
}

function loggerValues(expression: Expression | undefined): JsonObject | undefined {
  const members = membersOf(expression);
  const [mode, url] = ['mode', 'url'].map((name) => members.get(name));
  const payloads = mode && asText(plain(mode)).toLowerCase();
  return expression && { ...(payloads !== 'all' && { mode: payloads! }), ...(url && { url: plain(url) }) };
}

/** Where files are. */
export function artifactValues(expression: Expression | undefined): JsonObject {
  if (expression?.kind !== 'call') {
    return {};
  }
  const { method, args } = expression;
  const [first, second] = args;
  const options = membersOf(args[args.length - 1]);
  const said = (name: string): Json | undefined => options.get(name) && plain(options.get(name)!);
  switch (method) {
    case 'uri': {
      const initializer = options.get('initializer');
      return mapOrNothing({
        uri: plain(first),
        envSecretRefName: said('envSecretRefName'),
        serviceAccountName: said('serviceAccountName'),
        initializer: initializer?.kind === 'call' ? { image: plain(initializer.args[0]) } : undefined,
      })!;
    }
    case 'pvc':
      return { uri: `pvc://${asText(plain(first))}/${second ? asText(plain(second)) : ''}` };
    case 'huggingFace':
      return { huggingFace: mapOrNothing({ model: plain(first), task: said('task'), tokenizer: said('tokenizer') })! };
    default:
      throw new Untypable(`ModelArtifact.${method}`, 'values have no word for it');
  }
}

/** A container: the keys that most people need, the rest below `container`. */
export function containerValues(expression: Expression | undefined): JsonObject {
  const members = membersOf(expression);
  const { image, env, envOrder, resources, ...rest } = Object.fromEntries(members) as Readonly<
    Record<string, Expression | undefined>
  >;
  const others = Object.entries(rest).filter((entry): entry is [string, Expression] => entry[1] !== undefined);
  return (
    mapOrNothing({
      image: image && plain(image),
      env: envValues(env),
      envOrder: envOrder && plain(envOrder),
      resources: resources && plain(resources),
      container: others.length === 0 ? undefined : upstream('Container', { kind: 'object', members: others }),
    }) ?? {}
  );
}

/** Environment variables: a string, or where it comes from. */
export function envValues(expression: Expression | undefined): JsonObject | undefined {
  const entries = [...membersOf(expression)].map(([name, variable]) => [name, envValue(variable as Call)] as const);
  return expression && Object.fromEntries(entries);
}

function envValue({ method, args }: Call): Json {
  const [first, second, third] = args.map((arg) => plain(arg));
  const options = (third ?? {}) as JsonObject;
  switch (method) {
    case 'of':
      return first;
    case 'fromSecret':
      return { secretKeyRef: { name: first, key: second, ...options } };
    case 'fromConfigMap':
      return { configMapKeyRef: { name: first, key: second, ...options } };
    case 'fromField':
      return { fieldRef: { fieldPath: first } };
    default:
      return { resourceFieldRef: { resource: first, ...(second as JsonObject | undefined) } };
  }
}
