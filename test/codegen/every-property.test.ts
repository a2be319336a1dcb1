import { App, Chart } from 'cdk8s';
import { readAssembly } from '../../src/cli/import/assembly';
import { evaluate } from '../../src/cli/import/evaluate';
import { type Member, type TypeRef } from '../../src/codegen/assembly';
import { call, constant, data, type Expression, items, struct, value } from '../../src/codegen/expression';
import { recognize } from '../../src/codegen/recognize/deployment';
import { partsOf } from '../../src/codegen/renamed';
import { SeldonDeployment } from '../../src/deployment/seldon-deployment';
import { type JsonObject } from '../../src/private/json';

const assembly = readAssembly();

const NODE = call('GraphNode', 'model', value('a'), struct({ container: struct({ image: value('a:1') }) }));
const PREDICTOR = { graph: NODE };

/** A value of each class that a property may have. */
const OF_CLASS: Readonly<Record<string, Expression>> = {
  Duration: call('Duration', 'seconds', value(90)),
  DisruptionBudget: call('DisruptionBudget', 'minAvailable', value(1)),
  EnvValue: call('EnvValue', 'fromSecret', value('secret'), value('key')),
  Explainer: call('Explainer', 'anchorText'),
  GraphNode: NODE,
  IIstioGateway: call('IstioGateway', 'fromName', value('istio-system/seldon-gateway')),
  Metric: call('Metric', 'cpu', value(70)),
  ModelArtifact: call('ModelArtifact', 'uri', value('gs://models/a')),
  Orchestrator: call('Orchestrator', 'executor', struct({ logLevel: value('DEBUG') })),
  PodPlacement: call('PodPlacement', 'podPerNode'),
  Scaling: call('Scaling', 'fixed', value(2)),
  ServerType: call('ServerType', 'rpc'),
  StorageInitializer: call('StorageInitializer', 'rclone', value('rclone:1')),
  'k8s.IntOrString': call('k8s.IntOrString', 'fromString', value('http')),
};

/** Some value of a type; of structs the required members, of one level more all of them. */
function sample(ref: TypeRef, depth: number): Expression {
  switch (ref.kind) {
    case 'list':
      return items([sample(ref.of, depth)]);
    case 'map':
      return { kind: 'object', members: [['key', sample(ref.of, depth)]] };
    case 'primitive':
      return data({ any: { text: 'a', list: [1, true] }, number: 3, boolean: true }[ref.name] ?? 'text');
    case 'named':
      return named(ref, depth);
  }
}

function named(ref: TypeRef & { kind: 'named' }, depth: number): Expression {
  if (ref.fqn === 'cdk8s.ApiObjectMetadata') {
    return struct({ labels: data({ team: 'a' }) });
  }
  const type = assembly.resolve(ref);
  const name = type?.name ?? ref.fqn.split('.')[1];
  if (type?.kind === 'enum') {
    return constant(name, type.words[0]);
  }
  return type?.kind === 'struct' ? sampleStruct([...type.properties.values()], depth) : OF_CLASS[name];
}

function sampleStruct(members: readonly Member[], depth: number): Expression {
  return struct(
    Object.fromEntries(
      members.filter(({ optional }) => depth > 0 || !optional).map(({ name, type }) => [name, sample(type, depth - 1)]),
    ),
  );
}

/** A property, and what it orders. */
function said(name: string, property: Expression): Record<string, Expression> {
  if (name === 'envOrder') {
    return { env: struct({ A: OF_CLASS.EnvValue, Z: OF_CLASS.EnvValue }), envOrder: items([value('Z')]) };
  }
  return name === 'parameterOrder'
    ? { parameters: data({ a: 1, z: 2 }), parameterOrder: items([value('z')]) }
    : { [name]: property };
}

