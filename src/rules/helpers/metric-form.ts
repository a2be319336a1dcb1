import { type DroppedField, type SchemaVerdict } from '../../api/validation/verdict';
import { formatPath, type Segment } from '../../private/path';

/** Fields that only metrics of autoscaling/v2 have, or only those of autoscaling/v2beta1. */
const V2: readonly string[] = ['averageValue', 'describedObject', 'metric', 'target', 'type', 'value'];
const V2_BETA_1 = /^(metricName|metricSelector|selector|target[A-Z]\w*)$/;

/** The list of an `hpaSpec` that a field is in, as a path; undefined for all other fields. */
export function metricList(path: readonly Segment[]): string | undefined {
  const index = path.indexOf('hpaSpec') + 1;
  return index > 0 && /^metrics(v2)?$/.test(String(path[index])) ? formatPath(path.slice(0, index + 1)) : undefined;
}

/** The first field of a list of metrics that shows that its metrics have the form of the other list. */
export function otherMetricForm({ pruned }: SchemaVerdict, list: string): DroppedField | undefined {
  return pruned.find(({ path }) => {
    const name = String(path[path.length - 1]);
    return metricList(path) === list && (list.endsWith('v2') ? V2_BETA_1.test(name) : V2.includes(name));
  });
}

/** Whether a place is in a list of metrics that have the form of the other list, which another finding explains. */
export function isInOtherForm(verdict: SchemaVerdict, path: readonly Segment[]): boolean {
  const list = metricList(path);
  return list !== undefined && otherMetricForm(verdict, list) !== undefined;
}

/** What to do about metrics that have the form of the other list. */
export function formRemedy(list: string): string {
  return list.endsWith('v2')
    ? 'write target: {type: Utilization, averageUtilization: ...} and the like, as in autoscaling/v2, or rename ' +
        `${list} to metrics`
    : `rename ${list} to metricsv2: its metrics have the form of autoscaling/v2`;
}
