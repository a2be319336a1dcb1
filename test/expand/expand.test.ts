import { at, container, env, expandSpec, MODEL, named, ofKind, pod, predictor, SKLEARN } from './sample';
import { DEFAULT_VERSION, RELEASES } from '../../src/api/facts/release';
import { expand } from '../../src/expand/expand';
import { NamespaceSurroundings } from '../../src/expand/surroundings';
import { clone, type JsonObject } from '../../src/private/json';
import { configOf } from '../helpers/operator-profile';

describe('a model', () => {
  const expanded = expandSpec({ predictors: [MODEL] });

  test('becomes a Deployment, a Service of its container and a Service of the predictor', () => {
    expect(expanded.objects.map(({ kind, metadata }) => `${kind} ${String(metadata.name)}`)).toEqual([
      'Deployment iris-default-0-m',
      'Service iris-default-m',
      'Service iris-default',
    ]);
  });

  test("is called at the predictor's Service", () => {
    expect(expanded.address).toBe('http://iris-default.seldon.svc.cluster.local:8000/api/v1.0/predictions');
  });

  test('gets ports, probes and an orchestrator next to it', () => {
    expect(container(expanded, 'm')).toMatchObject({
      ports: [
        { name: 'metrics', containerPort: 6000 },
        { name: 'http', containerPort: 9000 },
        { name: 'grpc', containerPort: 9500 },
      ],
      readinessProbe: { tcpSocket: { port: 9000 }, initialDelaySeconds: 20 },
    });
    expect(container(expanded, 'seldon-container-engine').image).toBe(
      `docker.io/seldonio/seldon-core-executor:${DEFAULT_VERSION}`,
    );
  });

  test('the orchestrator gets the graph with the addresses of its nodes', () => {
    const document = JSON.parse(
      Buffer.from(String(env(container(expanded, 'seldon-container-engine')).ENGINE_PREDICTOR), 'base64').toString(),
    ) as JsonObject;
    expect(document.graph).toEqual({
      name: 'm',
      type: 'MODEL',
      implementation: 'UNKNOWN_IMPLEMENTATION',
      endpoint: { service_host: 'localhost', service_port: 9000, httpPort: 9000, grpcPort: 9500 },
    });
    expect(document).toMatchObject({ replicas: 0, componentSpecs: [{ metadata: { creationTimestamp: null } }] });
  });
});

describe('the same input gives the same objects', () => {
  test('whatever the order of its keys', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) {
        return value.map(reversed);
      }
      if (typeof value === 'object' && value !== null) {
        return Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, item]) => [key, reversed(item)]),
        );
      }
      return value;
    };
    const spec = {
      predictors: [{ ...SKLEARN, labels: { b: '1', a: '2' }, annotations: { y: '1', x: '2' } }],
      annotations: { z: '1', w: '2' },
    };
    expect(JSON.stringify(expandSpec(reversed(spec) as JsonObject))).toBe(JSON.stringify(expandSpec(spec)));
  });

  test('and the input stays as it was', () => {
    const sdep = { metadata: { name: 'iris', namespace: 'seldon' }, spec: { predictors: [clone(SKLEARN)] } };
    const before = JSON.stringify(sdep);
    expand(sdep, configOf({}), NamespaceSurroundings.NONE);
    expect(JSON.stringify(sdep)).toBe(before);
  });
});

describe('the orchestrator', () => {
  test('runs in its own pod if the spec says so', () => {
    const expanded = expandSpec({ annotations: { 'seldon.io/engine-separate-pod': 'true' }, predictors: [MODEL] });
    expect(ofKind(expanded, 'Deployment').map(({ metadata }) => metadata.name)).toEqual([
      'iris-default-svc-orch',
      'iris-default-0-m',
    ]);
  });

  test('is left out if a predictor says so, and the container is called directly', () => {
    const expanded = expandSpec({ predictors: [{ ...MODEL, annotations: { 'seldon.io/no-engine': 'true' } }] });
    expect(pod(expanded).containers).toHaveLength(1);
    expect(expanded.address).toContain(':9000/');
  });

  test('reads variables from annotations, except those that it is given', () => {
    const expanded = expandSpec({
      annotations: { 'seldon.io/engine-log-level': 'DEBUG', 'seldon.io/engine-other': 'x' },
      predictors: [{ ...MODEL, svcOrchSpec: { env: [{ name: 'LOG_LEVEL', value: 'WARN' }] } }],
    });
    expect(env(container(expanded, 'seldon-container-engine'))).toMatchObject({ LOG_LEVEL: 'WARN', OTHER: 'x' });
  });
});

