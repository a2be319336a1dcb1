import { pythonArgument } from '../../../src/rules/pods/python-argument';
import { describeRule } from '../describe-rule';

/** A predictor whose container runs something. */
const running = (fields: string) =>
  `predictors: [{name: a, graph: {name: m, type: MODEL}, componentSpecs: [{spec: {containers: [{name: m, image: 'i:1', ${fields}}]}}]}]`;
const CONTAINER = 'spec.predictors[0].componentSpecs[0].spec.containers[0]';

describeRule(pythonArgument, {
  accepts: {
    'arguments of today': running(
      "command: [seldon-core-microservice], args: [Iris, --service-type, MODEL, --workers=4, --debug, --http-port, '9000']",
    ),
    'threads and workers for gRPC': running(
      "command: [seldon-core-microservice, Iris], args: [--grpc-threads, '4', --grpc-workers=2]",
    ),
    'the beginning of a flag': running('command: [seldon-core-microservice, Iris, --service, MODEL]'),
    'a model of that name': running('command: [seldon-core-microservice, REST]'),
    'a script': running("command: [sh, -c, 'seldon-core-microservice Iris --service-type MODEL && echo REST --done']"),
    'another program': running('command: [serve, Iris, REST, --grpc]'),
  },
  rejects: {
    'a type of API': [
      running("command: [/usr/bin/seldon-core-microservice, Iris, REST], args: [--persistence, '0']"),
      [`${CONTAINER}.command[2]`, 'exits with the unknown argument "REST"'],
    ],
    'the same in a script': [
      running("command: [sh, -c, 'exec seldon-core-microservice $MODEL_NAME GRPC --service-type MODEL']"),
      [`${CONTAINER}.command[2]`, 'exits with the unknown argument "GRPC"'],
    ],
    'an unknown flag': [
      running("command: [seldon-core-microservice, Iris], args: [--thread-count, '4', --log-levels=DEBUG]"),
      [`${CONTAINER}.args[0]`, '"--thread-count"'],
      [`${CONTAINER}.args[2]`, '"--log-levels"'],
    ],
  },
});
