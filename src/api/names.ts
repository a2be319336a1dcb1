import {
  EXPLAINER_SUFFIX,
  HASHED_PREFIX,
  INITIALIZER_SUFFIX,
  MAX_NAME_LENGTH,
  MODEL_VOLUME_SUFFIX,
  ORCHESTRATOR_SUFFIX,
} from './facts/names';
import { containerNames } from './graph';
import { digest } from '../private/digest';
import { asText, isObject, type JsonObject } from '../private/json';
import { remembered } from '../private/remembered';

/**
 * The names that the operator derives from a SeldonDeployment.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go
 */

/** What determines the name of the Deployment of a component spec. */
export interface ComponentNaming {
  /** `componentSpecs[].metadata.name`; if set, it replaces the container names. */
  readonly name?: string;
  /** Names of the containers, in order. */
  readonly containers: readonly string[];
}

/** Value of the label `seldon-deployment-id`. */
export function deploymentId(sdep: string): string {
  return shorten(sdep);
}

/**
 * Name of the Deployment of one component spec, and of its HPA, ScaledObject and disruption budget.
 *
 * `nameAsPrefix` is the operator's setting `manager.deploymentNameAsPrefix`: a long name keeps as much of the
 * SeldonDeployment's name before the hash as fits.
 */
export function deploymentName(
  sdep: string,
  predictor: string,
  index: number,
  component: ComponentNaming,
  nameAsPrefix = false,
): string {
  const name = `${sdep}-${predictor}-${index}-${component.name || component.containers.join('-')}`;
  if (fits(name)) {
    return name;
  }
  const prefixed = `${sdep}-${md5(name)}`;
  return nameAsPrefix && fits(prefixed) ? prefixed : hashed(name);
}

/**
 * Names of the Deployments of a predictor, one for each component spec; undefined for one without containers, which
 * gets no Deployment.
 */
export function deploymentNames(sdep: string, predictor: JsonObject, nameAsPrefix = false): (string | undefined)[] {
  const components = Array.isArray(predictor.componentSpecs) ? predictor.componentSpecs : [];
  return containerNames(predictor).map((containers, index) => {
    const component = components[index];
    const metadata = isObject(component) ? component.metadata : undefined;
    const name = isObject(metadata) && typeof metadata.name === 'string' ? metadata.name : undefined;
    return containers.length === 0
      ? undefined
      : deploymentName(sdep, asText(predictor.name ?? ''), index, { name, containers }, nameAsPrefix);
  });
}

/** Name of the service of a predictor; `serviceName` is its annotation `seldon.io/svc-name`. */
export function predictorServiceName(sdep: string, predictor: string, serviceName?: string): string {
  return serviceName ?? shorten(`${sdep}-${predictor}`);
}

/** Name of the service of one container. */
export function containerServiceName(sdep: string, predictor: string, container: string): string {
  return shorten(`${sdep}-${predictor}-${container}`);
}

/** Name of the Deployment, the Service and, unless it has its own name, the container of an explainer. */
export function explainerName(sdep: string, predictor: string): string {
  return shorten(`${sdep}-${predictor}${EXPLAINER_SUFFIX}`);
}

/** Name of the Deployment of a service orchestrator in its own pod. */
export function orchestratorName(sdep: string, predictor: string): string {
  return shorten(`${sdep}-${predictor}${ORCHESTRATOR_SUFFIX}`);
}

/** Name of the init container that fetches the model of a container. */
export function initializerName(container: string): string {
  return cut(`${container}${INITIALIZER_SUFFIX}`);
}

/** Name of the volume with the model of a container. */
export function modelVolumeName(container: string): string {
  return cut(`${container}${MODEL_VOLUME_SUFFIX}`);
}

/** Whether an init container fetches the model of one of these containers. */
export function isInitializer(initContainer: string, containers: readonly string[]): boolean {
  return containers.some((container) => initializerName(container) === initContainer);
}

/** A name that fits, or `seldon-` and its hash. */
function shorten(name: string): string {
  return fits(name) ? name : hashed(name);
}

/** Rules and the expansion ask for the same names. */
const md5 = remembered((name) => digest('md5', name));

function hashed(name: string): string {
  return `${HASHED_PREFIX}${md5(name)}`;
}

/** How names of a model's parts are shortened: cut to fit, without the trailing dash that this may leave. */
function cut(name: string): string {
  return name.length > MAX_NAME_LENGTH ? name.slice(0, MAX_NAME_LENGTH).replace(/-$/, '') : name;
}

/** The operator counts bytes, not characters. */
function fits(name: string): boolean {
  return Buffer.byteLength(name) <= MAX_NAME_LENGTH;
}
