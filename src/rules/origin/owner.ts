import { textOf, type PredictorPlace } from './place';
import { SERVICE_NAME } from '../../api/annotations';
import { containerNames } from '../../api/graph';
import { containerServiceName, deploymentNames, explainerName, orchestratorName, predictorServiceName } from '../../api/names';
import { isObject, type Manifest } from '../../private/json';

/** The part of a predictor from which the operator makes an object. */
export type Owner = { readonly predictor: PredictorPlace } & (
  | { readonly kind: 'component'; readonly index: number; readonly containers: readonly string[] }
  | { readonly kind: 'container'; readonly container: string }
  | { readonly kind: 'service' | 'explainer' | 'orchestrator' }
);

/** Who the objects belong to that the operator makes from predictors, by kind and name. */
export class Owners {
  private readonly services = new Map<string, Owner>();
  private readonly workloads = new Map<string, Owner>();

  public constructor(sdep: string, predictors: readonly PredictorPlace[], nameAsPrefix: boolean) {
    for (const predictor of predictors) {
      const containers = containerNames(predictor.value);
      deploymentNames(sdep, predictor.value, nameAsPrefix).forEach((name, index) => {
        claim(this.workloads, name, { kind: 'component', predictor, index, containers: containers[index] });
      });
      claim(this.workloads, orchestratorName(sdep, predictor.name), { kind: 'orchestrator', predictor });
      claim(this.services, predictorServiceName(sdep, predictor.name, serviceNameOf(predictor)), { kind: 'service', predictor });
      for (const container of containers.flat()) {
        claim(this.services, containerServiceName(sdep, predictor.name, container), { kind: 'container', predictor, container });
      }
      for (const claims of [this.workloads, this.services]) {
        claim(claims, explainerName(sdep, predictor.name), { kind: 'explainer', predictor });
      }
    }
  }

  /** Undefined for an object that the operator does not make from these predictors. Autoscalers and budgets are called like their Deployment. */
  public of(object: Manifest): Owner | undefined {
    return (object.kind === 'Service' ? this.services : this.workloads).get(textOf(object.metadata, 'name'));
  }
}

/** The operator looks for the first of a name. */
function claim(claims: Map<string, Owner>, name: string | undefined, owner: Owner): void {
  if (name !== undefined && !claims.has(name)) {
    claims.set(name, owner);
  }
}

/** The name that a predictor's Service is given by an annotation. */
export function serviceNameOf({ value: { annotations } }: PredictorPlace): string | undefined {
  return isObject(annotations) && typeof annotations[SERVICE_NAME] === 'string' ? annotations[SERVICE_NAME] : undefined;
}
