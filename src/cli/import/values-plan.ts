import { ApiObject, App } from 'cdk8s';
import { identity } from './identity';
import { commentsFor, isNamed, type Planned } from './plan';
import { type Cluster, outcomeDifferences, outcomeOf, differences } from './promise';
import { namespaceOf } from './settings';
import { notSilenced, silences } from './silences';
import { DEFAULT_NAMESPACE, type MayShare, shared } from './values-defaults';
import { Untypable } from '../../codegen/recognize/untypable';
import { modelValues } from '../../codegen/values/model-values';
import { mapOf } from '../../codegen/values/plain';
import { type Comments, valuesText } from '../../codegen/values/text';
import { Values } from '../../input/values';
import { SeldonPlatform } from '../../platform/seldon-platform';
import { InputError } from '../../private/errors';
import { isObject, type JsonObject } from '../../private/json';

/** What a text of values says, and the comments in it. */
export interface WrittenValues {
  readonly text: string;
  readonly values: JsonObject;
  readonly comments: Comments;
  /** The settings that models share as defaults, by namespace. */
  readonly defaults: ReadonlyMap<string, JsonObject>;
}

/** A platform's values, and which models are in them as whole manifests, with the reason. */
export interface ValuesPlan extends WrittenValues {
  /** What the platform creates from it. */
  readonly objects: ReadonlyMap<string, JsonObject>;
  /** The SeldonDeployments by their keys in `models`. */
  readonly keys: ReadonlyMap<string, JsonObject>;
  readonly whole: ReadonlyMap<Planned, string>;
  /** Models that cannot be in values at all, with the reason. */
  readonly beside: ReadonlyMap<Planned, string>;
  /** The same values with defaults for namespaces whose models keep the promise with them. */
  withDefaults(mayShare: MayShare): WrittenValues;
}

/** How models may be written: each later way is taken if the earlier one does not keep the promise. */
type Way = 'typed' | 'whole' | 'beside';

interface Entry {
  readonly planned: Planned;
  readonly key: string;
  way: Way;
  reason: string;
}

/** What values contain in addition to models, and what is to hold for them. */
export interface ValuesSettings {
  /** The section of the operator. */
  readonly operator: JsonObject;
  /** The operator's namespace, if the platform installs it. */
  readonly home?: string;
  readonly cluster: Cluster;
  readonly exact: boolean;
}

/** Values that describe all models, proved by what the platform creates from them. */
export function planValues(planned: readonly Planned[], settings: ValuesSettings): ValuesPlan {
  const keys = new Keys();
  const entries = planned
    .filter(({ form, sdep }) => form !== 'refused' && isNamed(sdep))
    .map((each): Entry => ({
      planned: each,
      key: keys.pick(each),
      way: each.form === 'typed' ? 'typed' : 'whole',
      reason: each.reasons[0] ?? '',
    }));
  // Each round writes some models in a later way, of which there are few.
  for (;;) {
    const written = writtenValues(entries, settings, NONE);
    const { objects, broken } = made(written.text, entries, settings);
    if (broken.size === 0) {
      const said = (way: Way) =>
        new Map(entries.filter((each) => each.way === way).map((each) => [each.planned, each.reason]));
      return {
        ...written,
        objects,
        keys: new Map(entries.filter(({ way }) => way !== 'beside').map(({ key, planned: { sdep } }) => [key, sdep])),
        whole: said('whole'),
        beside: said('beside'),
        withDefaults: (mayShare) => shortened(written, entries, settings, mayShare),
      };
    }
    for (const [entry, reason] of broken) {
      entry.reason = reason;
      entry.way = entry.way === 'typed' ? 'whole' : 'beside';
    }
  }
}

/** No namespace has defaults. */
const NONE = (): boolean => false;

function shortened(
  long: WrittenValues,
  entries: readonly Entry[],
  settings: ValuesSettings,
  mayShare: MayShare,
): WrittenValues {
  const apart = new Set<string>();
  for (;;) {
    const shorter = writtenValues(entries, settings, (name, key) => !apart.has(name) && mayShare(name, key));
    if (shorter.defaults.size === 0) {
      return long;
    }
    const broken = [...made(shorter.text, entries, settings).broken.keys()];
    if (broken.length === 0) {
      return shorter;
    }
    broken.forEach(({ planned: { sdep } }) => apart.add(namespaceOf(sdep) ?? DEFAULT_NAMESPACE));
  }
}

