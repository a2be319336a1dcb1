import { fieldOf, type Pods } from './pods';
import { ENGINE_CONTAINER } from '../../api/facts/names';
import { type ContainerResources } from '../../apiserver/pod-resources';
import { has, entryOf } from '../../private/json';
import { type Subject } from '../subject';

/** Where the resources of a created container are set. */
export interface ResourcePlace {
  /** The closest field of the SeldonDeployment. */
  readonly path: string;
  /** How to set some of them, such as `limits.cpu`. */
  remedy(names: readonly string[]): string;
}

/** Settings of the operator's chart, by the resource that each sets. */
const SUFFIXES: Readonly<Record<string, string>> = {
  'requests.cpu': 'cpuRequest',
  'requests.memory': 'memoryRequest',
  'limits.cpu': 'cpuLimit',
  'limits.memory': 'memoryLimit',
};

/**
 * Where the resources of a created container come from, and where to change them.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_engine.go createEngineContainer
 */
export function resourcePlace(subject: Subject, pods: Pods, container: ContainerResources): ResourcePlace {
  const path = fieldOf(subject, pods, `${container.field}.resources`);
  const origin = subject.origins?.of(pods.deployment, `spec.template.spec.${container.field}.resources`);
  const wanted = origin?.field ?? path;
  const written = (place: string) => (names: readonly string[]) =>
    `set ${names.map((name) => `${place}.${name}`).join(', ')}`;
  const isKnown = (name: string): boolean => has(SUFFIXES, name);
  if (origin?.settings.includes('storageInitializer')) {
    return {
      path,
      remedy: (names) =>
        names.every(isKnown)
          ? settings('storageInitializer', names)
          : `write your own init container {name: ${container.name}}, with ${resourcesIn(names)}`,
    };
  }
  if (container.name === ENGINE_CONTAINER) {
    const own = `${path.replace(/\.svcOrchSpec.*$/, '')}.svcOrchSpec.resources`;
    const whole = `write all of ${own}, which replaces the defaults`;
    const isWritten = path.includes('svcOrchSpec');
    return {
      path,
      remedy: (names) => {
        if (isWritten) {
          return written(own)(names);
        }
        return names.every(isKnown) ? `${settings('executor.resources', names)}, or ${whole}` : whole;
      },
    };
  }
  if (/\.explainer\b/.test(path)) {
    return { path, remedy: written(`${path.replace(/\.explainer\b.*$/, '')}.explainer.containerSpec.resources`) };
  }
  if (/\.(containers|initContainers)\[\d+\]/.test(path)) {
    return { path, remedy: written(wanted.endsWith('.resources') ? wanted : `${wanted}.resources`) };
  }
  return {
    path,
    remedy: (names) => `write a container {name: ${container.name}} in componentSpecs, with ${resourcesIn(names)}`,
  };
}

function settings(prefix: string, names: readonly string[]): string {
  return `set ${names.map((name) => `${prefix}.${entryOf(SUFFIXES, name)}`).join(', ')} in the operator's values`;
}

function resourcesIn(names: readonly string[]): string {
  return names.map((name) => `resources.${name}`).join(', ');
}