describe('a prepackaged server', () => {
  test("gets its image from the operator's values, and an init container that loads the model", () => {
    const expanded = expandSpec(
      { predictors: [SKLEARN] },
      { values: { storageInitializer: { image: 'mirror/rclone:1' } } },
    );
    expect(container(expanded, 'm').image).toBe(`seldonio/sklearnserver:${DEFAULT_VERSION}`);
    expect(container(expanded, 'm-model-initializer', 'initContainers')).toMatchObject({
      image: 'mirror/rclone:1',
      args: ['gs://bucket/m', '/mnt/models'],
    });
  });

  test('of the V2 protocol is MLServer, whatever probe was given', () => {
    const server = predictor({ name: 'm', implementation: 'SKLEARN_SERVER', modelUri: 's3://m' }, {}, [
      { name: 'm', readinessProbe: { exec: { command: ['true'] }, periodSeconds: 7 } },
    ]);
    const expanded = expandSpec({ protocol: 'v2', predictors: [server] });
    expect(container(expanded, 'm').image).toBe(`seldonio/mlserver:${RELEASES[DEFAULT_VERSION].mlserver}-sklearn`);
    expect(container(expanded, 'm').readinessProbe).toEqual({
      httpGet: { path: '/v2/health/ready', port: 'http', scheme: 'HTTP' },
      periodSeconds: 7,
    });
  });

  test('for TensorFlow runs behind a proxy, or alone for its own protocol', () => {
    const server = predictor({ name: 'm', implementation: 'TENSORFLOW_SERVER', modelUri: 'gs://m' });
    expect((pod(expandSpec({ predictors: [server] })).containers as JsonObject[]).map(({ name }) => name)).toEqual([
      'm',
      'tfserving',
      'seldon-container-engine',
    ]);
    const alone = expandSpec({ protocol: 'tensorflow', predictors: [server] });
    expect(container(alone, 'm').args).toEqual([
      '--port=9500',
      '--rest_api_port=9000',
      '--model_name=m',
      '--model_base_path=/mnt/models',
    ]);
  });

  test('of Triton may load models itself', () => {
    const expanded = expandSpec({
      annotations: { 'seldon.io/no-storage-initializer': 'true' },
      protocol: 'v2',
      predictors: [
        predictor({ name: 'm', implementation: 'TRITON_SERVER', modelUri: 's3://models', envSecretRefName: 'bucket' }),
      ],
    });
    expect(container(expanded, 'm').args).toContain('--model-repository=s3://models');
    expect(container(expanded, 'm').envFrom).toEqual([{ secretRef: { name: 'bucket' } }]);
    expect(pod(expanded).initContainers).toBeUndefined();
  });
});

describe('credentials', () => {
  const account = { kind: 'ServiceAccount', metadata: { name: 'loader' }, secrets: [{ name: 'keys' }] };
  const server = predictor({
    name: 'm',
    implementation: 'SKLEARN_SERVER',
    modelUri: 's3://m',
    serviceAccountName: 'loader',
  });

  test('in the Secret of the ServiceAccount become variables for S3', () => {
    const keys = {
      kind: 'Secret',
      metadata: {
        name: 'keys',
        annotations: { 'serving.kubeflow.org/s3-endpoint': 'minio:9000', 'serving.kubeflow.org/s3-usehttps': '0' },
      },
      data: { awsSecretAccessKey: 'c2VjcmV0' },
    };
    const expanded = expandSpec({ predictors: [server] }, { surroundings: [account, keys] });
    const initializer = container(expanded, 'm-model-initializer', 'initContainers');
    expect(env(initializer)).toMatchObject({ AWS_ENDPOINT_URL: 'http://minio:9000', S3_USE_HTTPS: '0' });
    expect(JSON.stringify(expanded.objects)).not.toContain('c2VjcmV0');
  });

  test('for GCS become a mounted file', () => {
    const keys = {
      kind: 'Secret',
      metadata: { name: 'keys' },
      data: { 'gcloud-application-credentials.json': 'e30=' },
    };
    const expanded = expandSpec({ predictors: [server] }, { surroundings: [account, keys] });
    expect(pod(expanded).volumes).toContainEqual({ name: 'user-gcp-sa', secret: { secretName: 'keys' } });
  });

  test('that do not exist are passed over', () => {
    expect(expandSpec({ predictors: [server] }, { surroundings: [account] }).failure).toBeUndefined();
  });
});

