import { type PlacedComponent, type PlacedPredictor, type Subject } from './subject';
import { SERVICE_NAME } from '../api/annotations';
import { containerNames } from '../api/graph';
import { containerServiceName, deploymentNames, explainerName, orchestratorName, predictorServiceName } from '../api/names';
import { type JsonObject } from '../private/json';

/** The part of a SeldonDeployment that an object was created from. */
export interface Origin {
  readonly placed: PlacedPredictor;
  readonly part: 'component' | 'explainer' | 'orchestrator' | 'service' | 'node';
  /** The component spec of a Deployment, autoscaler or budget; absent where the operator made one up. */
  readonly component?: PlacedComponent;
  /** The container or node that a Service belongs to. */
  readonly name?: string;
}

/** The origins of created objects, by kind and name: those of pods (also autoscalers and budgets), and Services. */
export function originsOf({ predictors, metadata, config }: Subject): Map<string, Origin> {
  const origins = new Map<string, Origin>();
  const add = (key: string, origin: Origin) => {
    if (!origins.has(key)) {
      origins.set(key, origin);
    }
  };
  const sdep = metadata.name ?? '';
  for (const placed of predictors) {
    const { predictor } = placed;
    const plain = predictor as unknown as JsonObject;
    deploymentNames(sdep, plain, config.deploymentNameAsPrefix).forEach((name, index) => {
      if (name !== undefined) {
        add(`pods/${name}`, { placed, part: 'component', component: placed.components[index] });
      }
    });
    add(`pods/${explainerName(sdep, predictor.name)}`, { placed, part: 'explainer' });
    add(`Service/${explainerName(sdep, predictor.name)}`, { placed, part: 'explainer' });
    add(`pods/${orchestratorName(sdep, predictor.name)}`, { placed, part: 'orchestrator' });
    add(`Service/${predictorServiceName(sdep, predictor.name, predictor.annotations?.[SERVICE_NAME])}`, { placed, part: 'service' });
    for (const name of containerNames(plain).flat()) {
      add(`Service/${containerServiceName(sdep, predictor.name, name)}`, { placed, part: 'node', name });
    }
  }
  return origins;
}

/** What created a Service, or anything with pods. */
export function originOf(origins: ReadonlyMap<string, Origin>, kind: string, name: string): Origin | undefined {
  return origins.get(kind === 'Service' ? `Service/${name}` : `pods/${name}`);
}
