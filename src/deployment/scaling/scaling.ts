import { type Duration } from 'cdk8s';
import { Metric } from './metric';
import { compact } from '../../private/compact';
import { type JsonObject } from '../../private/json';
import { checkKinds, DURATION, eachGiven } from '../../private/kind';
import { fromStruct } from '../k8s/from-struct';
import { type HorizontalPodAutoscalerBehavior } from '../k8s/structs.generated';

/** Options of `Scaling.onCpu` and `Scaling.onMemory`. */
export interface UtilizationOptions {
  /**
   * The target utilization, as a percentage of what *all* containers of the pod request. Synthesis fails if one
   * requests none, because the autoscaler would never scale. TensorFlow Serving behind a proxy is a container of the
   * pod, too, and gets its requests as
   * `pod: { containers: [{ name: 'tfserving', resources: { requests: { cpu: '1' } } }] }`.
   */
  readonly percent: number;

  /** The maximum number of pods. */
  readonly max: number;

  /**
   * The minimum number of pods.
   *
   * @default 1
   */
  readonly min?: number;

  /**
   * Whether the metrics are written in the form of `autoscaling/v2beta1`, for a SeldonDeployment that runs with them:
   * the form is also part of the service orchestrator's configuration, so changing it replaces the pods.
   *
   * @default false
   */
  readonly v2beta1?: boolean;
}

/** Options of `Scaling.onMetrics`. */
export interface MetricsOptions {
  /** The metrics; the autoscaler uses the largest number of pods that any of them requires. */
  readonly metrics: Metric[];

  /** The maximum number of pods. */
  readonly max: number;

  /**
   * The minimum number of pods.
   *
   * @default 1
   */
  readonly min?: number;

  /**
   * Whether the metrics are written in the form of `autoscaling/v2beta1`, for a SeldonDeployment that runs with them:
   * the form is also part of the service orchestrator's configuration, so changing it replaces the pods.
   *
   * @default false
   */
  readonly v2beta1?: boolean;
}

/** A KEDA trigger. */
export interface KedaTrigger {
  /** The kind of trigger, such as `kafka` or `prometheus`. */
  readonly type: string;

  /** The trigger's settings; all values are strings. */
  readonly metadata: { readonly [name: string]: string };

  /**
   * Name of the trigger.
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * Name of the TriggerAuthentication.
   *
   * @default - none is needed
   */
  readonly authentication?: string;

  /**
   * `AverageValue`, `Value` or `Utilization`.
   *
   * @default "AverageValue"
   */
  readonly metricType?: string;
}

/** The number of pods while a KEDA trigger fails. */
export interface KedaFallback {
  /** The number of consecutive failures before it applies. */
  readonly failureThreshold: number;
  /** The number of pods. */
  readonly replicas: number;
}

/**
 * Options of `Scaling.keda`.
 * @see https://keda.sh/docs/2.7/concepts/scaling-deployments/
 */
export interface KedaOptions {
  /** The KEDA triggers, at least one. */
  readonly triggers: KedaTrigger[];

  /**
   * The maximum number of pods.
   *
   * @default 100
   */
  readonly max?: number;

  /**
   * The minimum number of pods while a trigger is active; at least 1 if all triggers are for CPU or memory.
   *
   * @default 0
   */
  readonly min?: number;

  /**
   * The number of pods while no trigger is active; 0 is the only one that KEDA allows, with a `min`.
   *
   * @default - as `min`
   */
  readonly idle?: number;

  /**
   * The polling interval.
   *
   * @default Duration.seconds(30)
   */
  readonly pollingInterval?: Duration;

  /**
   * Time without an active trigger until the pods are scaled to zero.
   *
   * @default Duration.minutes(5)
   */
  readonly cooldownPeriod?: Duration;

  /**
   * The fallback while a trigger fails.
   *
   * @default - the number of pods stays
   */
  readonly fallback?: KedaFallback;

  /**
   * How fast the number of pods may change.
   *
   * @default - the default of HorizontalPodAutoscalers
   */
  readonly behavior?: HorizontalPodAutoscalerBehavior;

  /**
   * Whether the Deployment gets its former number of pods back when scaling ends.
   *
   * @default false
   */
  readonly restoreToOriginalReplicaCount?: boolean;
}

const TRIGGER = ['type', 'a map such as { type: "kafka", metadata: { ... } }'] as const;
const METRIC = ['_toManifest', 'a Metric such as Metric.cpu(70)'] as const;

/** The number of pods: either fixed or set by an autoscaler, never both. */
export class Scaling {
  /**
   * A fixed number of pods.
   * @param replicas number of pods
   */
  public static fixed(replicas: number): Scaling {
    return new Scaling({ replicas });
  }

  /**
   * Scales to keep the CPU usage at a percentage.
   * @param options bounds for the number of pods, and the target percentage
   */
  public static onCpu(options: UtilizationOptions): Scaling {
    return Scaling.onMetrics({ ...options, metrics: [Metric.cpu(options.percent)] });
  }

  /**
   * Scales to keep the memory usage at a percentage.
   * @param options bounds for the number of pods, and the target percentage
   */
  public static onMemory(options: UtilizationOptions): Scaling {
    return Scaling.onMetrics({ ...options, metrics: [Metric.memory(options.percent)] });
  }

  /**
   * Scales to keep several metrics at their targets.
   * @param options bounds for the number of pods, and the metrics
   */
  public static onMetrics(options: MetricsOptions): Scaling {
    const { min, max, metrics, v2beta1 } = options;
    eachGiven("'metrics'", metrics, METRIC);
    return new Scaling({
      hpaSpec: compact({
        minReplicas: min,
        maxReplicas: max,
        ...(v2beta1
          ? { metrics: metrics.map((metric) => metric._toV2beta1()) }
          : { metricsv2: metrics.map((metric) => metric._toManifest()) }),
      }),
    });
  }

  /**
   * Scales by KEDA triggers; the operator must have KEDA enabled.
   * @param options triggers, bounds for the number of pods, and intervals
   */
  public static keda(options: KedaOptions): Scaling {
    eachGiven("'triggers'", options.triggers, TRIGGER);
    checkKinds(options, { pollingInterval: DURATION, cooldownPeriod: DURATION });
    return new Scaling({
      kedaSpec: compact({
        pollingInterval: options.pollingInterval?.toSeconds(),
        cooldownPeriod: options.cooldownPeriod?.toSeconds(),
        idleReplicaCount: options.idle,
        minReplicaCount: options.min,
        maxReplicaCount: options.max,
        fallback: options.fallback,
        advanced: advanced(options),
        triggers: options.triggers.map(({ authentication, ...trigger }) => ({
          ...trigger,
          authenticationRef: authentication === undefined ? undefined : { name: authentication },
        })),
      }),
    });
  }

  private constructor(private readonly fields: JsonObject) {}

  /**
   * The number of pods, if it is fixed.
   * @internal
   */
  public _replicas(): number | undefined {
    return this.fields.replicas as number | undefined;
  }

  /**
   * The fields of a component spec: one of `replicas`, `hpaSpec` and `kedaSpec`.
   * @internal
   */
  public _toManifest(): JsonObject {
    return this.fields;
  }
}

function advanced({ behavior, restoreToOriginalReplicaCount }: KedaOptions): JsonObject | undefined {
  return behavior === undefined && restoreToOriginalReplicaCount === undefined
    ? undefined
    : compact({
        horizontalPodAutoscalerConfig: behavior && {
          behavior: fromStruct('HorizontalPodAutoscalerBehavior', behavior),
        },
        restoreToOriginalReplicaCount,
      });
}
