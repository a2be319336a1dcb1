import { defaultPort } from '../../../src/rules/pods/default-port';
import { describeRule, judgeManifests } from '../describe-rule';

const CONTAINER = 'spec.predictors[0].componentSpecs[0].spec.containers[0]';
const served = (image: string, container = '', node = 'type: MODEL', protocol = 'tensorflow') =>
  `spec: {protocol: ${protocol}, predictors: [{name: a, graph: {name: m, ${node}},
      componentSpecs: [{spec: {containers: [{name: m, image: '${image}', ${container}}]}}]}]}`;
const TRITON = 'nvcr.io/nvidia/tritonserver:23.08-py3';

describeRule(defaultPort, {
  accepts: {
    'the ports of TensorFlow Serving': served(
      'tensorflow/serving:2.8.0',
      'ports: [{name: http, containerPort: 8501}, {name: grpc, containerPort: 8500}]',
    ),
    'one of the ports': served('tensorflow/serving:2.8.0', 'ports: [{name: grpc, containerPort: 8500}]'),
    'ports under other names, which another rule reports': served(
      'tensorflow/serving:2.8.0',
      'ports: [{name: rest, containerPort: 8501}]',
    ),
    'flags for the ports that the operator assigns': served(
      'tensorflow/serving:2.8.0',
      'args: [--rest_api_port=9000, --port=9500, --model_name=m]',
    ),
    'a flag with its value apart': served(TRITON, "args: [tritonserver, --http-port, '9000']", 'type: MODEL', 'v2'),
    'TensorFlow Serving without the entrypoint that turns REST on': served(
      'tensorflow/serving:2.8.0',
      'command: [tensorflow_model_server, --model_name=m]',
    ),
    'another program in the image': served('tensorflow/serving:2.8.0', 'command: [/serve.sh]'),
    'MLServer, which reads the ports from variables': served('seldonio/mlserver:1.3.5', '', 'type: MODEL', 'v2'),
    'a prepackaged server, whose flags the operator sets': served(
      'tensorflow/serving:2.8.0',
      '',
      'implementation: TENSORFLOW_SERVER, modelUri: gs://m',
    ),
    'an image of another name': served('registry.example.com/tf-serving:1'),
  },
  rejects: {
    'TensorFlow Serving from a mirror': [
      served('registry.example.com/tensorflow/serving:2.8.0-gpu', 'args: [--model_name=m, --model_base_path=gs://m]'),
      [`${CONTAINER}.image`, 'listens on ports 8501 (http) and 8500 (grpc), but node "m" is called on 9000 and 9500'],
    ],
    'Triton, started by its arguments': [
      served(TRITON, 'args: [/opt/tritonserver/bin/tritonserver, --model-repository=/models]', 'type: MODEL', 'v2'),
      [`${CONTAINER}.image`, 'listens on ports 8000 (http) and 8001 (grpc)'],
    ],
    'Triton, started by a command': [
      served(TRITON, 'command: [tritonserver], args: [--model-repository=/models]', 'type: MODEL', 'v2'),
      [`${CONTAINER}.image`, 'listens on ports 8000 (http) and 8001 (grpc)'],
    ],
    'Triton with a flag for the port of its metrics only': [
      served(TRITON, "args: [tritonserver, --model-repository=/m, '--metrics-port=8002']", 'type: MODEL', 'v2'),
      [`${CONTAINER}.image`, 'called on 9000 and 9500'],
    ],
    'Triton that declares the port of its metrics only': [
      served(TRITON, 'args: [tritonserver], ports: [{name: metrics, containerPort: 8002}]', 'type: MODEL', 'v2'),
      [`${CONTAINER}.image`, 'called on 9000 and 9500'],
    ],
    'the ports that the operator assigns, which are declared but not passed on': [
      served(TRITON, 'args: [tritonserver], ports: [{containerPort: 9000}]', 'type: MODEL', 'v2'),
      [`${CONTAINER}.image`, 'called on 9000 and 9500'],
    ],
    'other ports under these names': [
      served('tensorflow/serving:2.8.0', 'ports: [{name: http, containerPort: 8080}]'),
      [`${CONTAINER}.image`, 'called on 8080 and 9500'],
    ],
  },
});

describe('the remedy leaves no finding', () => {
  const findingsOf = (spec: string) =>
    judgeManifests(`spec: ${spec}`).findings.map(({ rule, remedy }) => ({ rule, remedy }));
  const both = (kind: string, ...containers: readonly string[]) =>
    `{protocol: ${kind}, predictors: [{name: a,
        graph: {name: t, type: MODEL, children: [{name: m, type: MODEL}]},
        componentSpecs: [{spec: {containers: [${containers.join(', ')}]}}]}]}`;

  test('for Triton, next to the orchestrator on 8000', () => {
    const triton = (...flags: readonly string[]) =>
      `{protocol: v2, predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [
          {name: m, image: '${TRITON}', args: [${['tritonserver', '--model-repository=/m', ...flags].join(', ')}]}]}}]}]}`;
    expect(findingsOf(triton())).toEqual([
      { rule: defaultPort.id, remedy: 'add the arguments --http-port=9000 and --grpc-port=9500' },
    ]);
    expect(findingsOf(triton('--http-port=9000', '--grpc-port=9500'))).toEqual([]);
  });

  test('for two TensorFlow Servings in one pod', () => {
    const serving = (name: string, ...flags: readonly string[]) =>
      `{name: ${name}, image: 'tensorflow/serving:2.8.0', args: [${['--model_name=m', ...flags].join(', ')}]}`;
    expect(findingsOf(both('tensorflow', serving('t'), serving('m')))).toEqual([
      { rule: defaultPort.id, remedy: 'add the arguments --rest_api_port=9000 and --port=9500' },
      { rule: defaultPort.id, remedy: 'add the arguments --rest_api_port=9001 and --port=9501' },
    ]);
    expect(
      findingsOf(
        both(
          'tensorflow',
          serving('t', '--rest_api_port=9000', '--port=9500'),
          serving('m', '--rest_api_port=9001', '--port=9501'),
        ),
      ),
    ).toEqual([]);
  });
});
