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

/** Who an object belongs to, by its name; undefined for an object that the operator does not make from these predictors. */
export function ownerOf(object: Manifest, sdep: string, predictors: readonly PredictorPlace[], nameAsPrefix: boolean): Owner | undefined {
  const name = textOf(object.metadata, 'name');
  const find = object.kind === 'Service' ? serviceOwner : workloadOwner;
  for (const predictor of predictors) {
    const owner = find(name, sdep, predictor, nameAsPrefix);
    if (owner !== undefined) {
      return owner;
    }
  }
  return undefined;
}

function serviceOwner(name: string, sdep: string, predictor: PredictorPlace): Owner | undefined {
  if (name === predictorServiceName(sdep, predictor.name, serviceNameOf(predictor))) {
    return { kind: 'service', predictor };
  }
  if (name === explainerName(sdep, predictor.name)) {
    return { kind: 'explainer', predictor };
  }
  const container = containerNames(predictor.value).flat().find((candidate) => name === containerServiceName(sdep, predictor.name, candidate));
  return container === undefined ? undefined : { kind: 'container', predictor, container };
}

/** The name that a predictor's Service is given by an annotation. */
export function serviceNameOf({ value: { annotations } }: PredictorPlace): string | undefined {
  return isObject(annotations) && typeof annotations[SERVICE_NAME] === 'string' ? annotations[SERVICE_NAME] : undefined;
}

/** Autoscalers and disruption budgets are called like the Deployment that they belong to. */
function workloadOwner(name: string, sdep: string, predictor: PredictorPlace, nameAsPrefix: boolean): Owner | undefined {
  const index = deploymentNames(sdep, predictor.value, nameAsPrefix).indexOf(name);
  if (index >= 0) {
    return { kind: 'component', predictor, index, containers: containerNames(predictor.value)[index] };
  }
  if (name === explainerName(sdep, predictor.name)) {
    return { kind: 'explainer', predictor };
  }
  return name === orchestratorName(sdep, predictor.name) ? { kind: 'orchestrator', predictor } : undefined;
}
