import { Origin } from './origin';
import { type JsonObject } from '../../private/json';
import { type Subject } from '../subject';

const CACHE = new WeakMap<Subject, Origin>();

/** Tells which fields of a SeldonDeployment decide fields of what the operator creates from it. */
export function originOf(subject: Subject): Origin {
  let known = CACHE.get(subject);
  if (!known) {
    const { metadata, spec, config } = subject;
    known = new Origin({ metadata, spec } as unknown as JsonObject, config.deploymentNameAsPrefix);
    CACHE.set(subject, known);
  }
  return known;
}
