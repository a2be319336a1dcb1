import { compact } from '../../private/compact';
import { InputError } from '../../private/errors';
import { isObject, type JsonObject } from '../../private/json';
import { fromStruct } from '../k8s/from-struct';
import { type MetricSpec } from '../k8s/structs.generated';

/** A metric of a HorizontalPodAutoscaler, in the form of `autoscaling/v2`. */
export class Metric {
  /**
   * CPU usage, as a percentage of what all containers request.
   * @param percent the target, in percent of the requests
   */
  public static cpu(percent: number): Metric {
    return Metric.of({
      type: 'Resource',
      resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: percent } },
    });
  }

  /**
   * Memory usage, as a percentage of what all containers request.
   * @param percent the target, in percent of the requests
   */
  public static memory(percent: number): Metric {
    return Metric.of({
      type: 'Resource',
      resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: percent } },
    });
  }

  /**
   * A metric of the pods themselves: its average, as a quantity such as `500m`.
   * @param name name of the metric
   * @param averageValue the target average over all pods, as a quantity
   */
  public static pods(name: string, averageValue: string): Metric {
    return Metric.of({ type: 'Pods', pods: { metric: { name }, target: { type: 'AverageValue', averageValue } } });
  }

  /**
   * Any metric of `autoscaling/v2`, such as one of another object or from outside the cluster.
   * @param spec the metric as `autoscaling/v2` defines it
   */
  public static of(spec: MetricSpec): Metric {
    return new Metric(fromStruct('MetricSpec', spec));
  }

  private constructor(private readonly spec: JsonObject) {}

  /**
   * The entry of `metricsv2`.
   * @internal
   */
  public _toManifest(): JsonObject {
    return this.spec;
  }

  /**
   * The entry of `metrics`, the older form.
   * @internal
   */
  public _toV2beta1(): JsonObject {
    return toV2beta1(this.spec);
  }
}

/** Resources and the pods' own metrics; those of other objects are written in the new form only. */
function toV2beta1({ type, resource, pods }: JsonObject): JsonObject {
  if (isObject(resource) && isObject(resource.target)) {
    const { averageUtilization, averageValue } = resource.target;
    return {
      type,
      resource: compact({
        name: resource.name,
        targetAverageUtilization: averageUtilization,
        targetAverageValue: averageValue,
      }),
    };
  }
  if (isObject(pods) && isObject(pods.metric) && isObject(pods.target) && pods.metric.selector === undefined) {
    return { type, pods: compact({ metricName: pods.metric.name, targetAverageValue: pods.target.averageValue }) };
  }
  throw new InputError(
    `v2beta1: a metric of type ${JSON.stringify(type)} cannot be written in that form, only Resource, and Pods ` +
      'without ' +
      'a selector: leave v2beta1 out',
  );
}
