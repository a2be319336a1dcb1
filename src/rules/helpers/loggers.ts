import { NO_ENGINE } from '../../api/facts/settings';
import { type Logger } from '../../api/types.generated';
import { type Subject } from '../subject';

/** Variable of the orchestrator that sends logged payloads to Kafka instead of a URL. */
const KAFKA_BROKER = 'LOGGER_KAFKA_BROKER';

/** The loggers of all nodes that post to a URL: those with an orchestrator that does not send everything to Kafka. */
export function loggersOf({ predictors }: Subject): { readonly logger: Logger; readonly path: string }[] {
  return predictors
    .filter(
      ({ predictor: { annotations, svcOrchSpec } }) =>
        annotations?.[NO_ENGINE]?.toLowerCase() !== 'true' &&
        !svcOrchSpec?.env?.some(({ name }) => name === KAFKA_BROKER),
    )
    .flatMap(({ nodes }) =>
      nodes.flatMap(({ node: { logger }, path }) => (logger ? [{ logger, path: `${path}.logger` }] : [])),
    );
}
