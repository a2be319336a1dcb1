import { NO_ENGINE } from '../../api/facts/settings';
import { type PlacedPredictor } from '../subject';

/** Whether an orchestrator calls the nodes of a predictor; without one, clients call its nodes themselves. */
export function hasOrchestrator({ predictor }: PlacedPredictor): boolean {
  return predictor.annotations?.[NO_ENGINE]?.toLowerCase() !== 'true';
}
