import { type Chart } from './chart';
import { grouped } from '../private/grouped';
import { has, isObject, type Json, type JsonObject, entryOf } from '../private/json';
import { formatPath } from '../private/path';
import { didYouMean, maybeMeans, suggest } from '../private/suggest';
import { isMap, type Value, type ValueMap } from '../values/value';

/** A value that is given and that no template reads. */
export interface IgnoredKey {
  /** The value's path. */
  readonly path: string;
  /** Its keys. */
  readonly keys: string[];
  /** What may be meant, or why nothing reads it. */
  readonly hint?: string;
}

/**
 * Keys that a chart ignores in silence.
 *
 * @param given what the user gives, without the chart's defaults.
 */
export function ignoredKeys(chart: Chart, given: ValueMap, strictParity: boolean): IgnoredKey[] {
  const known = new KnownKeys(chart, strictParity);
  const found: IgnoredKey[] = [];
  const visit = (value: ValueMap, keys: string[]) => {
    for (const [key, item] of Object.entries(value)) {
      const here = [...keys, key];
      const path = here.join('.');
      // Helm shares `global` with subcharts, and charts carry it along without reading it.
      if (path === 'global' || known.isOpen(path)) {
        continue;
      }
      if (known.isUnread(path)) {
        if (!sameAsDefault(chart.defaults, here, item)) {
          found.push({ path: formatPath(here), keys: here, hint: entryOf(known.unread, path) });
        }
      } else if (!known.has(path) || key.includes('.')) {
        if (isMap(item) && known.isFormer(path)) {
          visit(item, here);
        } else {
          found.push({ path: formatPath(here), keys: here, hint: known.hint(here) ?? known.hintForMap(here, item) });
        }
      } else if (isMap(item) && (known.isFormer(path) || !isOneValue(chart.defaults, here))) {
        visit(item, here);
      }
    }
  };
  visit(given, []);
  return found;
}

/** The keys that a chart reads. */
class KnownKeys {
  public readonly unread: Readonly<Record<string, string>>;
  private readonly renamed: Readonly<Record<string, string>>;
  private readonly paths = new Set<string>();
  /** Those below others, by `joined`. */
  private readonly flattened: ReadonlyMap<string, readonly string[]>;
  private readonly readable: readonly string[];
  private readonly open: ReadonlySet<string>;

  public constructor(chart: Chart, strictParity: boolean) {
    this.unread = chart.unread(strictParity);
    this.renamed = chart.renamed ?? {};
    this.open = new Set(chart.open);
    this.collect(chart.defaults, '');
    for (const path of chart.readBesides(strictParity)) {
      this.paths.add(path);
    }
    this.flattened = grouped(
      [...this.paths].filter((path) => path.includes('.')),
      joined,
    );
    this.readable = [...this.paths].filter((path) => !this.isUnread(path));
  }

  public has(path: string): boolean {
    return this.paths.has(path);
  }

  /** Whether all keys below a path are the user's own. */
  public isOpen(path: string): boolean {
    return this.open.has(path);
  }

  public isUnread(path: string): boolean {
    return has(this.unread, path);
  }

  /** Whether former charts had keys below a path, each with its own successor. */
  public isFormer(path: string): boolean {
    return Object.keys(this.renamed).some((key) => key.startsWith(`${path}.`));
  }

  /** What a map may mean: the values of this chart as a chart sees them that contains it. */
  public hintForMap(keys: string[], item: Value): string | undefined {
    const inner = keys.length === 1 && isMap(item) ? Object.keys(item) : [];
    return inner.length > 0 && inner.every((key) => this.has(key))
      ? 'move what is inside one level up: only a chart that has this one as a dependency has its values below a key'
      : undefined;
  }

  /** What an unknown key may mean: a similar key next to it, or the same key in another place. */
  public hint(keys: string[]): string | undefined {
    const renamed = entryOf(this.renamed, keys.join('.'));
    if (renamed !== undefined) {
      return renamed;
    }
    const key = keys[keys.length - 1];
    const flat = (keys.length === 1 ? this.flattened.get(joined(key)) : undefined) ?? [];
    if (flat.length === 1) {
      return `write ${flat[0].split('.').join(': {')}: ...${'}'.repeat(flat[0].split('.').length - 1)}`;
    }
    const parent = keys.slice(0, -1).join('.');
    const prefix = parent === '' ? '' : `${parent}.`;
    const neighbours = this.readable.filter(
      (path) => path.startsWith(prefix) && !path.slice(prefix.length).includes('.'),
    );
    const close = suggest(
      key,
      neighbours.map((path) => path.slice(prefix.length)),
    );
    if (close) {
      return didYouMean(`${prefix}${close}`);
    }
    const elsewhere = this.readable.filter((path) => path.endsWith(`.${key}`) || path === key);
    const isMeant = maybeMeans(key);
    const distant =
      elsewhere.length > 0
        ? elsewhere
        : this.readable.filter((path) => lastKey(path).length > 3 && isMeant(lastKey(path)));
    return distant.length > 0 && distant.length <= 3 ? didYouMean(...distant) : undefined;
  }

  private collect(value: JsonObject, prefix: string): void {
    for (const [key, item] of Object.entries(value)) {
      this.paths.add(`${prefix}${key}`);
      if (isObject(item)) {
        this.collect(item, `${prefix}${key}.`);
      }
    }
  }
}

/** A path without what separates its words: `managerCpuLimit` and `manager.cpu_limit` are `manager.cpuLimit`. */
function joined(path: string): string {
  return path.replace(/[._-]/g, '').toLowerCase();
}

function lastKey(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function sameAsDefault(defaults: JsonObject, keys: string[], value: Value): boolean {
  return defaultOf(defaults, keys) === value;
}

/** Whether a chart prints one value here: Helm reports a map in its place, whatever it holds. */
function isOneValue(defaults: JsonObject, keys: string[]): boolean {
  const value = defaultOf(defaults, keys);
  return value !== undefined && value !== null && !isObject(value);
}

function defaultOf(defaults: JsonObject, keys: string[]): Json | undefined {
  let at: Json | undefined = defaults;
  for (const key of keys) {
    at = isObject(at) && has(at, key) ? at[key] : undefined;
  }
  return at;
}
