import { scaledPods } from './measured';
import { isObject, type JsonObject } from '../../private/json';
import { type Report, type Subject } from '../rule';

/** What is wrong with a field of a ScaledObject. */
export interface ScaledObjectProblem {
  /** Such as `spec.minReplicaCount`. */
  readonly field: string;
  readonly message: string;
  readonly remedy: string;
}

/** Reports what is wrong with the ScaledObjects of a SeldonDeployment's pods, where each field is written. */
export function reportScaledObjects(
  subject: Subject,
  report: Report,
  problemsOf: (spec: JsonObject) => readonly ScaledObjectProblem[],
): void {
  for (const { object, place } of scaledPods(subject).flatMap(({ scalers }) => scalers)) {
    if (object.kind === 'ScaledObject' && isObject(object.spec)) {
      problemsOf(object.spec).forEach(({ field, ...problem }) => report({ ...place(field), ...problem }));
    }
  }
}