/** Values of properties that take not any value of their type. */
const SPECIAL: Readonly<Record<string, Expression>> = {
  'SeldonDeploymentProps.silence': data([{ rule: 'SELDON250', reason: 'tried' }]),
  'WeightedPredictorOptions.pod': data({ nodeSelector: { pool: 'gpu' }, terminationGracePeriodSeconds: 20 }),
  'ContainerNodeOptions.parameters': data({ whole: 1, part: 0.5, text: 'a', flag: true }),
  'CustomNodeOptions.parameters': data({ text: '1' }),
  'ServerNodeOptions.parameters': data({ exact: '1.0' }),
  'ContainerNodeOptions.container': data({ image: 'a:1', args: ['--fast'] }),
  'CustomNodeOptions.container': data({ image: 'a:1', args: ['--fast'] }),
  'ServerNodeOptions.container': data({ args: ['--fast'] }),
  'AbTestOptions.ratioA': value(0.25),
  'ExplainerOptions.container': data({ args: ['--fast'] }),
  'MetricsOptions.metrics': items([
    call('Metric', 'pods', value('queue'), value('10')),
    call('Metric', 'memory', value(60)),
  ]),
};

type Place = (
  property: Expression,
  name: string,
) => { props?: Record<string, Expression>; predictor?: Record<string, Expression> };

const inPredictor =
  (wrap: (property: Expression, name: string) => Record<string, Expression>): Place =>
  (property, name) => ({ predictor: { ...PREDICTOR, ...wrap(property, name) } });
const inNode = (method: string, required: Record<string, Expression>, ...before: Expression[]): Place =>
  inPredictor((property, name) => ({
    graph: call('GraphNode', method, value('a'), ...before, struct({ ...required, ...said(name, property) })),
  }));
const sklearn = constant('PrepackagedServer', 'SKLEARN');
const container = struct({ image: value('a:1') });
const scaled = (method: string, required: Record<string, Expression>): Place =>
  inPredictor((property, name) => ({
    scaling: call('Scaling', method, struct({ ...required, ...said(name, property) })),
  }));

/** Where a property of each struct stands in a SeldonDeployment. */
const PLACES: Readonly<Record<string, Place>> = {
  SeldonDeploymentProps: (property, name) => ({ props: { ...said(name, property) } }),
  WeightedPredictorOptions: inPredictor((property, name) => ({ ...said(name, property) })),
  ContainerNodeOptions: inNode('model', { container }),
  CustomNodeOptions: inNode('custom', { container, methods: items([constant('Method', 'ROUTE')]) }),
  ServerNodeOptions: inNode('server', { artifact: OF_CLASS.ModelArtifact }, sklearn),
  AbTestOptions: inNode('abTest', { ratioA: value(0.5) }),
  BuiltInNodeOptions: inNode('averageCombiner', {}),
  NodeContainer: inNode('model', {}),
  ServerContainer: inNode('server', { artifact: OF_CLASS.ModelArtifact }, sklearn),
  PodOptions: inPredictor((property, name) => ({ pod: struct({ ...said(name, property) }) })),
  ExecutorOptions: inPredictor((property, name) => ({
    orchestrator: call('Orchestrator', 'executor', struct({ ...said(name, property) })),
  })),
  ExplainerContainer: inPredictor((property, name) => ({
    explainer: call('Explainer', 'of', value('A'), struct({ container: struct({ ...said(name, property) }) })),
  })),
  ExplainerOptions: inPredictor((property, name) => ({
    explainer: call('Explainer', 'of', value('A'), struct({ ...said(name, property) })),
  })),
  UtilizationOptions: scaled('onCpu', { percent: value(70), max: value(3) }),
  MetricsOptions: scaled('onMetrics', {
    metrics: items([OF_CLASS.Metric, call('Metric', 'memory', value(60))]),
    max: value(3),
  }),
  KedaOptions: scaled('keda', { triggers: data([{ type: 'kafka', metadata: {} }]) }),
  Routing: (property, name) => ({ props: { routing: struct({ ...said(name, property) }) } }),
  KafkaOptions: (property, name) => ({
    props: {
      serverType: call(
        'ServerType',
        'kafka',
        struct({
          broker: value('b:9092'),
          inputTopic: value('in'),
          outputTopic: value('out'),
          ...said(name, property),
        }),
      ),
    },
  }),
  Endpoint: (property, name) => inNode('model', { container })(struct({ ...said(name, property) }), 'endpoint'),
  ArtifactAccess: (property, name) =>
    inNode(
      'server',
      {},
      sklearn,
    )(call('ModelArtifact', 'uri', value('s3://models/a'), struct({ ...said(name, property) })), 'artifact'),
};

