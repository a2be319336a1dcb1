import { OperatorFailure } from './failure';
import { type Deployment, type SeldonDeployment, type Service } from './model';
import { type Recorder } from './origins/recorder';
import { type Scope } from './scope';
import { SERVICE_NAME } from '../api/facts/settings';
import { isObject, type Json, type Manifest } from '../private/json';

/**
 * The objects that are in the cluster once the operator has nothing more to do. If two objects have the same kind and
 * name, the second one overwrites the first on every reconcile.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createServices, createDeployments
 */
export function createdObjects({ made, config, sdep, origins }: Scope): Manifest[] {
  checkNames(made.services, sdep);
  const { deployments, settled } = settle(
    made.workloads.map(({ deployment }) => withoutEmptyMaps(deployment)),
    origins,
  );
  if (settled) {
    checkSelectors(made.services);
  }
  const objects: object[] = [
    ...deployments,
    ...lastOfEach(made.services),
    ...lastOfEach(made.autoscalers),
    ...(config.keda ? lastOfEach(made.scaledObjects) : []),
    ...lastOfEach(made.disruptionBudgets),
    // Routes are created when all Deployments are ready, which those that overwrite each other never are.
    ...(settled ? [made.virtualServices, made.destinationRules, made.mappings].flatMap(lastOfEach) : []),
  ];
  return objects as Manifest[];
}

/** Without entries, annotations are omitted. */
function withoutEmptyMaps(deployment: Deployment): Deployment {
  for (const metadata of [deployment.metadata, deployment.spec.template.metadata] as {
    annotations?: Record<string, string>;
  }[]) {
    if (Object.keys(metadata.annotations ?? {}).length === 0) {
      delete metadata.annotations;
    }
  }
  return deployment;
}

function lastOfEach<T extends Service | Manifest>(objects: readonly T[]): T[] {
  const byName = new Map<Json, T>();
  for (const object of objects) {
    byName.set(object.metadata.name, object);
  }
  return byName.size === objects.length ? [...objects] : [...byName.values()];
}

/** Only the annotation `seldon.io/svc-name` can leave a Service without a name. */
function checkNames(services: readonly Service[], { spec: { predictors } }: SeldonDeployment): void {
  if (services.some(({ metadata }) => metadata.name === '')) {
    const index = predictors.findIndex(({ annotations }) => annotations?.[SERVICE_NAME] === '');
    throw new OperatorFailure(
      'error',
      ' "" is invalid: metadata.name: Required value: name is required',
      `spec.predictors[${index}].annotations[${SERVICE_NAME}]`,
    );
  }
}

/**
 * Two Services with the same name that select different pods: the operator creates the first one again, with a version
 * that it must not set.
 */
function checkSelectors(services: readonly Service[]): void {
  const selectors = new Map<string, Service['spec']['selector']>();
  for (const {
    metadata: { name },
    spec: { selector },
  } of services) {
    const other = selectors.get(name);
    if (other !== undefined && !equal(other, selector)) {
      throw new OperatorFailure('error', 'resourceVersion can not be set for Create requests', 'spec.predictors');
    }
    selectors.set(name, selector);
  }
}

/**
 * The Deployments that remain, in the given order; `settled` is false if two with the same name change each other's
 * pods forever.
 */
function settle(
  deployments: readonly Deployment[],
  origins: Recorder | undefined,
): { deployments: Deployment[]; settled: boolean } {
  const byName = new Map<string, Deployment>();
  let settled = true;
  for (const round of [1, 2]) {
    for (const deployment of deployments) {
      const { name } = deployment.metadata;
      const found = byName.get(name);
      if (found === undefined || !equal(found.spec.selector, deployment.spec.selector)) {
        byName.set(name, deployment);
      } else if (!equal(found.spec, deployment.spec)) {
        const replicas = deployment.spec.replicas ?? found.spec.replicas;
        const merged = { ...deployment, spec: { ...deployment.spec, ...(replicas !== undefined && { replicas }) } };
        origins?.replace(deployment, merged);
        origins?.replace(deployment.spec, merged.spec);
        byName.set(name, merged);
        settled = settled && (round === 1 || isPart(found.spec.template.spec, deployment.spec.template.spec));
      }
    }
    if (byName.size === deployments.length) {
      break;
    }
  }
  return { deployments: [...byName.values()], settled };
}

/** Whether two objects are equal, in any order of keys. */
function equal(left: unknown, right: unknown): boolean {
  if (left === right) {
    return true;
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => equal(item, right[index]));
  }
  if (!isObject(left) || !isObject(right)) {
    return false;
  }
  const keys = Object.keys(left);
  return keys.length === Object.keys(right).length && keys.every((key) => key in right && equal(left[key], right[key]));
}

/**
 * Whether everything that one object sets is also in another.
 * @see https://pkg.go.dev/k8s.io/apimachinery/third_party/forked/golang/reflect#Equalities.DeepDerivative
 */
function isPart(part: unknown, whole: unknown): boolean {
  if (part === undefined || part === null || part === '' || part === 0 || part === false) {
    return true;
  }
  if (Array.isArray(part)) {
    return (
      part.length === 0 ||
      (Array.isArray(whole) && part.length <= whole.length && part.every((item, index) => isPart(item, whole[index])))
    );
  }
  if (isObject(part)) {
    return isObject(whole) && Object.keys(part).every((key) => isPart(part[key], whole[key]));
  }
  return part === whole;
}
