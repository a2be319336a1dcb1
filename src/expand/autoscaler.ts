import { type Component } from './model';
import { type Cause } from './origins/entry';
import { type Recorder } from './origins/recorder';
import { type Scope } from './scope';
import { DEPLOYMENT_ID_LABEL } from '../api/facts/labels';
import { deploymentId } from '../api/names';
import { definedOnly, isObject, type Json, type JsonObject, type Manifest, valueAt } from '../private/json';

/**
 * The HorizontalPodAutoscaler of a component.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createHpa
 */
export function autoscaler(scope: Scope, name: string, hpa: JsonObject, causes: () => Cause[]): Manifest {
  const metrics = Array.isArray(hpa.metrics)
    ? hpa.metrics.filter(isObject).map((metric) => metricV2(metric, scope.origins))
    : hpa.metricsv2;
  const spec = {
    scaleTargetRef: { kind: 'Deployment', name, apiVersion: 'apps/v1' },
    ...(hpa.minReplicas !== undefined && { minReplicas: hpa.minReplicas }),
    maxReplicas: hpa.maxReplicas ?? 0,
    ...(metrics !== undefined && { metrics }),
  };
  scope.origins?.copy(spec, hpa);
  scope.origins?.set(spec.scaleTargetRef, 'name', ...causes());
  return named(scope, name, causes, hpa, { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', spec });
}

/**
 * The PodDisruptionBudget of a component. It selects all pods of the SeldonDeployment.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createPdb
 */
export function disruptionBudget(
  scope: Scope,
  name: string,
  { pdbSpec = {} }: Component,
  causes: () => Cause[],
): Manifest {
  const { sdep, origins } = scope;
  const selector = { matchLabels: { [DEPLOYMENT_ID_LABEL]: deploymentId(sdep.metadata.name) } };
  const spec = { ...pdbSpec, selector };
  origins?.copy(spec, pdbSpec);
  origins?.set(spec, 'selector', [sdep, 'metadata', 'name']);
  return named(scope, name, causes, pdbSpec, { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', spec });
}

/**
 * The ScaledObject of a component, for KEDA.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createKeda
 */
export function scaledObject(scope: Scope, name: string, keda: JsonObject, causes: () => Cause[]): Manifest {
  const scaleTargetRef = { name, apiVersion: 'apps/v1', kind: 'Deployment' };
  const spec = { scaleTargetRef, ...keda };
  scope.origins?.copy(spec, keda);
  scope.origins?.set(scaleTargetRef, 'name', ...causes());
  return named(scope, name, causes, keda, { apiVersion: 'keda.sh/v1alpha1', kind: 'ScaledObject', spec });
}

/** An object with the name of the component's Deployment. */
function named(
  { sdep: { metadata }, origins }: Scope,
  name: string,
  causes: () => Cause[],
  source: JsonObject,
  { apiVersion, kind, spec }: { apiVersion: string; kind: string; spec: JsonObject },
): Manifest {
  const labels = { [DEPLOYMENT_ID_LABEL]: deploymentId(metadata.name) };
  const object = { apiVersion, kind, metadata: { name, namespace: metadata.namespace, labels }, spec };
  origins?.make(object, [source]);
  origins?.set(object.metadata, 'name', ...causes());
  origins?.set(object.metadata, 'namespace', [metadata, 'namespace']);
  origins?.set(labels, DEPLOYMENT_ID_LABEL, [metadata, 'name']);
  return object;
}

/**
 * A metric of `autoscaling/v2beta1` as in `autoscaling/v2`; one of an unknown type is treated as an object metric.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/conversion.go
 */
function metricV2(metric: JsonObject, origins: Recorder | undefined): JsonObject {
  const { type, object, pods, resource, containerResource, external } = metric;
  const written: JsonObject = {
    type: typeof type === 'string' && METRIC_TYPES.includes(type) ? type : 'Object',
    ...(isObject(object) && {
      object: {
        describedObject: object.target,
        target: target(object.averageValue === undefined ? 'Value' : 'AverageValue', {
          value: object.targetValue,
          averageValue: object.averageValue,
        }),
        metric: metricName(object.metricName, object.selector),
      },
    }),
    ...(isObject(pods) && {
      pods: {
        metric: metricName(pods.metricName, pods.selector),
        target: target('AverageValue', { averageValue: pods.targetAverageValue }),
      },
    }),
    ...(isObject(resource) && { resource: { name: resource.name, target: utilization(resource) } }),
    ...(isObject(containerResource) && {
      containerResource: {
        name: containerResource.name,
        target: utilization(containerResource),
        container: containerResource.container,
      },
    }),
    ...(isObject(external) && {
      external: {
        metric: metricName(external.metricName, external.metricSelector),
        target: target(external.targetValue === undefined ? 'AverageValue' : 'Value', {
          value: external.targetValue,
          averageValue: external.targetAverageValue,
        }),
      },
    }),
  };
  if (origins !== undefined) {
    recordMetric(origins, metric, written);
  }
  return written;
}

/** Fields of a metric in `autoscaling/v2`, and their names in `autoscaling/v2beta1`. */
const OLD_FIELDS: readonly (readonly [way: readonly string[], old: string, kind?: string])[] = [
  [['metric', 'name'], 'metricName'],
  [['metric', 'selector'], 'selector'],
  [['metric', 'selector'], 'metricSelector', 'external'],
  [['describedObject'], 'target'],
  [['target', 'value'], 'targetValue'],
  [['target', 'averageValue'], 'targetAverageValue'],
  [['target', 'averageValue'], 'averageValue', 'object'],
  [['target', 'averageUtilization'], 'targetAverageUtilization'],
];

function recordMetric(origins: Recorder, metric: JsonObject, written: JsonObject): void {
  origins.copy(written, metric);
  for (const [kind, source] of Object.entries(written)) {
    if (!isObject(source)) {
      continue;
    }
    origins.copy(source, metric, kind);
    for (const [way, old, only = kind] of OLD_FIELDS) {
      const owner = valueAt(source, way.slice(0, -1));
      if (only === kind && isObject(owner)) {
        origins.set(owner, way[way.length - 1], [metric, kind, old]);
      }
    }
  }
}

const METRIC_TYPES = ['Object', 'Pods', 'Resource', 'ContainerResource', 'External'];

function utilization({ targetAverageUtilization, targetAverageValue }: JsonObject): JsonObject {
  return target(targetAverageValue === undefined ? 'Utilization' : 'AverageValue', {
    averageValue: targetAverageValue,
    averageUtilization: targetAverageUtilization,
  });
}

function target(type: string, values: Record<string, Json | undefined>): JsonObject {
  return { type, ...definedOnly(values) };
}

function metricName(name: Json, selector: Json | undefined): JsonObject {
  return { name, ...definedOnly({ selector }) };
}