/** Containers stand below the option of that name. */
const BELOW_CONTAINER = ['NodeContainer', 'ServerContainer'];

/** Properties that a manifest does not tell, or that it tells by others, each with the reason. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'SeldonDeploymentProps.defaults': 'is about defaults of the scopes, which no manifest names',
  'SeldonDeploymentProps.seldonOperator': 'names a construct; an import with --operator-values adds it',
  'SeldonDeploymentProps.silence': 'is an annotation of the object; an import adds it for what is broken',
  'SeldonDeploymentProps.serverType': 'without Kafka it says what holds anyhow; KafkaOptions are walked',
  'ServerNodeOptions.serverParameters': 'becomes parameters, which are recognized by their names',
  'WeightedPredictorOptions.placement': 'one node in one pod is where it is anyhow',
  'NodeContainer.startup': 'becomes the startup probe, which is recognized',
  'ServerContainer.startup': 'becomes the startup probe, which is recognized',
  'Routing.retries': 'of no effect on the order: recognized where both gateways have it',
};

const walked = Object.keys(PLACES).flatMap((name) =>
  [...assembly.type(name)!.properties.values()].map((property): [string, string, Member] => [
    `${name}.${property.name}`,
    name,
    property,
  ]),
);

describe('every property that describes a SeldonDeployment comes back from its manifest', () => {
  test.each(walked)('%s', (path, owner, { name, type }) => {
    const property = SPECIAL[path] ?? sample(type, 1);
    const placed = BELOW_CONTAINER.includes(owner)
      ? PLACES[owner](
          struct({ ...(owner === 'NodeContainer' && { image: value('a:1') }), ...said(name, property) }),
          'container',
        )
      : PLACES[owner](property, name);
    const manifest = manifestOf(placed.props, placed.predictor ?? PREDICTOR);
    const recognized = recognize({ assembly, exact: true }, manifest, 'model');
    const [{ method, args }] = recognized.calls;
    const written = [...(recognized.props ? [recognized.props] : []), ...args];

    expect(method).toBe('addPredictor');
    expect(manifestOf(membersOf(recognized.props), membersOf(args[1]))).toEqual(manifest);
    if (!Object.hasOwn(ELSEWHERE, path)) {
      const names = written
        .flatMap((each) => [...partsOf(each)])
        .flatMap((part) => (part.kind === 'object' ? part.members.map(([member]) => member) : []));
      expect([
        ...names,
        ...written.flatMap((each) => [...partsOf(each)]).flatMap((part) => (part.kind === 'call' ? [part.method] : [])),
      ]).toContain(name);
    }
  });

  test('all structs of the construct are walked', () => {
    const reached = new Set<string>();
    const visit = (ref: TypeRef): void => {
      const inner = ref.kind === 'list' || ref.kind === 'map' ? ref.of : ref;
      const type = inner.kind === 'named' ? assembly.resolve(inner) : undefined;
      if (!type || reached.has(type.name) || type.name.startsWith('k8s.')) {
        return;
      }
      reached.add(type.name);
      type.properties.forEach((property) => visit(property.type));
      if (type.kind === 'class' && type.name !== 'SeldonOperator') {
        [...type.methods.values()].flat().forEach((parameter) => visit(parameter.type));
      }
    };
    [{ fqn: 'cdk8s-seldon.SeldonDeploymentProps' }, { fqn: 'cdk8s-seldon.WeightedPredictorOptions' }].forEach(
      ({ fqn }) => visit({ kind: 'named', fqn }),
    );
    const structs = [...reached].filter((name) => assembly.type(name)!.kind === 'struct');
    expect(structs.filter((name) => !Object.hasOwn(PLACES, name) && !Object.hasOwn(WITHIN, name)).sort()).toEqual([]);
  });
});

/** Structs that stand in others, whose members the walk sets all at once, or that manifests do not tell. */
const WITHIN: Readonly<Record<string, string>> = {
  CircuitBreakers: 'Routing',
  RequiredHeader: 'Routing',
  RequestLogger: 'ContainerNodeOptions',
  KedaTrigger: 'KedaOptions',
  KedaFallback: 'KedaOptions',
  NodeOptions: 'ContainerNodeOptions',
  ComponentSpec: 'PodOptions, in a placement',
  EnvKeyOptions: 'NodeContainer',
  EnvResourceOptions: 'NodeContainer',
  SilencedRule: 'see ELSEWHERE',
  TrainedExplainerOptions: 'ExplainerOptions',
  HuggingFaceOptions: 'parameters of the server',
  HuggingFaceParameters: 'parameters of the server',
  TensorflowParameters: 'parameters of the server',
  TritonParameters: 'parameters of the server',
  ModelInitContainer: 'becomes an init container, which is recognized',
  ModelArtifactConfig: 'returned by bind',
  ModelArtifactClaim: 'becomes a volume, which is recognized',
  SeldonOperatorProps: 'names a construct',
};

