import { isV2 } from '../../api/facts/words';
import { writtenVariables } from '../helpers/variables';
import { diff, trap, upstream } from '../rule';

const FULL_GRAPH = 'KAFKA_FULL_GRAPH';

export const kafkaProtocol = trap({
  id: 'SELDON422',
  looksAt: ['serverType'],
  title: 'with server type kafka, protocol v2 is called over REST, without topics between nodes',
  consequence:
    'Over gRPC, the Kafka server of the orchestrator has clients for the protocols seldon and tensorflow only, and ' +
    'topics between nodes carry these protocols only: a message of v2 ends in an error in the log, and gets no response.',
  example: () => diff`
      spec:
        protocol: v2
    -   transport: grpc
        serverType: kafka
        predictors:
        - name: default
          graph: {name: classifier, implementation: SKLEARN_SERVER, modelUri: gs://models/iris}
          svcOrchSpec:
            env:
            - {name: KAFKA_BROKER, value: 'kafka:9092'}
            - {name: KAFKA_INPUT_TOPIC, value: iris-in}
            - {name: KAFKA_OUTPUT_TOPIC, value: iris-out}
  `,
  source: upstream('executor/api/kafka/server.go'),
  check({ spec, predictors }, report) {
    if (spec.serverType !== 'kafka' || !isV2(spec.protocol)) {
      return;
    }
    const protocol = JSON.stringify(spec.protocol);
    if (spec.transport === 'grpc') {
      report({
        path: 'spec.transport',
        message: `"grpc" with protocol ${protocol} does not work with server type kafka: the orchestrator answers no message`,
        remedy: 'set spec.transport to rest',
      });
      return;
    }
    for (const { predictor, path } of predictors) {
      const variables = writtenVariables(predictor.svcOrchSpec?.env, `${path}.svcOrchSpec.env`);
      const full = variables.find(({ name, value }) => name === FULL_GRAPH && TRUE.test(value));
      if (full !== undefined) {
        report({
          path: full.path,
          message: `${FULL_GRAPH} ${JSON.stringify(full.value)} does not work with protocol ${protocol}: the orchestrator answers no message`,
          remedy: `remove ${FULL_GRAPH}: the orchestrator then calls the nodes directly`,
        });
      }
    }
  },
});

/** What Go's `strconv.ParseBool` calls true. */
const TRUE = /^(1|t|T|true|TRUE|True)$/;
