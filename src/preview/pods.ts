import { asText, isObject, type JsonObject, type Manifest, maps } from '../private/json';
import { scaledBy, scaleOfDeployment } from '../rules/helpers/scale';

/** The pods of one Deployment. */
export interface Pods {
  /** The Deployment's name. */
  readonly name: string;
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec: JsonObject;
  /** The maximum number of pods, not counting those that a rollout adds. */
  readonly most: number;
}

/** The pods of all Deployments among expanded objects. */
export function podsOf(objects: readonly Manifest[]): Pods[] {
  const scales = new Map(scaledBy(objects).map((scaled) => [`${scaled.namespace}/${scaled.name}`, scaled]));
  return objects
    .filter(({ kind }) => kind === 'Deployment')
    .map((deployment) => {
      const spec = child(deployment, 'spec');
      const template = child(spec, 'template');
      return {
        name: asText(deployment.metadata.name),
        namespace: asText(deployment.metadata.namespace ?? ''),
        labels: child(child(template, 'metadata'), 'labels') as Record<string, string>,
        spec: child(template, 'spec'),
        most: scaleOfDeployment(deployment, scales.get(key(deployment))).most,
      };
    });
}

/** All containers of a pod: init containers and the others. */
export function containersOf(spec: JsonObject): {
  readonly initial: readonly JsonObject[];
  readonly running: readonly JsonObject[];
} {
  return { initial: maps(spec.initContainers), running: maps(spec.containers) };
}

/** A map within a map; empty if absent. */
export function child(object: JsonObject, name: string): JsonObject {
  const value = object[name];
  return isObject(value) ? value : {};
}

function key({ metadata }: Manifest): string {
  return `${asText(metadata.namespace)}/${asText(metadata.name)}`;
}
