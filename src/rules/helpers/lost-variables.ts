import { podsOfPredictor } from './pods';
import { asText, maps } from '../../private/json';
import { type PlacedContainer, type Subject } from '../subject';

/** The variables that a container is written with and the created one lacks. */
export function lostVariables(subject: Subject, { container, predictor }: PlacedContainer): string[] {
  const kept = new Set(
    podsOfPredictor(subject, predictor)
      .flatMap(({ spec }) => maps(spec.containers))
      .filter(({ name }) => name === container.name)
      .flatMap(({ env }) => maps(env).map(({ name }) => asText(name))),
  );
  return (container.env ?? []).map(({ name = '' }) => name).filter((name) => !kept.has(name));
}
