import { type Origin, type Problems } from './values/problems';
import { type ModelValues } from './values/sections/models';
import { versionsOf } from './values/versions';
import { isObject, type Json, entryOf } from '../private/json';
import { parsePath, type Segment } from '../private/path';
import { valueAt } from '../private/value-at';

/** Tells what is wrong with a model's SeldonDeployment at the value that says it, or as near as it can. */
export function modelOrigin(name: string, model: ModelValues, problems: Problems): Origin {
  return {
    valueOf: (field) => problems.valueAt(['models', name, ...valueOf(model, field).at]),
    tell: (message) => {
      const [whole, path] = /^((?:spec|metadata)[^\s:]*): /.exec(message) ?? ['', ''];
      const { at, exact } = valueOf(model, parsePath(path));
      return problems.tell(['models', name, ...at], exact ? message.slice(whole.length) : message);
    },
  };
}

/** What values call otherwise than the graph. */
const GRAPH_KEYS: Readonly<Record<string, string>> = { implementation: 'server', modelUri: 'uri' };

/** What containers and predictors have of the same name, wherever it stands in them. */
const KEYS: readonly Segment[] = ['image', 'env', 'resources', 'replicas', 'explainer', 'logger'];

/** The value that a path of the SeldonDeployment comes from; where there is no saying, what it is about. */
function valueOf(model: ModelValues, path: readonly Segment[]): { at: readonly Segment[]; exact: boolean } {
  const values = model as unknown as Json;
  const has = (at: readonly Segment[]) => valueAt(values, at) !== undefined;
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
  const places = [version, []].flatMap((base) => {
    const below = base.length === 0 ? values : valueAt(values, base);
    return [
      base,
      ...(isObject(below)
        ? Object.keys(below)
            .filter((key) => isObject(below[key]))
            .map((key) => [...base, key])
        : []),
    ];
  });
  // Values call fields as Kubernetes does, in places of their own: the longest end of the path that stands in one of them.
  for (let start = 3; start < path.length - 1; start++) {
    const found = places.map((base) => [...base, ...path.slice(start)]).find(has);
    if (found) {
      return { at: found, exact: true };
    }
  }
  const known = path.map((segment) => KEYS.includes(segment)).lastIndexOf(true);
  const above = known < 0 ? undefined : [version, []].map((base) => [...base, path[known]]).find(has);
  return { at: above ?? version, exact: above !== undefined && known === path.length - 1 };
}
