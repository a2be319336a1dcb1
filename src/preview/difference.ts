import { type Cause } from './cause';
import { child } from './pods';
import { KIND } from '../api/facts/group';
import { APP_LABEL, EXPLAINER_LABEL, HAS_ORCHESTRATOR_LABEL } from '../api/facts/labels';
import { asText, isObject, type Json, type Manifest, valueAt } from '../private/json';
import { formatPath, type Segment } from '../private/path';
import { type Reference } from '../rules/reference';

/** The objects of a SeldonDeployment; none if the cluster rejects it or the operator fails on it. */
export interface Preview {
  readonly namespace: string;
  readonly name: string;
  readonly objects: readonly Manifest[];
  /** Why there are no objects. */
  readonly problem?: string;
}

/** What happens to a created object. */
export type Effect =
  | 'created'
  | 'removed'
  | 'recreated' // deleted, then created again
  | 'renamed' // a new one is created first, then the old one is removed
  | 'rolled' // pods are replaced one after another
  | 'scaled' // only the number of pods changes
  | 'changed'
  | 'stuck'; // the SeldonDeployment is rejected, or the operator fails on it: running objects do not change

/** A change of one object, or of a SeldonDeployment as a whole. */
export interface Change {
  readonly effect: Effect;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Its new name, if it changes. */
  readonly newName?: string;
  /** Whether requests fail during the change, or from then on. */
  readonly down: boolean;
  /** Paths that differ, or the reason. */
  readonly because: readonly string[];
  /** What causes it in the input; absent if unknown. */
  readonly causes?: readonly Cause[];
  /** Objects that still refer to a removed or renamed object, with the field; absent if there are none. */
  readonly referrers?: readonly string[];
}

/** Adds the objects that still refer to removed or renamed objects. */
export function withReferrers(changes: readonly Change[], references: readonly Reference[]): Change[] {
  const known = new Map<string, string[]>();
  for (const { kind, namespace, name, from, field } of references) {
    const id = JSON.stringify([kind, namespace || 'default', name]);
    const referrers = known.get(id) ?? [];
    known.set(id, referrers);
    referrers.push(`${from} (${field})`);
  }
  return changes.map((each) => {
    const { effect, kind, namespace, name } = each;
    const isGone = effect === 'removed' || effect === 'renamed';
    const referrers = isGone ? known.get(JSON.stringify([kind, namespace, name])) : undefined;
    return referrers === undefined ? each : { ...each, referrers };
  });
}

/** What a change of SeldonDeployments, or of the operator's configuration, does to the created objects. */
export function changesBetween(before: readonly Preview[], after: readonly Preview[]): Change[] {
  const [old, now] = [byId(before), byId(after)];
  const changes: Change[] = [];
  for (const [id, preview] of old) {
    const next = now.get(id);
    if (next === undefined) {
      changes.push(whole(preview, 'removed', true, ['the SeldonDeployment is gone']));
    } else if (next.problem !== undefined) {
      changes.push(whole(next, 'stuck', false, [next.problem]));
    } else {
      objectChanges(preview.objects, next.objects).forEach((each) => changes.push(each));
    }
  }
  for (const [id, preview] of now) {
    if (!old.has(id)) {
      changes.push(
        preview.problem === undefined
          ? whole(preview, 'created', false, [])
          : whole(preview, 'stuck', false, [preview.problem]),
      );
    }
  }
  return changes;
}

function byId(previews: readonly Preview[]): Map<string, Preview> {
  return new Map(previews.map((preview) => [`${preview.namespace}/${preview.name}`, preview]));
}

function whole({ namespace, name }: Preview, effect: Effect, down: boolean, because: string[]): Change {
  return { effect, kind: KIND, namespace, name, down, because };
}

