import { type JsonObject } from '../../private/json';
import { type Owner } from '../reference';
import { type Subject } from '../subject';

/** The kinds of autoscalers. */
export const SCALERS = ['HorizontalPodAutoscaler', 'ScaledObject'] as const;

/** An autoscaler in the input that targets a Deployment whose name begins with that of the SeldonDeployment. */
export interface OwnScaler {
  readonly owner: Owner;
  /** The field with the Deployment's name. */
  readonly field: string;
  /** Name of the Deployment. */
  readonly target: string;
  readonly object: JsonObject;
}

/** The autoscalers in the input that target Deployments of the SeldonDeployment. */
export function ownScalers(subject: Subject): readonly OwnScaler[] {
  return subject.once(collect);
}

function collect({ surroundings, object }: Subject): OwnScaler[] {
  return surroundings.referencesTo(object).flatMap(({ kind, owner, field, name }) => {
    const scaler = kind === 'Deployment' ? SCALERS.find((each) => each === owner.kind) : undefined;
    const found = scaler && surroundings.find(scaler, owner.namespace, owner.name);
    return found ? [{ owner, field, target: name, object: found }] : [];
  });
}
