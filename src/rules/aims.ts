import { type Owner, ownerOf } from './reference';
import { TARGETS } from './referrers';
import { namespaceOf } from './rivals';
import { asText, entryOf, isObject, type Json, type JsonObject, valueAt } from '../private/json';

/** An object that scales or takes over another one by its name. */
export interface Aim extends Owner {
  /** The field that names its target. */
  readonly field: string;
  /** The kind of the target, as written. */
  readonly targetKind: string;
}

/** The autoscalers and rollouts that target anything but a Deployment, by the names of their targets. */
export class Aims {
  private readonly byTarget = new Map<string, Aim[]>();

  public constructor(objects: readonly JsonObject[]) {
    for (const object of objects) {
      const field = entryOf(TARGETS, asText(object.kind));
      const target = field === undefined ? undefined : valueAt(object, field);
      if (isObject(target) && typeof target.name === 'string' && isOtherKind(target.kind)) {
        const aims = this.byTarget.get(target.name) ?? [];
        this.byTarget.set(target.name, aims);
        aims.push({ ...ownerOf(object), field: `${field}.name`, targetKind: target.kind });
      }
    }
  }

  /** What targets a SeldonDeployment itself. */
  public atSeldonDeployment(object: JsonObject, name: string): readonly Aim[] {
    return this.at(namespaceOf(object), name).filter(({ targetKind }) => isSeldonDeployment(targetKind));
  }

  /** What names a created Deployment, but another kind of workload. */
  public atWorkload(namespace: string, name: string): readonly Aim[] {
    return this.at(namespace, name).filter(({ targetKind }) => WORKLOAD.test(targetKind));
  }

  /** An object without a namespace is applied to that of the others. */
  private at(namespace: string, name: string): readonly Aim[] {
    const aims = this.byTarget.get(name) ?? [];
    return aims.filter((aim) => aim.namespace === namespace || aim.namespace === '' || namespace === '');
  }
}

const WORKLOAD = /^(deployment|replicaset|statefulset|daemonset|pod)s?$/i;

function isOtherKind(kind: Json | undefined): kind is string {
  return typeof kind === 'string' && kind !== 'Deployment';
}

/** Whether a kind is that of a SeldonDeployment, also in the ways in which kubectl names it. */
function isSeldonDeployment(kind: string): boolean {
  return /^(seldondeployments?|sdep)$/i.test(kind);
}
