import { tfservingContainer } from '../../../src/rules/servers/tfserving-container';
import { describeRule } from '../describe-rule';

const graph = (containers: string, more = '', protocol = '') =>
  `spec: {${protocol} predictors: [{name: a, graph: {name: m, implementation: TENSORFLOW_SERVER, modelUri: gs://m/flowers${more}},
  componentSpecs: [{spec: {containers: [${containers}]}}]}]}`;
const CONTAINERS = 'spec.predictors[0].componentSpecs[0].spec.containers';

describeRule(tfservingContainer, {
  accepts: {
    'resources of the proxy': graph('{name: m, resources: {requests: {cpu: 1}, limits: {memory: 1Gi}}}'),
    'an image and a GPU of TensorFlow Serving': graph(
      "{name: tfserving, image: 'tensorflow/serving:2.11.0-gpu', resources: {limits: {nvidia.com/gpu: 1}}}",
    ),
    'the protocol of TensorFlow, which needs no proxy': graph(
      "{name: m, image: 'tensorflow/serving:2.11.0', resources: {limits: {nvidia.com/gpu: 1}}}",
      '',
      'protocol: tensorflow,',
    ),
    'arguments with the ports that the proxy calls': graph(
      "{name: tfserving, args: ['--port=2000', '--rest_api_port=2001', '--model_name=m', '--model_base_path=/mnt/models']}",
    ),
    'a proxy that calls another address': graph(
      "{name: tfserving, args: ['--model_name=m']}",
      `, parameters: [{name: rest_endpoint, type: STRING, value: 'http://0.0.0.0:8501'},
      {name: grpc_endpoint, type: STRING, value: '0.0.0.0:8500'}]`,
    ),
    'a command without arguments': graph("{name: tfserving, command: ['/usr/bin/tensorflow_model_server']}"),
  },
  rejects: {
    'an image of TensorFlow Serving': [
      graph("{name: m, image: 'tensorflow/serving:2.11.0'}"),
      [`${CONTAINERS}[0].image`, '"tensorflow/serving:2.11.0" has no effect'],
    ],
    'an image of the proxy': [
      graph("{name: m, image: 'registry.example.com/tfserving-proxy:1.14.0'}"),
      [`${CONTAINERS}[0].image`, 'whose image the operator sets'],
    ],
    'a GPU': [
      graph('{name: m, resources: {limits: {nvidia.com/gpu: 1}}}'),
      [`${CONTAINERS}[0].resources.limits[nvidia.com/gpu]`, 'nvidia.com/gpu goes to the proxy "m"'],
    ],
    'arguments of TensorFlow Serving': [
      graph("{name: m, args: ['--enable_batching=true']}"),
      [`${CONTAINERS}[0].args[0]`, '--enable_batching goes to the proxy'],
    ],
    'arguments without the ports': [
      graph("{name: tfserving, args: ['--model_name=m', '--model_base_path=/mnt/models']}"),
      [`${CONTAINERS}[0].args`, 'lack "--port=2000", "--rest_api_port=2001"'],
    ],
  },
});
