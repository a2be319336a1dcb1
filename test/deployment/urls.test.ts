import { Chart, JsonPatch, Lazy, Testing } from 'cdk8s';
import {
  EnvValue,
  Explainer,
  GraphNode,
  IstioGateway,
  ModelArtifact,
  Orchestrator,
  PrepackagedServer,
  Protocol,
  SeldonDeployment,
} from '../../src';
import { model, sdep } from '../helpers/sdep';

const server = GraphNode.server('classifier', PrepackagedServer.SKLEARN, {
  artifact: ModelArtifact.gcs('models/iris'),
});
const trained = { artifact: ModelArtifact.gcs('models/explainer') };

describe('URLs behind the ingress', () => {
  test.each([
    [Protocol.SELDON, server, '/api/v1.0/predictions', '/api/v1.0/feedback', '/api/v1.0/doc/'],
    [Protocol.V2, server, '/v2/models/classifier/infer', undefined, '/v2/docs/'],
    [Protocol.TENSORFLOW, model('resnet'), '/v1/models/resnet:predict', '/api/v1.0/feedback', undefined],
    // A name in the path would be passed on to every node.
    [Protocol.V2, model('a').to(model('b')), '/v2/models/infer', undefined, '/v2/docs/'],
    [Protocol.TENSORFLOW, model('a').to(model('b')), '/v1/models/:predict', '/api/v1.0/feedback', undefined],
  ])('under %s', (protocol, graph, predictions, feedback, swagger) => {
    const deployment = sdep({ protocol }, 'models');
    deployment.addPredictor('default', { graph });
    const url = (path?: string) => path && `http://<ingress>/seldon/models/iris${path}`;
    expect(deployment.urls).toEqual({ predictions: url(predictions), feedback: url(feedback), swagger: url(swagger) });
  });

  test.each([
    [Protocol.TENSORFLOW, ['--port=9500', '--model_name=resnet'], '/v1/models/resnet:predict'],
    [Protocol.TENSORFLOW, ['--model_name=first', '--model_name=last'], '/v1/models/last:predict'],
    [Protocol.TENSORFLOW, ['--port=9500'], '/v1/models/photos:predict'],
    [Protocol.TENSORFLOW, ['--model_name='], '/v1/models/photos:predict'],
    [Protocol.TENSORFLOW, ['--model_name=$(MODEL)'], '/v1/models/photos:predict'],
    [Protocol.V2, ['--model_name=resnet'], '/v2/models/photos/infer'],
  ])('name the model as TensorFlow Serving does: %s %j', (protocol, args, path) => {
    const deployment = sdep({ protocol }, 'models');
    const graph = GraphNode.model('photos', { container: { image: 'acme/photos:1', args } });
    deployment.addPredictor('default', { graph });
    expect(deployment.urls.predictions).toBe(`http://<ingress>/seldon/models/iris${path}`);
  });

  test('and requests of gRPC repeat that name', () => {
    const deployment = sdep({ protocol: Protocol.TENSORFLOW }, 'models');
    const container = { image: 'acme/photos:1', args: ['--model_name=resnet'] };
    deployment.addPredictor('default', { graph: GraphNode.model('photos', { container }) });
    expect(deployment.snippets.grpcurl()).toContain('"model_spec":{"name":"resnet"}');
  });

  test("have the host that the requests are routed by, and Ambassador's name for the SeldonDeployment", () => {
    const deployment = sdep({
      routing: { host: 'models.example.com', gateway: IstioGateway.MESH, ambassadorServiceName: 'flowers' },
    });
    deployment.addPredictor('default', { graph: server });
    expect(deployment.urls.predictions).toBe('http://models.example.com/seldon/default/flowers/api/v1.0/predictions');
    expect(deployment.grpc.metadata).toEqual({ seldon: 'flowers', namespace: 'default' });
  });

  test.each([
    [Protocol.SELDON, 'seldon.protos.Seldon/Predict'],
    [Protocol.V2, 'inference.GRPCInferenceService/ModelInfer'],
    [Protocol.TENSORFLOW, 'tensorflow.serving.PredictionService/Predict'],
  ])('by gRPC under %s', (protocol, method) => {
    expect(sdep({ protocol }, 'models').grpc).toEqual({ method, metadata: { seldon: 'iris', namespace: 'models' } });
  });

  test.each([
    [Protocol.SELDON, '/api/v1.0/explain'],
    [Protocol.V2, '/v2/models/iris-default-explainer/infer'],
    [Protocol.TENSORFLOW, '/v1/models/classifier:explain'],
  ])('of explanations under %s', (protocol, path) => {
    const deployment = sdep({ protocol }, 'models');
    const explained = deployment.addPredictor('default', {
      graph: server,
      explainer: Explainer.anchorTabular(trained),
    });
    expect(explained.explanationsUrl).toBe(`http://<ingress>/seldon/models/iris-explainer/default${path}`);
    expect(explained.explainerName).toBe('iris-default-explainer');
  });
});