function writtenValues(
  entries: readonly Entry[],
  { operator, home, exact }: ValuesSettings,
  mayShare: MayShare,
): WrittenValues {
  const written: Record<string, JsonObject> = {};
  const comments = new Map<string, readonly string[]>();
  const namespaces = new Set<string>(home === undefined ? [] : [home]);
  for (const entry of entries.filter(({ way }) => way !== 'beside')) {
    written[entry.key] = entryValues(entry, exact);
    comments.set(`models/${entry.key}`, commentsFor(entry.planned));
    const namespace = namespaceOf(entry.planned.sdep);
    if (namespace !== undefined && namespace !== DEFAULT_NAMESPACE) {
      namespaces.add(namespace);
    }
  }
  const { models, defaults } = shared(written, mayShare);
  defaults.forEach((_, namespace) => namespaces.add(namespace));
  const places = [...namespaces].map((name): [string, JsonObject] => {
    const common = defaults.get(name);
    return [name, { create: false, ...(common && { defaults: common }) }];
  });
  const values = mapOf([
    ['operator', operator],
    ['namespaces', places.length === 0 ? undefined : Object.fromEntries(places)],
    ['models', models],
  ]);
  return { text: valuesText(values, comments), values, comments, defaults };
}

function entryValues(entry: Entry, exact: boolean): JsonObject {
  const { sdep, typed, outcome } = entry.planned;
  const namespace = namespaceOf(sdep);
  const inNamespace: JsonObject = namespace === undefined || namespace === DEFAULT_NAMESPACE ? {} : { namespace };
  if (entry.way === 'typed' && typed) {
    try {
      const values = modelValues(typed);
      const { name } = sdep.metadata as JsonObject;
      const metadata = isObject(values.metadata) ? values.metadata : undefined;
      return { ...inNamespace, ...values, ...(name !== entry.key && { metadata: { ...metadata, name } }) };
    } catch (error) {
      if (!(error instanceof Untypable)) {
        throw error;
      }
      entry.way = 'whole';
      entry.reason = error.message;
    }
  }
  const silence = exact ? new Map<string, string>() : silences(notSilenced(sdep, outcome.broken));
  return { ...inNamespace, manifest: sdep, ...(silence.size > 0 && { silence: Object.fromEntries(silence) }) };
}

/** What the platform creates, and the entries of which it does not create what they are to be. */
function made(
  text: string,
  entries: readonly Entry[],
  { cluster, exact }: ValuesSettings,
): { readonly objects: ReadonlyMap<string, JsonObject>; readonly broken: ReadonlyMap<Entry, string> } {
  const said = entries.filter(({ way }) => way !== 'beside');
  const found = new Map<Entry, string>();
  const objects = platformObjects(Values.parse(text), (message) => {
    const [, section, name] = /(models|namespaces)(?:\.|\[)"?([a-z0-9-]+)/.exec(message) ?? [];
    const about = said.filter(({ key, planned: { sdep } }) =>
      section === 'namespaces' ? namespaceOf(sdep) === name : key === name,
    );
    if (about.length === 0) {
      throw new InputError(message);
    }
    about.forEach((entry) => found.set(entry, message));
  });
  for (const entry of found.size > 0 ? [] : said) {
    const { sdep, manifest, outcome } = entry.planned;
    const object = objects.get(identity(sdep));
    const expected = manifest ?? sdep;
    if (!object) {
      found.set(entry, 'is not created');
    } else if (differences(expected, object).length > 0) {
      const [first] = exact ? differences(sdep, object) : outcomeDifferences(outcome, outcomeOf(object, cluster));
      if (first !== undefined) {
        found.set(entry, first);
      }
    }
  }
  return { objects, broken: found };
}

/** The SeldonDeployments that a platform creates from values; problems are reported. */
export function platformObjects(
  given: Values,
  tell: (message: string) => void,
  environment?: string,
): Map<string, JsonObject> {
  const app = new App({ outdir: '-' });
  try {
    new SeldonPlatform(app, 'platform', { values: given, environment });
  } catch (error) {
    (error as Error).message.split('\n').forEach(tell);
    return new Map();
  }
  const nodes = app.node.findAll();
  const objects = nodes.filter((each) => ApiObject.isApiObject(each)).filter(({ kind }) => kind === 'SeldonDeployment');
  const owners = new Set(objects.map(({ node }) => node.scope));
  for (const each of nodes) {
    const [first] = owners.has(each) ? each.node.validate() : [];
    if (first !== undefined) {
      tell(`models.${each.node.id}: ${first}`);
    }
  }
  return new Map(
    objects.map((each) => {
      const json = each.toJson() as JsonObject;
      return [identity(json), json];
    }),
  );
}

/** Keys of models: each once, whatever the namespaces. */
class Keys {
  private readonly taken = new Set<string>();

  public pick({ id, sdep }: Planned): string {
    const plain =
      id
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|(?<!-)-+$/g, '')
        .slice(0, 60)
        .replace(/(?<!-)-+$/, '') || 'model';
    const base = plain === 'true' || plain === 'false' ? `model-${plain}` : plain;
    const candidates = [base, `${base}-${namespaceOf(sdep) ?? 'default'}`.slice(0, 63).replace(/(?<!-)-+$/, '')];
    let key = candidates.find((candidate) => !this.taken.has(candidate));
    for (let i = 2; key === undefined; i++) {
      key = this.taken.has(`${base}-${i}`) ? undefined : `${base}-${i}`;
    }
    this.taken.add(key);
    return key;
  }
}
