import { type JsonObject } from '../../private/json';
import { fromStruct } from '../k8s/from-struct';
import { type MetricSpec } from '../k8s/structs.generated';

/** What a horizontal autoscaler looks at, in the shape of `autoscaling/v2`. */
export class Metric {
  /** CPU time, as a percentage of what all containers request. */
  public static cpu(percent: number): Metric {
    return Metric.of({ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: percent } } });
  }

  /** Memory, as a percentage of what all containers request. */
  public static memory(percent: number): Metric {
    return Metric.of({ type: 'Resource', resource: { name: 'memory', target: { type: 'Utilization', averageUtilization: percent } } });
  }

  /** A metric of the pods themselves: its average, as a quantity such as `500m`. */
  public static pods(name: string, averageValue: string): Metric {
    return Metric.of({ type: 'Pods', pods: { metric: { name }, target: { type: 'AverageValue', averageValue } } });
  }

  /** Any metric of `autoscaling/v2`, such as one of another object or from outside of the cluster. */
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
}
