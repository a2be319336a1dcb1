import { suggest } from '../../private/suggest';
import { type ValueReader } from '../../values/reader';

/** Keys that a store of a kind needs, beyond those that all can do without. */
const NEEDED: Readonly<Record<string, readonly string[]>> = { minio: ['endpoint'], azure: ['account'], http: ['url'], pvc: ['claim'] };

/** Notes what names something that is not there, and what is missing only together with something else. */
export function checkReferences(platform: ValueReader): void {
  for (const [, store] of platform.entries('storage')) {
    const kind = text(store, 'kind');
    (NEEDED[kind ?? ''] ?? []).filter((key) => !store.has(key))
      .forEach((key) => store.problem(key, `is missing: a store of kind ${kind} needs it`));
  }
  for (const [, model] of platform.entries('models').filter(([, entry]) => entry.has(''))) {
    checkModel(platform, model);
  }
}

function checkModel(platform: ValueReader, model: ValueReader): void {
  if (!['manifest', 'server', 'image'].some((key) => model.has(key))) {
    model.problem('', "needs a 'server' and where the model lies, an 'image', or a whole 'manifest'");
  }
  checkOrigin(platform, model, text(model, 'store'));
  for (const version of ['canary', 'shadow'].filter((key) => model.has(key)).map((key) => model.at(key))) {
    checkOrigin(platform, version, text(version, 'store') ?? text(model, 'store'), true);
  }
  const gateway = text(model, 'gateway');
  if (gateway !== undefined && isKnown(platform, 'gateways', gateway, model, 'gateway') && text(platform.at('gateways').at(`[${gateway}]`), 'kind') === 'ambassador') {
    model.problem('gateway', 'names an Ambassador gateway, which serves every model: leave it out');
  }
  if (model.has('scaling')) {
    checkScaling(model.at('scaling'));
  }
}

function checkScaling(scaling: ValueReader): void {
  if (!scaling.has('cpu') && !scaling.has('memory')) {
    scaling.problem('', "needs a target: 'cpu' or 'memory'");
  }
  const [min, max] = [scaling.value('min'), scaling.value('max')];
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    scaling.problem('min', `must not be above 'max' (${max}), got ${min}`);
  }
}

/** Where a version's model lies: a path goes with a store, a store with a path. */
function checkOrigin(platform: ValueReader, version: ValueReader, store: string | undefined, inherits: boolean = false): void {
  if (version.has('path') && store === undefined) {
    version.problem('path', "needs the 'store' that it is a path in");
  }
  const own = text(version, 'store');
  if (own !== undefined) {
    isKnown(platform, 'storage', own, version, 'store');
    if (!inherits && !version.has('path')) {
      version.problem('store', "needs the 'path' of the model in it");
    }
  }
}

function isKnown(platform: ValueReader, key: string, name: string, from: ValueReader, path: string): boolean {
  const names = platform.entries(key).map(([known]) => known);
  if (names.includes(name)) {
    return true;
  }
  const close = suggest(name, names);
  const remedy = close ? `, did you mean '${close}'?` : names.length > 0 ? `: there ${names.length === 1 ? 'is' : 'are'} ${names.join(', ')}` : ', which is empty';
  from.problem(path, `names ${JSON.stringify(name)}, which is not in '${key}'${remedy}`);
  return false;
}

/** A text, where there is one; another type is noted elsewhere. */
function text(reader: ValueReader, path: string): string | undefined {
  const value = reader.value(path);
  return typeof value === 'string' ? value : undefined;
}
