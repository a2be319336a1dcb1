import { type Component, type Deployment, type Predictor } from './model';
import { type Cause } from './origins/entry';
import { withPodinfo } from './podinfo';
import { assign, type Scope, type Workload } from './scope';
import { DEPLOYMENT_ID_LABEL, SHADOW_LABEL } from '../api/facts/labels';
import { SCRAPE } from '../api/facts/third-party-keys';
import { deploymentId, deploymentName } from '../api/names';
import { type JsonObject } from '../private/json';

/** The operator means 10%, but by Go's rules it sets 0. */
export const STRATEGY: JsonObject = { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 0 } };

/** The name of a component's Deployment, HPA, ScaledObject and disruption budget. */
export function componentName(
  { sdep, config }: Scope,
  predictor: Predictor,
  component: Component,
  index: number,
): string {
  const containers = component.spec?.containers ?? [];
  const known = NAMES.get(component);
  if (known?.containers === containers.length) {
    return known.name;
  }
  const name = deploymentName(
    sdep.metadata.name,
    predictor.name,
    index,
    { name: component.metadata?.name, containers: containers.map((container) => container.name) },
    config.deploymentNameAsPrefix,
  );
  NAMES.set(component, { containers: containers.length, name });
  return name;
}

/** Names of components for a certain number of containers, whose names they include. */
const NAMES = new WeakMap<Component, { readonly containers: number; readonly name: string }>();

/** What determines that name. */
export function componentNameCauses({ sdep }: Scope, predictor: Predictor, { metadata, spec }: Component): Cause[] {
  const own: Cause[] =
    metadata !== undefined && (metadata.name ?? '') !== ''
      ? [[metadata, 'name']]
      : (spec?.containers ?? []).map((container) => [container, 'name']);
  return [[sdep, 'metadata', 'name'], [predictor, 'name'], ...own];
}

/**
 * The Deployment of a component, without orchestrator, services and credentials.
 *
 * It shares its containers with the component: what is added to them appears in both.
 * @param metrics whether annotations make Prometheus scrape the pods
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createDeploymentWithoutEngine
 */
export function workload(
  scope: Scope,
  name: string,
  predictor: Predictor,
  component: Component,
  { metrics, room }: { metrics: boolean; room: boolean },
): Workload {
  const { sdep, podSecurityContext } = scope;
  const id = deploymentId(sdep.metadata.name);
  const given = component.spec ?? { containers: [] };
  const securityContext = given.securityContext ?? podSecurityContext;
  const labels: Record<string, string> = { [DEPLOYMENT_ID_LABEL]: id, app: name, fluentd: 'true' };
  const podLabels: Record<string, string> = { ...labels, ...(predictor.shadow && { [SHADOW_LABEL]: 'true' }) };
  const annotations: Record<string, string> = {};
  const podAnnotations: Record<string, string> = metrics ? prometheusAnnotations(scope) : {};
  for (const [target, podTarget, sources] of [
    [annotations, podAnnotations, [sdep.spec.annotations, predictor.annotations, component.metadata?.annotations]],
    [labels, podLabels, [predictor.labels, component.metadata?.labels]],
  ] as const) {
    for (const source of sources) {
      assign(target, source);
      assign(podTarget, source);
    }
  }
  const deployment: Deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: sdep.metadata.namespace, labels, annotations },
    spec: {
      selector: { matchLabels: { [DEPLOYMENT_ID_LABEL]: id } },
      template: {
        metadata: { labels: podLabels, annotations: podAnnotations },
        spec: {
          ...given,
          volumes: withPodinfo(given.volumes),
          restartPolicy: given.restartPolicy || 'Always',
          terminationGracePeriodSeconds: given.terminationGracePeriodSeconds ?? 20,
          dnsPolicy: given.dnsPolicy || 'ClusterFirst',
          ...(securityContext !== undefined && { securityContext }),
          schedulerName: given.schedulerName || 'default-scheduler',
        },
      },
      strategy: STRATEGY,
      ...(predictor.progressDeadlineSeconds !== undefined && {
        progressDeadlineSeconds: predictor.progressDeadlineSeconds,
      }),
    },
  };
  return { deployment, hasRoom: room };
}

/** Annotations that make Prometheus scrape the pods. */
export function prometheusAnnotations({ config }: Scope): Record<string, string> {
  return { [SCRAPE.path]: config.executor.prometheusPath, [SCRAPE.scrape]: 'true' };
}

/**
 * Whether Go's slice of a component's containers has capacity for one more: decoding allocates four, and growing
 * doubles the capacity.
 * @param given containers in the manifest
 * @param all containers after the defaults
 */
export function hasRoom(given: number, all: number): boolean {
  let room = 0;
  while (room < given) {
    room = room < 4 ? 4 : Math.floor(room * 1.5);
  }
  while (room < all) {
    room = Math.max(1, room * 2);
  }
  return room > all;
}
