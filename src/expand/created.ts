import { type Deployment } from './model';
import { type Scope } from './scope';
import { type Manifest } from '../private/json';

/** The objects that are in the cluster in the end. */
export function createdObjects({ made, config }: Scope): Manifest[] {
  return [
    ...made.workloads.map(({ deployment }) => withoutEmptyMaps(deployment)),
    ...made.services,
    ...made.autoscalers,
    ...config.keda ? made.scaledObjects : [],
    ...made.disruptionBudgets,
    ...made.virtualServices,
    ...made.destinationRules,
    ...made.mappings,
  ] as unknown as Manifest[];
}

/** Annotations are left out where there are none. */
function withoutEmptyMaps(deployment: Deployment): Deployment {
  for (const metadata of [deployment.metadata, deployment.spec.template.metadata] as { annotations?: Record<string, string> }[]) {
    if (Object.keys(metadata.annotations ?? {}).length === 0) {
      delete metadata.annotations;
    }
  }
  return deployment;
}
