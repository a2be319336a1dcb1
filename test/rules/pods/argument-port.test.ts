import { argumentPort } from '../../../src/rules/pods/argument-port';
import { describeRule, judgeManifests } from '../describe-rule';

function pod(container: string, image = 'i:1'): string {
  return `predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: '${image}', ${container}}]}}]}]`;
}

const CONTAINER = 'spec.predictors[0].componentSpecs[0].spec.containers[0]';

describeRule(argumentPort, {
  accepts: {
    'the port that it is called on': pod("command: [uvicorn, 'a:b', --host, 0.0.0.0, --port, '9000']"),
    'a declared port': pod('args: [gunicorn, --bind=0.0.0.0:5000], ports: [{name: http, containerPort: 5000}]'),
    'both ports of TensorFlow Serving': pod(
      'args: [--port=8500, --rest_api_port=8501], ports: [{name: grpc, containerPort: 8500}, {name: http, containerPort: 8501}]',
      'tensorflow/serving:2.6.0',
    ),
    'one of two ports': pod('args: [tritonserver, --http-port=9000, --grpc-port=8001]'),
    'a port without a name, which another rule is about': pod(
      "command: [uvicorn, 'a:b', --port, '8080'], ports: [{containerPort: 8080}]",
    ),
    'a port from a variable': pod('command: [uvicorn, a, --port, $(PREDICTIVE_UNIT_HTTP_SERVICE_PORT)]'),
    'another program': pod("command: [serve, --port, '8080']"),
    'another program in the image of TensorFlow Serving': pod(
      'command: [/serve.sh], args: [--port=8500]',
      'tensorflow/serving:2.6.0',
    ),
    'a port for something else': pod("args: [uvicorn, a, --metrics-port, '8080']"),
    'a prepackaged server':
      "predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m/x}, componentSpecs: [{spec: {containers: [{name: m, args: [--http-port, '1']}]}}]}]",
  },
  rejects: {
    'a port that the container does not declare': [
      pod("args: [seldon-core-microservice, Iris, --http-port, '8080']"),
      [`${CONTAINER}.args[3]`, 'node "m" listens on port 8080, but is called on 9000 (http)'],
    ],
    'another port than the declared one': [
      pod("command: [gunicorn], args: [-b, '0.0.0.0:5000', app], ports: [{name: http, containerPort: 8000}]"),
      [`${CONTAINER}.args[1]`, 'listens on port 5000, but is called on 8000 (http)'],
    ],
    'exchanged ports': [
      pod(
        'args: [--port=8500, --rest_api_port=8501], ports: [{name: http, containerPort: 8500}, {name: grpc, containerPort: 8501}]',
        'tensorflow/serving:2.6.0',
      ),
      [`${CONTAINER}.args[1]`, 'listens on port 8501, but is called on 8500 (http)'],
    ],
    'TensorFlow Serving from a mirror': [
      pod('args: [--model_name=m, --rest_api_port=8501, --port=8500]', 'registry.example.com/tensorflow/serving:2.8.0'),
      [`${CONTAINER}.args[1]`, 'listens on port 8501, but is called on 9000 (http)'],
    ],
    'TensorFlow Serving without a tag': [
      pod('args: [--port=8500, --rest_api_port=8501]', 'tensorflow/serving'),
      [`${CONTAINER}.args[1]`, 'listens on port 8501, but is called on 9000 (http)'],
    ],
    'words in a script': [
      pod("command: [sh, -c, 'exec uvicorn a:b --port 8080']"),
      [`${CONTAINER}.command[2]`, 'listens on port 8080'],
    ],
    localhost: [
      pod("command: [gunicorn, --bind, '127.0.0.1:9000', a]"),
      [`${CONTAINER}.command[2]`, 'node "m" listens on localhost only'],
    ],
  },
});

describe('a port of another container in the pod is not to be declared', () => {
  const server = (port: number) => `command: [uvicorn, 'a:b', --host, 0.0.0.0, --port, '${port}']`;
  const alone = (port: number, ports = '') => pod(`${server(port)}${ports}`);
  const remedyOf = (spec: string): string | undefined =>
    judgeManifests(`spec: {${spec}}`).findings.find(({ rule }) => rule === argumentPort.id)?.remedy;

  test.each([8000, 5001])('%i belongs to the orchestrator', (port) => {
    expect(remedyOf(alone(port))).toBe(
      `make it listen on 9000 instead: ${port} belongs to the orchestrator in the same pod`,
    );
  });

  test.each([
    [server(9500), server(9000), 'make it listen on 9000 instead: the operator assigns 9500 for grpc'],
    [
      'args: [seldon-core-microservice, Iris, --grpc-port=9000]',
      'args: [seldon-core-microservice, Iris, --grpc-port=9500]',
      'make it listen on 9500 instead: the operator assigns 9000 for http',
    ],
  ])(
    'nor is the port of the other kind, for which the operator adds one to the Service: %s',
    (wrong, right, remedy) => {
      expect(remedyOf(pod(wrong))).toBe(remedy);
      expect(judgeManifests(`spec: {${pod(right)}}`).findings.filter(({ severity }) => severity !== 'info')).toEqual(
        [],
      );
    },
  );

  test('unless the other kind is declared, and can be renamed', () => {
    expect(remedyOf(pod(`${server(9500)}, ports: [{name: grpc, containerPort: 9500}]`))).toContain(
      'declare ports: [{name: http, containerPort: 9500}]',
    );
  });

  test('the port that it is called on may be taken as well', () => {
    expect(remedyOf(alone(5001, ', ports: [{name: http, containerPort: 8000}]'))).toContain(
      'make it listen on another port, and declare it with the name http',
    );
  });

  test.each([
    ["annotations: {seldon.io/engine-separate-pod: 'true'},", ''],
    ['', "annotations: {seldon.io/no-engine: 'true'},"],
  ])('it is free in a pod without the orchestrator: %s%s', (ofSpec, ofPredictor) => {
    expect(remedyOf(`${ofSpec} ${alone(8000).replace('name: a,', `name: a, ${ofPredictor}`)}`)).toBe(
      'declare ports: [{name: http, containerPort: 8000}] for the container',
    );
  });

  test.each([
    [9000, 'the port that the operator assigns to it'],
    [6000, 'the port that the operator assigns to its metrics'],
    [8080, 'the port that it declares'],
  ])('%i belongs to the container next to it: %s', (port) => {
    const spec = `predictors: [{name: a, graph: {name: t, type: TRANSFORMER, children: [{name: m, type: MODEL}]}, componentSpecs: [{spec: {containers: [{name: t, image: 'i:1', ports: [{containerPort: 8080, name: admin}]}, {name: m, image: 'i:1', ${server(port)}}]}}]}]`;
    expect(remedyOf(spec)).toBe(`make it listen on 9001 instead: ${port} belongs to container "t" in the same pod`);
  });
});