describe('names and URLs of a SeldonDeployment that is changed after it was created', () => {
  const created = () => {
    const deployment = sdep({}, 'models');
    return { deployment, predictor: deployment.addPredictor('default', { graph: server }) };
  };
  const path = 'api/v1.0/predictions';

  test('follow annotations of spec', () => {
    const { deployment } = created();
    deployment.addAnnotation('seldon.io/istio-host', 'flowers.example.com');
    deployment.addAnnotation('seldon.io/ambassador-service-name', 'flowers');
    expect(deployment.urls.predictions).toBe(`http://flowers.example.com/seldon/models/flowers/${path}`);
    expect(deployment.grpc.metadata).toEqual({ seldon: 'flowers', namespace: 'models' });
    expect(deployment.snippets.curl()).toContain(`'http://flowers.example.com/seldon/models/flowers/${path}'`);
  });

  test('follow annotations of metadata, after those of spec', () => {
    const { deployment } = created();
    deployment.apiObject.metadata.addAnnotation('seldon.io/istio-host', 'flowers.example.com');
    expect(deployment.urls.predictions).toBe(`http://flowers.example.com/seldon/models/iris/${path}`);
    deployment.addAnnotation('seldon.io/istio-host', 'iris.example.com');
    expect(deployment.urls.predictions).toBe(`http://iris.example.com/seldon/models/iris/${path}`);
  });

  test('follow patches of its metadata and annotations, as what the operator creates does', () => {
    const { deployment, predictor } = created();
    deployment.apiObject.addJsonPatch(
      JsonPatch.replace('/metadata/name', 'rose'),
      JsonPatch.replace('/metadata/namespace', 'garden'),
      JsonPatch.add('/spec/annotations', { 'seldon.io/istio-host': 'rose.example.com' }),
    );
    expect([deployment.deploymentName, deployment.namespace]).toEqual(['rose', 'garden']);
    expect(deployment.urls.predictions).toBe(`http://rose.example.com/seldon/garden/rose/${path}`);
    expect(predictor.serviceUrl).toBe(`http://rose-default.garden:8000/${path}`);
    expect(deployment.expand().objects).toContainEqual(
      expect.objectContaining({ kind: 'Service', metadata: expect.objectContaining({ name: predictor.serviceName }) }),
    );
  });

  test('do not depend on a patch that cannot be applied yet', () => {
    const deployment = sdep();
    deployment.apiObject.addJsonPatch(JsonPatch.replace('/spec/predictors/0/name', 'main'));
    expect(deployment.deploymentName).toBe('iris');
    expect(() => deployment.addPredictor('default', { graph: server })).not.toThrow();
  });

  test.each<[string, (deployment: SeldonDeployment) => unknown]>([
    ['deploymentName', ({ deploymentName }) => deploymentName],
    ['namespace', ({ namespace }) => namespace],
    ['urls', ({ urls }) => urls],
    ['grpc', ({ grpc }) => grpc],
    ['snippets', ({ snippets }) => snippets.curl()],
    ['serviceUrl', ({ predictors: [{ serviceUrl }] }) => serviceUrl],
    ['grpcPort', ({ predictors: [{ grpcPort }] }) => grpcPort],
    ['deploymentNames', ({ predictors: [{ deploymentNames }] }) => deploymentNames],
    ['explanationsUrl', ({ predictors: [{ explanationsUrl }] }) => explanationsUrl],
  ])('render a patched one once: %s', (_, read) => {
    const { deployment } = created();
    deployment.apiObject.addJsonPatch(JsonPatch.replace('/metadata/name', 'rose'));
    const render = jest.spyOn(deployment.apiObject, 'toJson');
    read(deployment);
    expect(render.mock.calls.length).toBeLessThanOrEqual(1);
  });

  test('take no longer with each model of a chain that know the URL of the next', () => {
    const chart = new Chart(Testing.app(), 'chain');
    let reads = 0;
    const chain = [0, 1, 2, 3, 4, 5].map((place) => {
      const deployment = new SeldonDeployment(chart, `stage-${place}`);
      const next: string = Lazy.any({
        produce: () => {
          reads++;
          return chain[place + 1]?.predictor('default').serviceUrl ?? 'none';
        },
      });
      deployment.addPredictor('default', {
        graph: GraphNode.model('model', { container: { image: 'acme/model:1', env: { NEXT: EnvValue.of(next) } } }),
      });
      deployment.apiObject.addJsonPatch(JsonPatch.add('/metadata/labels', { team: 'growth' }));
      return deployment;
    });
    reads = 0;
    chain[0].apiObject.toJson();
    expect(reads).toBe(chain.length);
  });

  test('have the name that was given if a patch leaves it to the API server', () => {
    const { deployment, predictor } = created();
    deployment.apiObject.addJsonPatch(
      JsonPatch.remove('/metadata/name'),
      JsonPatch.add('/metadata/generateName', 'iris-'),
    );
    expect(deployment.deploymentName).toBe('iris');
    expect(predictor.serviceUrl).toBe(`http://iris-default.models:8000/${path}`);
  });

  test('know the Services of nodes that a patch adds', () => {
    const { deployment, predictor } = created();
    deployment.apiObject.addJsonPatch(
      JsonPatch.add('/spec/predictors/0/graph/children', [{ name: 'encoder', implementation: 'SKLEARN_SERVER' }]),
    );
    expect(predictor.nodeServiceName('encoder')).toBe('iris-default-encoder');
  });

  test('may be part of it', () => {
    const deployment = sdep();
    const url: string = Lazy.any({ produce: () => deployment.predictor('default').serviceUrl });
    deployment.addPredictor('default', {
      graph: GraphNode.model('model', { container: { image: 'acme/model:1', env: { URL: EnvValue.of(url) } } }),
    });
    deployment.apiObject.addJsonPatch(JsonPatch.replace('/metadata/name', 'rose'));
    expect(JSON.stringify(deployment.apiObject.toJson())).toContain(
      `"value":"http://rose-default.default:8000/${path}"`,
    );
  });
});

