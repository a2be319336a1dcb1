import { isV2 } from '../../api/facts/words';
import { hasOrchestrator } from '../helpers/orchestrated';
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
    const orchestrated = predictors.filter(hasOrchestrator);
    const protocol = JSON.stringify(spec.protocol);
    if (spec.transport === 'grpc' && orchestrated.length > 0) {
      report({
        path: 'spec.transport',
        message: `"grpc" with protocol ${protocol} does not work with server type kafka: no message gets a response`,
        remedy: 'set spec.transport to rest',
      });
    }
    for (const { predictor, path } of orchestrated) {
      const variables = writtenVariables(predictor.svcOrchSpec?.env, `${path}.svcOrchSpec.env`);
      // The last one of a name counts.
      const full = variables.filter(({ name }) => name === FULL_GRAPH).at(-1);
      if (full !== undefined && TRUE.test(full.value)) {
        report({
          path: full.path,
          message: `${FULL_GRAPH} ${JSON.stringify(full.value)} does not work with protocol ${protocol}: no message gets a response`,
          remedy: `remove ${FULL_GRAPH}: the orchestrator then calls the nodes directly`,
        });
      }
    }
  },
});

/** What Go's `strconv.ParseBool` calls true. */
const TRUE = /^(1|t|T|true|TRUE|True)$/;
