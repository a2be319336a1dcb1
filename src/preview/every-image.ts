import { podSpecOf } from './pod-specs';
import { containersOf } from './pods';
import { isObject, type JsonObject, maps, valueAt } from '../private/json';

/**
 * All images that objects run or mount, each once, in alphabetical order: those of pods, of workloads such as
 * Deployments and Jobs, of SeldonDeployments, and those that a Seldon operator starts.
 */
export function everyImage(objects: readonly JsonObject[]): string[] {
  const images = objects.flatMap((object) => {
    const own = podSpecOf(object)?.spec;
    const predictors = object.kind === 'SeldonDeployment' ? maps(valueAt(object, 'spec.predictors')) : [];
    const components = predictors.flatMap(({ componentSpecs }) => maps(componentSpecs));
    const specs = [...(own ? [own] : []), ...components.flatMap(({ spec }) => maps([spec ?? null]))];
    return specs.flatMap((spec) => {
      const { initial, running } = containersOf(spec);
      return [
        ...[...initial, ...running, ...maps(spec.ephemeralContainers)].map(({ image }) => image),
        ...maps(spec.volumes).map(({ image }) => (isObject(image) ? image.reference : undefined)),
      ];
    });
  });
  return [...new Set(images.filter((image): image is string => typeof image === 'string' && image !== ''))].sort();
}