function objectChanges(before: readonly Manifest[], after: readonly Manifest[]): Change[] {
  const [old, now] = [byName(before), byName(after)];
  const changes: Change[] = [];
  const created = after.filter((object) => !old.has(key(object)));
  for (const object of before) {
    const next = now.get(key(object));
    if (next !== undefined) {
      const found = changeOf(object, next);
      if (found !== undefined) {
        changes.push(found);
      }
      continue;
    }
    const successor = object.kind === 'Deployment' ? created.findIndex((other) => replaces(object, other)) : -1;
    if (successor === -1) {
      changes.push(change(object, 'removed', isCalled(object), isCalled(object) ? ['requests to this name fail'] : []));
    } else {
      const [{ metadata }] = created.splice(successor, 1);
      changes.push({ ...change(object, 'renamed', false, []), newName: asText(metadata.name) });
    }
  }
  return [...changes, ...created.map((object) => change(object, 'created', false, []))];
}

/** The effect of a new version of an object; undefined if nothing changes. */
function changeOf(object: Manifest, next: Manifest): Change | undefined {
  const paths = differences(object, next, []);
  if (paths.length === 0) {
    return undefined;
  }
  const because = [...new Set(paths.map((path) => weightOf(object, next, path) ?? formatPath(path)))];
  if (
    (object.kind === 'Deployment' || object.kind === 'Service') &&
    because.some((path) => path.startsWith('spec.selector'))
  ) {
    return change(object, 'recreated', true, because);
  }
  if (object.kind === 'Deployment') {
    if (because.some((path) => path.startsWith('spec.template'))) {
      return change(object, 'rolled', false, because);
    }
    return change(object, because.every((path) => path === 'spec.replicas') ? 'scaled' : 'changed', false, because);
  }
  return change(object, 'changed', false, because);
}

/** The change of a weight in a VirtualService. REST and gRPC have the same weights, so it is reported once. */
function weightOf(object: Manifest, next: Manifest, path: readonly Segment[]): string | undefined {
  const [before, after] = [object, next].map((each) => valueAt(each, path));
  if (object.kind !== 'VirtualService' || path.at(-1) !== 'weight' || before === undefined || after === undefined) {
    return undefined;
  }
  const destination = valueAt(next, [...path.slice(0, -1), 'destination']);
  const { subset, host } = isObject(destination) ? destination : {};
  return `weight of ${asText(subset ?? host)}: ${asText(before)} to ${asText(after)}`;
}

function change({ kind, metadata }: Manifest, effect: Effect, down: boolean, because: readonly string[]): Change {
  return { effect, kind, namespace: asText(metadata.namespace), name: asText(metadata.name), down, because };
}

/** Whether a Deployment replaces one of another name: it has the same role in the same predictor. */
function replaces(old: Manifest, next: Manifest): boolean {
  return next.kind === 'Deployment' && PART_LABELS.every((label) => labelOf(old, label) === labelOf(next, label));
}

const PART_LABELS = ['version', APP_LABEL, HAS_ORCHESTRATOR_LABEL, EXPLAINER_LABEL];

function labelOf({ metadata }: Manifest, label: string): Json | undefined {
  return child(metadata, 'labels')[label];
}

/** Whether a Service is called from outside the graph: that of a predictor or of an explainer. */
function isCalled(object: Manifest): boolean {
  return object.kind === 'Service' && APP_LABEL in child(child(object, 'spec'), 'selector');
}

function byName(objects: readonly Manifest[]): Map<string, Manifest> {
  return new Map(objects.map((object) => [key(object), object]));
}

function key({ kind, metadata }: Manifest): string {
  return `${kind}/${asText(metadata.name)}`;
}

/** The deepest paths at which two values differ. */
function differences(left: Json | undefined, right: Json | undefined, path: Segment[]): Segment[][] {
  if (left === right) {
    return [];
  }
  if (Array.isArray(left) && Array.isArray(right) && left.length === right.length) {
    return left.flatMap((item, index) => differences(item, right[index], [...path, index]));
  }
  if (isObject(left) && isObject(right)) {
    const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
    return keys.flatMap((name) => differences(left[name], right[name], [...path, name]));
  }
  return Array.isArray(left) && Array.isArray(right) && left.length === 0 && right.length === 0 ? [] : [path];
}