describe('scaling', () => {
  const scaled = (more: JsonObject): JsonObject => ({
    ...MODEL,
    replicas: 2,
    componentSpecs: [{ spec: { containers: [{ name: 'm' }] }, ...more }],
  });

  test('by an HPA leaves the replicas to it, and converts metrics of the old form', () => {
    const hpaSpec = {
      maxReplicas: 3,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', targetAverageUtilization: 70 } }],
    };
    const expanded = expandSpec({ predictors: [scaled({ hpaSpec })] });
    expect(at(named(expanded, 'HorizontalPodAutoscaler', 'iris-default-0-m'), 'spec', 'metrics')).toEqual([
      { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
    ]);
    expect(at(named(expanded, 'Deployment', 'iris-default-0-m'), 'spec', 'replicas')).toBeUndefined();
  });

  test('by KEDA creates a ScaledObject only if KEDA is enabled in the operator', () => {
    const spec = {
      predictors: [scaled({ kedaSpec: { triggers: [{ type: 'cron', metadata: { timezone: 'UTC' } }] } })],
    };
    expect(ofKind(expandSpec(spec), 'ScaledObject')).toHaveLength(0);
    expect(ofKind(expandSpec(spec, { values: { keda: { enabled: true } } }), 'ScaledObject')).toHaveLength(1);
  });
});

describe('Istio', () => {
  const values = { istio: { enabled: true } };

  test('mirrors calls to a shadow', () => {
    const shadow = { ...MODEL, name: 'next', shadow: true, traffic: 20 };
    const expanded = expandSpec({ predictors: [{ ...MODEL, traffic: 100 }, shadow] }, { values });
    expect(at(named(expanded, 'VirtualService', 'iris'), 'spec', 'http', 0)).toMatchObject({
      route: [{ weight: 100 }],
      mirror: { host: 'iris-next.seldon.svc.cluster.local' },
      mirrorPercentage: { value: 20 },
    });
  });

  test('treats an unknown TLS mode as none', () => {
    const expanded = expandSpec({ predictors: [MODEL] }, { values: { istio: { enabled: true, tlsMode: 'STRICT' } } });
    expect(at(named(expanded, 'DestinationRule', 'iris-default'), 'spec', 'trafficPolicy')).toEqual({ tls: {} });
  });
});

describe('Ambassador', () => {
  test('gets Mappings, and never the TLSContext that they name', () => {
    const secured = { ...MODEL, ssl: { certSecretName: 'certificates' } };
    const expanded = expandSpec({ predictors: [secured] }, { values: { ambassador: { enabled: true } } });
    expect(ofKind(expanded, 'Mapping').map(({ metadata }) => metadata.name)).toEqual([
      'seldon-seldon-iris-default-rest',
      'seldon-seldon-iris-default-grpc',
    ]);
    expect(ofKind(expanded, 'TLSContext')).toEqual([]);
  });

  test('of API v1 gets an annotation, which the predictor may overwrite', () => {
    const values = { ambassador: { enabled: true, version: 'v1' } };
    const annotation = (more: JsonObject) =>
      at(
        named(expandSpec({ predictors: [{ ...MODEL, ...more }] }, { values }), 'Service', 'iris-default'),
        'metadata',
        'annotations',
        'getambassador.io/config',
      );
    expect(annotation({})).toContain('name: seldon_seldon_iris_default_rest_mapping\n');
    expect(annotation({ annotations: { 'getambassador.io/config': 'mine' } })).toBe('mine');
  });
});

describe('an explainer', () => {
  test('gets a Deployment and a Service, and calls the predictor', () => {
    const expanded = expandSpec({
      predictors: [
        { ...MODEL, explainer: { type: 'AnchorTabular', modelUri: 'gs://e', config: { file: 'gs://e/f' } } },
      ],
    });
    const explained = named(expanded, 'Deployment', 'iris-default-explainer');
    expect(at(explained, 'spec', 'template', 'spec', 'containers', 0, 'args')).toEqual([
      '--model_name=m',
      '--predictor_host=iris-default.seldon:8000',
      '--protocol=seldon.http',
      '--http_port=9000',
      '--storage_uri=/mnt/models',
      'AnchorTabular',
      '--file=/mnt/models/f',
    ]);
    expect(ofKind(expanded, 'Service')).toHaveLength(3);
  });

  test('without a type is not created', () => {
    expect(
      ofKind(expandSpec({ predictors: [{ ...MODEL, explainer: { modelUri: 'gs://e' } }] }), 'Deployment'),
    ).toHaveLength(1);
  });
});

describe('a SeldonDeployment that the operator cannot serve', () => {
  test("names the operator's words and the field to change, and no object", () => {
    expect(
      expandSpec(
        { predictors: [MODEL], annotations: { 'seldon.io/istio-retries': 'x' } },
        { values: { istio: { enabled: true } } },
      ),
    ).toEqual({
      objects: [],
      failure: {
        kind: 'error',
        message: 'strconv.Atoi: parsing "x": invalid syntax',
        path: 'spec.annotations[seldon.io/istio-retries]',
      },
    });
  });

  test('because no node is in the first pod', () => {
    const beyond = predictor({ name: 'm' }, {}, [{ name: 'helper' }], [{ name: 'm' }]);
    expect(expandSpec({ predictors: [beyond] }).failure?.message).toMatch(
      /^engine not separate and no pu with localhost service/,
    );
  });

  test('because it crashes on a header without a colon', () => {
    const spec = {
      predictors: [MODEL],
      annotations: { 'seldon.io/ambassador-header': 'x', 'seldon.io/ambassador-regex-header': 'x: .*' },
    };
    expect(expandSpec(spec, { values: { ambassador: { enabled: true } } }).failure).toMatchObject({
      kind: 'panic',
      message: 'runtime error: index out of range [1] with length 1',
    });
  });

  test('because it crashes on certificates for a root without a container', () => {
    const rootless = predictor(
      { name: 'root', implementation: 'SIMPLE_ROUTER', children: [{ name: 'm' }] },
      { ssl: { certSecretName: 'c' } },
      [{ name: 'm' }],
    );
    expect(expandSpec({ predictors: [rootless] }).failure).toMatchObject({
      kind: 'panic',
      path: 'spec.predictors[0].ssl',
    });
  });

  test('because of a server that the operator does not know', () => {
    const unknown = predictor({ name: 'r', children: [{ name: 'm', implementation: 'MY_SERVER' }] }, {}, [
      { name: 'r' },
      { name: 'm', image: 'i' },
    ]);
    expect(expandSpec({ predictors: [unknown] }).failure).toMatchObject({
      message: 'Failed to get server config for MY_SERVER',
      path: 'spec.predictors[0].graph.children[0].implementation',
    });
  });

  test('because two Services of one name select different pods', () => {
    const predictors = [
      { ...MODEL, traffic: 50 },
      { ...MODEL, name: 'default-m', traffic: 50 },
    ];
    expect(expandSpec({ predictors }).failure?.path).toBe('spec.predictors');
  });
});

describe('a SeldonDeployment of another operator', () => {
  test('is ignored', () => {
    expect(expandSpec({ predictors: [MODEL] }, { values: { controllerId: 'team-a' } })).toEqual({ objects: [] });
  });
});

describe('variables that the operator sets too', () => {
  test('make it drop all variables that come before them', () => {
    const own = predictor({ name: 'm' }, {}, [
      {
        name: 'm',
        env: [
          { name: 'A', value: '1' },
          { name: 'MLSERVER_HTTP_PORT', value: '1' },
        ],
      },
    ]);
    const variables = env(container(expandSpec({ predictors: [own] }), 'm'));
    expect(variables).not.toHaveProperty('A');
    expect(variables).not.toHaveProperty('PREDICTIVE_UNIT_SERVICE_PORT');
    expect(variables).toHaveProperty('SELDON_DEPLOYMENT_ID', 'iris');
  });
});
