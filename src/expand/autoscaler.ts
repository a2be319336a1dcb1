import { type Component } from './model';
import { type Scope } from './scope';
import { DEPLOYMENT_ID_LABEL } from '../api/facts/labels';
import { deploymentId } from '../api/names';
import { isObject, type Json, type JsonObject, type Manifest } from '../private/json';

/**
 * The HorizontalPodAutoscaler of a component.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createHpa
 */
export function autoscaler(scope: Scope, name: string, hpa: JsonObject): Manifest {
  const metrics = Array.isArray(hpa.metrics) ? hpa.metrics.filter(isObject).map(metricV2) : hpa.metricsv2;
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: namedAfter(scope, name),
    spec: {
      scaleTargetRef: { kind: 'Deployment', name, apiVersion: 'apps/v1' },
      ...hpa.minReplicas !== undefined && { minReplicas: hpa.minReplicas },
      maxReplicas: hpa.maxReplicas ?? 0,
      ...metrics !== undefined && { metrics },
    },
  };
}

/**
 * The PodDisruptionBudget of a component. It selects all pods of the SeldonDeployment.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createPdb
 */
export function disruptionBudget(scope: Scope, name: string, { pdbSpec }: Component): Manifest {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: namedAfter(scope, name),
    spec: { ...pdbSpec, selector: { matchLabels: { [DEPLOYMENT_ID_LABEL]: deploymentId(scope.sdep.metadata.name) } } },
  };
}

/**
 * The ScaledObject of a component, for KEDA.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createKeda
 */
export function scaledObject(scope: Scope, name: string, keda: JsonObject): Manifest {
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: namedAfter(scope, name),
    spec: { scaleTargetRef: { name, apiVersion: 'apps/v1', kind: 'Deployment' }, ...keda },
  };
}

function namedAfter({ sdep: { metadata } }: Scope, name: string): JsonObject {
  return { name, namespace: metadata.namespace, labels: { [DEPLOYMENT_ID_LABEL]: deploymentId(metadata.name) } };
}

/**
 * A metric of `autoscaling/v2beta1` in the form of `autoscaling/v2`; one of an unknown type counts as one of an object.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/conversion.go
 */
function metricV2(metric: JsonObject): JsonObject {
  const { type, object, pods, resource, containerResource, external } = metric;
  return {
    type: typeof type === 'string' && METRIC_TYPES.includes(type) ? type : 'Object',
    ...isObject(object) && {
      object: {
        describedObject: object.target,
        target: target(object.averageValue === undefined ? 'Value' : 'AverageValue', { value: object.targetValue, averageValue: object.averageValue }),
        metric: metricName(object.metricName, object.selector),
      },
    },
    ...isObject(pods) && {
      pods: { metric: metricName(pods.metricName, pods.selector), target: target('AverageValue', { averageValue: pods.targetAverageValue }) },
    },
    ...isObject(resource) && { resource: { name: resource.name, target: utilization(resource) } },
    ...isObject(containerResource) && {
      containerResource: { name: containerResource.name, target: utilization(containerResource), container: containerResource.container },
    },
    ...isObject(external) && {
      external: {
        metric: metricName(external.metricName, external.metricSelector),
        target: target(external.targetValue === undefined ? 'AverageValue' : 'Value',
          { value: external.targetValue, averageValue: external.targetAverageValue }),
      },
    },
  };
}

const METRIC_TYPES = ['Object', 'Pods', 'Resource', 'ContainerResource', 'External'];

function utilization({ targetAverageUtilization, targetAverageValue }: JsonObject): JsonObject {
  return target(targetAverageValue === undefined ? 'Utilization' : 'AverageValue',
    { averageValue: targetAverageValue, averageUtilization: targetAverageUtilization });
}

function target(type: string, values: Record<string, Json | undefined>): JsonObject {
  return { type, ...given(values) };
}

function metricName(name: Json, selector: Json | undefined): JsonObject {
  return { name, ...given({ selector }) };
}

function given(values: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}
