import { ApiObject, App } from 'cdk8s';
import { identity } from './identity';
import { commentsFor, isNamed, type Planned } from './plan';
import { type Cluster, outcomeDifferences, outcomeOf, differences } from './promise';
import { namespaceOf } from './settings';
import { notSilenced, silences } from './silences';
import { DEFAULT_NAMESPACE, shared } from './values-defaults';
import { Untypable } from '../../codegen/recognize/untypable';
import { modelValues } from '../../codegen/values/model-values';
import { mapOf } from '../../codegen/values/plain';
import { type Comments, valuesText } from '../../codegen/values/text';
import { Values } from '../../input/values';
import { SeldonPlatform } from '../../platform/seldon-platform';
import { InputError } from '../../private/errors';
import { isObject, type JsonObject } from '../../private/json';

/** A platform's values, and which models are in them as whole manifests, with the reason. */
export interface ValuesPlan {
  readonly text: string;
  /** What the text says, and the comments in it. */
  readonly values: JsonObject;
  readonly comments: Comments;
  /** The SeldonDeployments by their keys in `models`. */
  readonly keys: ReadonlyMap<string, JsonObject>;
  readonly whole: ReadonlyMap<Planned, string>;
  /** Models that cannot be in values at all, with the reason. */
  readonly beside: ReadonlyMap<Planned, string>;
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
  /** Whether what all models of a namespace share becomes its defaults. */
  readonly factored: boolean;
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
    const broken = brokenEntries(written.text, entries, settings);
    if (broken.size === 0) {
      const said = (way: Way) =>
        new Map(entries.filter((each) => each.way === way).map((each) => [each.planned, each.reason]));
      return {
        ...shortened(written, entries, settings),
        keys: new Map(entries.filter(({ way }) => way !== 'beside').map(({ key, planned: { sdep } }) => [key, sdep])),
        whole: said('whole'),
        beside: said('beside'),
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

type Written = Pick<ValuesPlan, 'text' | 'values' | 'comments'>;

/** The same values with defaults for the namespaces whose models keep the promise with them. */
function shortened(long: Written, entries: readonly Entry[], settings: ValuesSettings): Written {
  const apart = new Set<string>();
  for (let shorter = settings.factored ? undefined : long; shorter?.text !== long.text;) {
    shorter = writtenValues(entries, settings, (namespace) => !apart.has(namespace));
    const broken = shorter.text === long.text ? [] : [...brokenEntries(shorter.text, entries, settings).keys()];
    if (broken.length === 0) {
      return shorter;
    }
    broken.forEach(({ planned: { sdep } }) => apart.add(namespaceOf(sdep) ?? DEFAULT_NAMESPACE));
  }
  return long;
}

/** @param mayShare whether what the models of a namespace share becomes its defaults */
function writtenValues(
  entries: readonly Entry[],
  { operator, home, exact }: ValuesSettings,
  mayShare: (namespace: string) => boolean,
): Written {
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
  return { text: valuesText(values, comments), values, comments };
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

/** Entries that the platform does not make into what they are to be. */
function brokenEntries(
  text: string,
  entries: readonly Entry[],
  { cluster, exact }: ValuesSettings,
): Map<Entry, string> {
  const said = entries.filter(({ way }) => way !== 'beside');
  const found = new Map<Entry, string>();
  const objects = platformObjects(text, (message) => {
    const key = /models(?:\.|\[)"?([a-z0-9-]+)/.exec(message)?.[1];
    const entry = said.find((each) => each.key === key);
    if (!entry) {
      throw new InputError(message);
    }
    found.set(entry, message);
  });
  if (found.size > 0) {
    return found;
  }
  for (const entry of said) {
    const { sdep, manifest, outcome } = entry.planned;
    const made = objects.get(identity(sdep));
    const expected = manifest ?? sdep;
    if (!made) {
      found.set(entry, 'is not made');
    } else if (differences(expected, made).length > 0) {
      const [first] = exact ? differences(sdep, made) : outcomeDifferences(outcome, outcomeOf(made, cluster));
      if (first !== undefined) {
        found.set(entry, first);
      }
    }
  }
  return found;
}

/** The SeldonDeployments that a platform creates from values; problems are reported. */
export function platformObjects(
  text: string,
  tell: (message: string) => void,
  environment?: string,
): Map<string, JsonObject> {
  const app = new App({ outdir: '-' });
  try {
    new SeldonPlatform(app, 'platform', { values: Values.parse(text), environment });
  } catch (error) {
    (error as Error).message.split('\n').forEach(tell);
    return new Map();
  }
  const made = app.node
    .findAll()
    .filter((each) => ApiObject.isApiObject(each))
    .filter(({ kind }) => kind === 'SeldonDeployment');
  for (const each of app.node.findAll()) {
    const [first] = each.node.validate();
    const object = made.find(({ node }) => node.scope === each);
    if (first !== undefined && object) {
      tell(`models.${each.node.id}: ${first}`);
    }
  }
  return new Map(made.map((each) => [identity(each.toJson() as JsonObject), each.toJson() as JsonObject]));
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