describe('names and URLs that depend on what is resolved later', () => {
  const later = (produce: () => unknown): string => Lazy.any({ produce }) as string;
  const path = 'api/v1.0/predictions';

  test('follow the namespace', () => {
    const deployment = sdep({ metadata: { namespace: later(() => 'garden') } });
    const predictor = deployment.addPredictor('default', { graph: server });
    expect(deployment.namespace).toBe('garden');
    expect(deployment.urls.predictions).toBe(`http://<ingress>/seldon/garden/iris/${path}`);
    expect(predictor.serviceUrl).toBe(`http://iris-default.garden:8000/${path}`);
  });

  test('follow annotations, those of predictors included', () => {
    const deployment = sdep({ annotations: { 'seldon.io/istio-host': later(() => 'rose.example.com') } }, 'models');
    const predictor = deployment.addPredictor('default', { graph: server, serviceName: later(() => 'flowers') });
    deployment.apiObject.metadata.addAnnotation(
      'seldon.io/ambassador-service-name',
      later(() => 'rose'),
    );
    expect(deployment.urls.predictions).toBe(`http://rose.example.com/seldon/models/rose/${path}`);
    expect(predictor.serviceName).toBe('flowers');
  });

  test('do so even if that depends on them', () => {
    const deployment: SeldonDeployment = sdep({
      metadata: { namespace: later(() => `${deployment.deploymentName}-space`) },
      annotations: { 'seldon.io/istio-host': later(() => `${deployment.namespace}.example.com`) },
    });
    deployment.addPredictor('default', { graph: server });
    expect(deployment.urls.predictions).toBe(`http://iris-space.example.com/seldon/iris-space/iris/${path}`);
  });

  test('wait for what cannot be resolved yet', () => {
    let host: string | undefined;
    const known = later(() => host!.toLowerCase());
    const deployment = sdep({ annotations: { 'seldon.io/istio-host': known } });
    deployment.addPredictor('default', { graph: server });
    expect(deployment.urls.predictions).toBe(`http://<ingress>/seldon/default/iris/${path}`);
    host = 'rose.example.com';
    expect(deployment.urls.predictions).toBe(`http://rose.example.com/seldon/default/iris/${path}`);
  });
});

