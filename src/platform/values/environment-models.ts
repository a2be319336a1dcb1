import { isMap, putValue, type ValueMap } from '../../values/value';

/**
 * For each environment, the common values with only those models that it has or changes, so that the models of others
 * cost it nothing. A model of no environment stays in the first one, where it is checked.
 */
export function commonValues(
  { environments: overlays, ...common }: ValueMap,
  names: readonly string[],
): ReadonlyMap<string, ValueMap> {
  const models = common.models;
  if (!isMap(models)) {
    return new Map(names.map((name) => [name, common]));
  }
  const changing = changingEnvironments(isMap(overlays) ? overlays : {}, names);
  const own = new Map(names.map((name): [string, ValueMap] => [name, {}]));
  for (const [key, model] of Object.entries(models)) {
    const listed = isMap(model) ? model.environments : undefined;
    const known = Array.isArray(listed) ? listed.filter((name) => own.has(name as string)) : names;
    for (const name of new Set([...(known.length > 0 ? known : names.slice(0, 1)), ...(changing.get(key) ?? [])])) {
      putValue(own.get(name as string)!, key, model);
    }
  }
  return new Map(names.map((name) => [name, { ...common, models: own.get(name)! }]));
}

/** The environments that change each model. */
function changingEnvironments(overlays: ValueMap, names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const changing = new Map<string, string[]>();
  for (const name of names) {
    const overlay = overlays[name];
    for (const key of Object.keys((isMap(overlay) && isMap(overlay.models) && overlay.models) || {})) {
      const others = changing.get(key) ?? [];
      others.push(name);
      changing.set(key, others);
    }
  }
  return changing;
}