/** Their members, except those that pods have as well: a new one must be recognized, too. */
const MEMBERS_WITHIN: Readonly<Record<string, readonly string[]>> = {
  CircuitBreakers: ['maxConnections', 'maxPendingRequests', 'maxRequests', 'maxRetries'],
  RequiredHeader: ['name', 'value'],
  RequestLogger: ['mode', 'url'],
  KedaTrigger: ['authentication', 'metadata', 'metricType', 'name', 'type'],
  KedaFallback: ['failureThreshold', 'replicas'],
  NodeOptions: ['endpoint', 'logger', 'parameterOrder', 'parameters'],
  ComponentSpec: ['disruptionBudget', 'nodes', 'scaling'],
  EnvKeyOptions: ['optional'],
  EnvResourceOptions: ['containerName', 'divisor'],
  SilencedRule: ['reason', 'rule'],
  TrainedExplainerOptions: [
    'artifact',
    'config',
    'container',
    'endpoint',
    'initParameters',
    'replicas',
    'serviceAccountName',
  ],
  HuggingFaceOptions: ['task', 'tokenizer'],
  HuggingFaceParameters: [
    'device',
    'framework',
    'interOpThreads',
    'intraOpThreads',
    'optimumModel',
    'pretrainedModel',
    'pretrainedTokenizer',
    'task',
    'taskSuffix',
  ],
  TensorflowParameters: ['grpcEndpoint', 'modelInput', 'modelOutput', 'restEndpoint', 'signatureName'],
  TritonParameters: ['loadModel', 'modelControlMode', 'strictModelConfig'],
  ModelInitContainer: ['env', 'envSecretRefName', 'image', 'limits', 'requests', 'sizeLimit', 'uri'],
  ModelArtifactConfig: [
    'claim',
    'envSecretRefName',
    'initContainer',
    'modelUri',
    'parameters',
    'serviceAccountName',
    'storageInitializerImage',
  ],
  ModelArtifactClaim: ['claimName', 'path'],
  SeldonOperatorProps: [
    'clusterResources',
    'crds',
    'createNamespace',
    'createRbac',
    'executor',
    'explainerImage',
    'explainerV2Image',
    'imageMirror',
    'ingress',
    'installCrd',
    'keda',
    'manager',
    'mode',
    'models',
    'namespace',
    'platform',
    'predictorServers',
    'release',
    'secretNamespaces',
    'storageInitializer',
    'strictParity',
    'upgradeFrom',
    'values',
    'version',
    'webhookCertificate',
  ],
};

test.each(Object.keys(WITHIN))('%s, which the walk does not visit, has the members that import writes', (name) => {
  const ofPods = assembly.type('PodOptions')!.properties;
  const own = [...assembly.type(name)!.properties.keys()].filter(
    (member) => !ofPods.has(member) || name !== 'ComponentSpec',
  );
  expect(own.sort()).toEqual(MEMBERS_WITHIN[name]);
});

function membersOf(expression: Expression | undefined): Record<string, Expression> {
  return expression?.kind === 'object' ? Object.fromEntries(expression.members) : {};
}

function manifestOf(props: Record<string, Expression> = {}, predictor: Record<string, Expression>): JsonObject {
  const made = new SeldonDeployment(
    new Chart(new App(), 'chart'),
    'model',
    evaluate(struct(props), new Map()) as object,
  );
  evaluate(
    call({ kind: 'variable', name: 'made' }, 'addPredictor', value('default'), struct(predictor)),
    new Map([['made', made]]),
  );
  return made._toManifest();
}