describe('URLs inside the cluster', () => {
  test('lead to the orchestrator', () => {
    const predictor = sdep({}, 'models').addPredictor('default', { graph: server });
    expect(predictor.serviceUrl).toBe('http://iris-default.models:8000/api/v1.0/predictions');
    expect([predictor.httpPort, predictor.grpcPort]).toEqual([8000, 5001]);
  });

  test('lead to the node itself if there is no orchestrator', () => {
    const deployment = sdep({}, 'models');
    deployment.addPredictor('first', { graph: server, traffic: 50 });
    const predictor = deployment.addPredictor('second', {
      graph: model('own'),
      orchestrator: Orchestrator.none(),
      serviceName: 'own-svc',
      traffic: 50,
    });
    expect(predictor.serviceUrl).toBe('http://own-svc.models:9001/api/v1.0/predictions');
    expect([predictor.httpPort, predictor.grpcPort]).toEqual([9001, 9501]);
  });
});

describe('snippets', () => {
  const deployment = sdep({}, 'models');
  deployment.addPredictor('default', { graph: server });
  const v2 = sdep({ protocol: Protocol.V2 }, 'models');
  v2.addPredictor('default', { graph: server });

  test('curl', () => {
    expect(deployment.snippets.curl({ ingress: 'http://localhost:8080/' })).toBe(
      [
        "curl -s 'http://localhost:8080/seldon/models/iris/api/v1.0/predictions' \\",
        "  -H 'Content-Type: application/json' \\",
        '  -d \'{"data":{"ndarray":[[1,2,3,4]]}}\'',
      ].join('\n'),
    );
  });

  test('curl keeps quotes of the request from the shell', () => {
    expect(deployment.snippets.curl({ request: { strData: "it's" } })).toContain("-d '{\"strData\":\"it'\\''s\"}'");
  });

  test('grpcurl', () => {
    expect(v2.snippets.grpcurl({ ingress: 'https://models.example.com' })).toBe(
      [
        'grpcurl -proto grpc_service.proto \\',
        "  -rpc-header 'seldon: iris' \\",
        "  -rpc-header 'namespace: models' \\",
        '  -d \'{"model_name":"classifier","inputs":[{"name":"input-0","shape":[1,4],"datatype":"FP32","contents":{"fp32_contents":[1,2,3,4]}}]}\' \\',
        '  models.example.com:443 inference.GRPCInferenceService/ModelInfer',
      ].join('\n'),
    );
    expect(deployment.snippets.grpcurl()).toMatch(/^grpcurl -plaintext -proto prediction\.proto/);
  });

  test('Python, with the client of Seldon or with requests', () => {
    expect(deployment.snippets.python({ ingress: 'http://localhost:8080' })).toBe(
      [
        'import numpy as np',
        'from seldon_core.seldon_client import SeldonClient',
        '',
        'client = SeldonClient(gateway="istio", transport="rest", gateway_endpoint="localhost:8080", namespace="models")',
        'response = client.predict(',
        '    deployment_name="iris",',
        '    payload_type="ndarray",',
        '    data=np.array([[1,2,3,4]]),',
        ')',
        'print(response)',
      ].join('\n'),
    );
    expect(v2.snippets.python({ request: { inputs: [], flag: true, none: null } })).toContain(
      'json={"flag": True, "inputs": [], "none": None})',
    );
  });
});
