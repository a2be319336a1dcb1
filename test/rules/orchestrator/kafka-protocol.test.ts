import { kafkaProtocol } from '../../../src/rules/orchestrator/kafka-protocol';
import { describeRule } from '../describe-rule';

const consumed = (spec: string, variable = '', predictor = '') =>
  `spec: {serverType: kafka, ${spec} predictors: [{name: a, graph: {name: m, type: MODEL},
      componentSpecs: [{spec: {containers: [{name: m, image: 'i:1'}]}}],
      svcOrchSpec: {env: [{name: KAFKA_BROKER, value: 'k:9092'}, {name: KAFKA_INPUT_TOPIC, value: in},
        {name: KAFKA_OUTPUT_TOPIC, value: out}, ${variable}]}, ${predictor}}]}`;
const fullGraph = (value: string) => `{name: KAFKA_FULL_GRAPH, value: '${value}'}`;

describeRule(kafkaProtocol, {
  accepts: {
    'v2 over REST': consumed('protocol: v2,'),
    'seldon over gRPC': consumed('transport: grpc,'),
    'tensorflow over gRPC': consumed('protocol: tensorflow, transport: grpc,'),
    'topics between nodes with another protocol': consumed('protocol: tensorflow,', fullGraph('true')),
    'no topics between nodes': consumed('protocol: v2,', fullGraph('false')),
    'a later variable of the same name': consumed('protocol: v2,', `${fullGraph('true')}, ${fullGraph('false')}`),
    'a predictor without an orchestrator': consumed(
      'protocol: v2, transport: grpc,',
      fullGraph('true'),
      "annotations: {seldon.io/no-engine: 'true'}",
    ),
    'v2 over gRPC without Kafka': `
      spec:
        protocol: v2
        transport: grpc
        predictors: [{name: a, graph: {name: m, implementation: SKLEARN_SERVER, modelUri: gs://m}}]`,
  },
  rejects: {
    'v2 over gRPC': [consumed('protocol: v2, transport: grpc,'), ['spec.transport', '"grpc" with protocol "v2"']],
    'its older name': [consumed('protocol: kfserving, transport: grpc,'), ['spec.transport', '"kfserving"']],
    'topics between nodes': [
      consumed('protocol: v2,', fullGraph('True')),
      ['spec.predictors[0].svcOrchSpec.env[3].value', 'KAFKA_FULL_GRAPH "True" does not work with protocol "v2"'],
    ],
    'a later variable that turns them on': [
      consumed('protocol: v2,', `${fullGraph('false')}, ${fullGraph('true')}`),
      ['spec.predictors[0].svcOrchSpec.env[4].value', 'no message gets a response'],
    ],
    'both at once': [
      consumed('protocol: v2, transport: grpc,', fullGraph('true')),
      ['spec.transport', 'no message gets a response'],
      ['spec.predictors[0].svcOrchSpec.env[3].value', 'KAFKA_FULL_GRAPH "true"'],
    ],
  },
});
