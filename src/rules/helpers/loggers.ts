import { hasOrchestrator } from './orchestrated';
import { LOGGER_KAFKA_BROKER } from '../../api/facts/executor-variables';
import { type Logger } from '../../api/types.generated';
import { type Subject } from '../subject';

/** The loggers of all nodes that post to a URL: those with an orchestrator that does not send everything to Kafka. */
export function loggersOf({ predictors }: Subject): { readonly logger: Logger; readonly path: string }[] {
  return predictors
    .filter(hasOrchestrator)
    .filter(({ predictor }) => !predictor.svcOrchSpec?.env?.some(({ name }) => name === LOGGER_KAFKA_BROKER))
    .flatMap(({ nodes }) =>
      nodes.flatMap(({ node: { logger }, path }) => (logger ? [{ logger, path: `${path}.logger` }] : [])),
    );
}
