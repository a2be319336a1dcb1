import { scaledBy, scaleOfDeployment } from './helpers/scale';
import { nameOf } from './rivals';
import { type Scale } from '../api/scale';
import { withLimitRangeDefaults } from '../apiserver/limit-range';
import { add, type Amounts, containerResources, raise } from '../apiserver/pod-resources';
import { type CountedPod, countsObjects, countsPod, usageOfObject, usageOfPod } from '../apiserver/resource-quota';
import { asText, isObject, type JsonObject, valueAt } from '../private/json';
import { type Quantity } from '../private/quantity';

/** What objects use of one ResourceQuota: amounts as strings, by the names of the quota's resources. */
export interface Demand {
  /** With every autoscaler at its minimum. */
  readonly least: Readonly<Record<string, string>>;
  /** With every autoscaler at its maximum. */
  readonly most: Readonly<Record<string, string>>;
  /** What an update starts before it stops anything: one more pod of the largest Deployment. */
  readonly surge: Readonly<Record<string, string>>;
}

/** What one SeldonDeployment uses of the quotas of its namespace, by the quotas' names. */
export interface Demands {
  /** `namespace/name` of the SeldonDeployment. */
  readonly key: string;
  readonly byQuota: Readonly<Record<string, Demand>>;
}

/** The limits that a namespace has. */
export interface NamespaceLimits {
  readonly quotas: readonly JsonObject[];
  readonly ranges: readonly JsonObject[];
  /** By Deployment, what autoscalers other than those among the objects set. */
  readonly scales: ReadonlyMap<string, Scale>;
}

/** The pods of a template as quotas and LimitRanges count them. */
export function countedPod(spec: JsonObject, ranges: readonly JsonObject[]): CountedPod {
  return { spec, containers: withLimitRangeDefaults(containerResources(spec), ranges) };
}

/** What objects in one namespace use of each of its quotas. */
export function demandsOf(objects: readonly JsonObject[], limits: NamespaceLimits): Record<string, Demand> {
  const own = scalesBy(objects);
  const scaleOf = (name: string) => own.get(name) ?? limits.scales.get(name);
  return Object.fromEntries(
    limits.quotas.map((quota) => [nameOf(quota), demandOn(quota, objects, scaleOf, limits.ranges)]),
  );
}

/** By Deployment, what the autoscalers among objects set; the last one of several counts. */
export function scalesBy(objects: readonly JsonObject[]): ReadonlyMap<string, Scale> {
  return new Map(scaledBy(objects).map((scaled) => [scaled.name, scaled]));
}

function demandOn(
  quota: JsonObject,
  objects: readonly JsonObject[],
  scaleOf: (name: string) => Scale | undefined,
  ranges: readonly JsonObject[],
): Demand {
  const least = new Map<string, Quantity>();
  const most = new Map<string, Quantity>();
  const surge = new Map<string, Quantity>();
  for (const object of objects) {
    if (countsObjects(quota)) {
      add(least, usageOfObject(object));
      add(most, usageOfObject(object));
    }
    const spec = WORKLOADS.includes(asText(object.kind)) ? valueAt(object, 'spec.template.spec') : undefined;
    const pod = isObject(spec) ? countedPod(spec, ranges) : undefined;
    if (pod !== undefined && countsPod(quota, pod)) {
      const usage = usageOfPod(pod);
      const scale = scaleOfDeployment(object, scaleOf(nameOf(object)));
      add(least, usage, scale.least);
      add(most, usage, scale.most);
      if (object.kind === 'Deployment' && scale.least > 0) {
        raise(surge, usage);
      }
    }
  }
  return { least: written(least), most: written(most), surge: written(surge) };
}

const WORKLOADS = ['Deployment', 'StatefulSet'];

function written(amounts: Amounts): Record<string, string> {
  return Object.fromEntries([...amounts].map(([name, quantity]) => [name, quantity.toString()]));
}
