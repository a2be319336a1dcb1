import { type ModelScope } from './scope';
import { type JsonObject } from '../../private/json';

/** Values of the service orchestrator, alike in all charts that have them. */
export const ENGINE_DEFAULTS: JsonObject = {
  resources: { requests: { cpu: '0.1' } },
  env: {
    SELDON_LOG_REQUESTS: false,
    SELDON_LOG_RESPONSES: false,
    SELDON_LOG_MESSAGES_EXTERNALLY: false,
    SELDON_LOG_MESSAGE_TYPE: 'seldon.message.pair',
  },
};

/** Resources and environment of the service orchestrator. */
export function orchestrator(scope: ModelScope): JsonObject {
  return { resources: scope.data('engine.resources'), env: scope.env('engine.env') };
}
