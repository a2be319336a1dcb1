import { type Origin, type Problems } from './values/problems';
import { type ModelValues } from './values/sections/models';
import { type PlatformValues } from './values/sections/platform';
import { versionsOf } from './values/versions';
import { entryOf, isObject, type Json, valueAt } from '../private/json';
import { parsePath, type Segment } from '../private/path';

/** Reports what is wrong with a model's SeldonDeployment at the value that decides it, or as near as possible. */
export function modelOrigin(name: string, model: ModelValues, values: PlatformValues, problems: Problems): Origin {
  const origin = (field: readonly Segment[]): Place => {
    const own = valueOf(model, field);
    const found = own.exact ? undefined : defaultOf(model, values, field, own.at.length > 0);
    return found ?? { ...own, at: ['models', name, ...own.at] };
  };
  return {
    valueOf: (field) => problems.valueAt(origin(field).at),
    tell: (message) => {
      const [whole, path] = /^((?:spec|metadata)[^\s:]*): /.exec(message) ?? ['', ''];
      const { at, exact } = origin(parsePath(path));
      return problems.tell(at, exact ? message.slice(whole.length) : message);
    },
  };
}

interface Place {
  readonly at: readonly Segment[];
  readonly exact: boolean;
}

/** What values call otherwise than the graph. */
const GRAPH_KEYS: Readonly<Record<string, string>> = { implementation: 'server', modelUri: 'uri' };

/** What containers and predictors have under the same name, wherever it is in them. */
const KEYS: readonly Segment[] = ['image', 'env', 'resources', 'replicas', 'explainer', 'logger'];

/** The value that a path of the SeldonDeployment comes from; if that is unknown, the value that it is about. */
function valueOf(model: ModelValues, path: readonly Segment[]): Place {
  const values = model as unknown as Json;
  const has = (at: readonly Segment[]) => valueAt(values, at) !== undefined;
  if (path.join('.') === 'metadata.namespace' && has(['namespace'])) {
    return { at: ['namespace'], exact: true };
  }
  if (isObject(model.manifest)) {
    const at = ['manifest', ...(isObject(model.manifest.spec) ? path : path.slice(1))];
    return { at, exact: has(at) };
  }
  if (path[0] !== 'spec' || typeof path[2] !== 'number' || model.chart !== undefined) {
    return path.length > 1 && has(path) ? { at: path, exact: true } : { at: [], exact: false };
  }
  const version = parsePath(versionsOf(model)[path[2]]?.path ?? '');
  const called = path.length === 5 && path[3] === 'graph' ? entryOf(GRAPH_KEYS, String(path[4])) : undefined;
  const said = called && [[...version, called], [called]].find(has);
  if (said) {
    return { at: said, exact: true };
  }
  const found = named([version, []], path, values);
  if (found) {
    return { at: found, exact: true };
  }
  const known = path.map((segment) => KEYS.includes(segment)).lastIndexOf(true);
  const above = known < 0 ? undefined : [version, []].map((base) => [...base, path[known]]).find(has);
  return { at: above ?? version, exact: above !== undefined && known === path.length - 1 };
}

/** The default that a path of the SeldonDeployment comes from, of the namespace or of the platform. */
function defaultOf(
  { namespace = 'default', defaults = true, manifest, chart }: ModelValues,
  values: PlatformValues,
  path: readonly Segment[],
  isNearOwn: boolean,
): Place | undefined {
  const isWhole = manifest !== undefined || chart !== undefined;
  if (!defaults || isWhole || path[0] !== 'spec') {
    return undefined;
  }
  const bases = [['namespaces', namespace, 'defaults'], ['defaults']];
  const found = named(bases, path, values as unknown as Json);
  if (found || isNearOwn) {
    return found && { at: found, exact: true };
  }
  // A list of the pod has another order than the map of the values that it comes from.
  const known = path.filter((segment) => KEYS.includes(segment)).at(-1);
  const at = bases
    .map((base) => [...base, known ?? ''])
    .find((each) => valueAt(values as unknown as Json, each) !== undefined);
  return at && { at, exact: false };
}

/** What values call the labels and annotations that pods have. */
const POD_METADATA: Readonly<Record<string, string>> = { annotations: 'podAnnotations', labels: 'podLabels' };

/** A field of a pod or of its container, as values name it. */
function podFields(path: readonly Segment[]): (readonly Segment[])[] {
  const [first, , part, ...rest] = path.slice(3);
  const ofPredictor = entryOf(POD_METADATA, String(first));
  if (ofPredictor !== undefined) {
    return [[ofPredictor, ...path.slice(4)]];
  }
  if (first !== 'componentSpecs' || rest.length === 0) {
    return [];
  }
  if (part === 'metadata') {
    const ofPod = entryOf(POD_METADATA, String(rest[0]));
    return ofPod === undefined ? [] : [[ofPod, ...rest.slice(1)]];
  }
  return part === 'spec'
    ? [['pod', ...rest], ...(rest[0] === 'containers' ? [['container', ...rest.slice(2)]] : [])]
    : [];
}

/**
 * The value for a path of the SeldonDeployment in some maps and in the maps below them. Values call fields as
 * Kubernetes does, in their own places: the longest end of the path that is in one of them.
 */
function named(
  maps: readonly (readonly Segment[])[],
  path: readonly Segment[],
  values: Json,
): readonly Segment[] | undefined {
  const places = maps.flatMap((base) => {
    const below = base.length === 0 ? values : valueAt(values, base);
    const inner = isObject(below) ? Object.keys(below).filter((key) => isObject(below[key])) : [];
    return [base, ...inner.map((key) => [...base, key])];
  });
  const ofPod = podFields(path).flatMap((field) => maps.map((base) => [...base, ...field]));
  const exact = ofPod.find((at) => at.length > 1 && valueAt(values, at) !== undefined);
  if (exact) {
    return exact;
  }
  for (let start = 3; start < path.length - 1; start++) {
    const found = places.map((base) => [...base, ...path.slice(start)]).find((at) => valueAt(values, at) !== undefined);
    if (found) {
      return found;
    }
  }
  return undefined;
}
