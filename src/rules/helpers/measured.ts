import { ownScalers, SCALERS } from './own-scalers';
import { type Pods, podsOf } from './pods';
import { withLimitRangeDefaults } from '../../apiserver/limit-range';
import { type ContainerResources, containerResources } from '../../apiserver/pod-resources';
import {
  asNumber,
  asText,
  has,
  isObject,
  type Json,
  type JsonObject,
  type Manifest,
  maps,
  valueAt,
} from '../../private/json';
import { type OtherPlace } from '../finding';
import { type Subject } from '../subject';

/** A resource that an autoscaler measures against what the containers of its pods request. */
export interface Measured {
  /** Such as `cpu`. */
  readonly resource: string;
  /** The only container that is measured; absent if all are. */
  readonly container?: string;
  /** The target in percent of the requests; absent if the default applies or it cannot be read. */
  readonly percent?: number;
  /** The metric or trigger, such as `spec.metrics[0]`. */
  readonly field: string;
  /** The field with the target, and the one with the container, below `field`. */
  readonly fields: { readonly percent: string; readonly container: string };
}

/** An autoscaler of some pods. */
export interface Scaler {
  readonly object: JsonObject;
  /** Finds where a field of it is written. */
  place(field: string): { readonly path: string; readonly about?: OtherPlace };
}

/** The autoscalers of some pods: what the operator creates, and others in the input that target the same Deployment. */
function scalersOf(subject: Subject, { deployment }: Pods): Scaler[] {
  const { name } = deployment.metadata;
  const created = subject.once(createdScalers).filter(({ metadata }) => metadata.name === name);
  return [
    ...created.map((object): Scaler => ({
      object,
      place: (field) => ({ path: subject.origins?.of(object, field)?.paths[0] ?? 'spec' }),
    })),
    ...ownScalers(subject)
      .filter(({ target }) => target === name)
      .map(({ object, owner }): Scaler => ({
        object,
        place: (field) => ({ path: 'metadata.name', about: { ...owner, path: field } }),
      })),
  ];
}

function createdScalers({ expansion }: Subject): Manifest[] {
  return expansion.objects.filter(({ kind }) => SCALERS.some((each) => each === kind));
}

/** The pods of a SeldonDeployment that have autoscalers, with these. */
export function scaledPods(subject: Subject): readonly ScaledPods[] {
  return subject.once(collect);
}

/** Pods and their autoscalers, at least one. */
export interface ScaledPods {
  readonly pods: Pods;
  readonly scalers: readonly Scaler[];
  /** The containers that run when the pods are ready. */
  readonly containers: readonly ContainerResources[];
}

function collect(subject: Subject): ScaledPods[] {
  const { ranges } = subject.surroundings.limits.in(subject.namespace);
  return podsOf(subject).flatMap((pods) => {
    const scalers = scalersOf(subject, pods);
    const isRunning = ({ isInitial, isSidecar }: ContainerResources) => !isInitial || isSidecar;
    // What is requested by default counts, too.
    return scalers.length === 0
      ? []
      : [
          {
            pods,
            scalers,
            containers: withLimitRangeDefaults(containerResources(pods.spec), ranges).filter(isRunning),
          },
        ];
  });
}

/** The resources that the metrics API of a cluster reports: the kubelet measures no others. */
export const METERED: readonly string[] = ['cpu', 'memory'];

/** What an autoscaler measures against requests; an HPA without metrics measures the CPU. */
export function measuredInPercent(scaler: JsonObject): Measured[] {
  return resourcesMeasured(scaler).filter(({ isPercent, resource }) => isPercent && METERED.includes(resource));
}

/** A resource that an autoscaler measures, in percent or as an amount. */
export interface ResourceMeasured extends Measured {
  readonly isPercent: boolean;
}

/** The resources that an autoscaler measures. */
export function resourcesMeasured({ kind, spec }: JsonObject): ResourceMeasured[] {
  const metrics = isObject(spec) ? maps(spec.metrics) : [];
  if (kind === 'HorizontalPodAutoscaler' && metrics.length === 0) {
    const percent = isObject(spec) ? spec[V1_FIELDS.percent] : undefined;
    return [
      {
        resource: 'cpu',
        isPercent: true,
        field: 'spec',
        fields: percent === undefined ? METRIC_FIELDS : V1_FIELDS,
        ...(typeof percent === 'number' && { percent }),
      },
    ];
  }
  return kind === 'ScaledObject' ? triggers(spec) : metrics.flatMap(ofMetric);
}

const METRIC_FIELDS = { percent: 'target.averageUtilization', container: 'container' };
/** The same in autoscaling/v1, which measures the CPU alone. */
const V1_FIELDS = { percent: 'targetCPUUtilizationPercentage', container: 'container' };
/** The same in autoscaling/v2beta1. */
const BETA_FIELDS = { percent: 'targetAverageUtilization', container: 'container' };
const TRIGGER_FIELDS = { percent: 'metadata.value', container: 'metadata.containerName' };

function ofMetric(metric: JsonObject, index: number): ResourceMeasured[] {
  const key = ['resource', 'containerResource'].find((each) => isObject(metric[each]));
  const one = key === undefined ? undefined : metric[key];
  if (!isObject(one)) {
    return [];
  }
  const fields = has(one, BETA_FIELDS.percent) ? BETA_FIELDS : METRIC_FIELDS;
  const percent = valueAt(one, fields.percent);
  return [
    {
      resource: asText(one.name),
      isPercent: fields === BETA_FIELDS || valueAt(one, 'target.type') === 'Utilization',
      field: `spec.metrics[${index}].${key}`,
      fields,
      ...(typeof percent === 'number' && { percent }),
      ...(one.container !== undefined && { container: asText(one.container) }),
    },
  ];
}

function triggers(spec: Json | undefined): ResourceMeasured[] {
  return maps(isObject(spec) ? spec.triggers : undefined).flatMap((trigger, index): ResourceMeasured[] => {
    if (trigger.type !== 'cpu' && trigger.type !== 'memory') {
      return [];
    }
    const container = asText(valueAt(trigger, 'metadata.containerName') ?? '');
    const percent = asNumber(valueAt(trigger, 'metadata.value') ?? NaN);
    return [
      {
        resource: trigger.type,
        isPercent: (trigger.metricType ?? valueAt(trigger, 'metadata.type') ?? 'Utilization') === 'Utilization',
        field: `spec.triggers[${index}]`,
        fields: TRIGGER_FIELDS,
        ...(Number.isFinite(percent) && { percent }),
        ...(container !== '' && { container }),
      },
    ];
  });
}
