import { type InputObject, type InputObjects } from './objects';
import { OPERATOR_ID, type PlannedOperator } from './operator/planned-operator';
import { differences, outcomesOf } from './promise';
import { type ImportSettings, namespaceOf } from './settings';
import { importDeployment, type Imported } from './typed';
import { validateSchema } from '../../api/validate';
import { InputError } from '../../private/errors';
import { asText, isObject, type Json, type JsonObject } from '../../private/json';
import { formatPath, type Segment } from '../../private/path';

/** A SeldonDeployment of the input, and what becomes of it in the project. */
export interface Planned extends Imported {
  readonly input: InputObject;
  /** The environment that it is of, if there are several. */
  readonly environment?: string;
  /**
   * `typed`; `patched`: typed with a JSON patch; `verbatim`, but checked; `separate`: a file next to the values, which
   * cannot express it; or `refused`: unchecked, because a cluster rejects it, or it has no fixed name.
   */
  readonly form: 'typed' | 'patched' | 'verbatim' | 'separate' | 'refused';
  /** Unknown fields that are left out. */
  readonly dropped: readonly (readonly Segment[])[];
}

/** Id of what includes the objects that stay as they are. */
export const KEPT = 'kept';

/** Decides what becomes of each SeldonDeployment. */
export function plan(
  { deployments, kept }: InputObjects,
  settings: ImportSettings,
  operators: readonly PlannedOperator[] = [],
  environment?: string,
): Planned[] {
  const nameless = kept.find(({ object }) => !isNamed(object));
  if (nameless) {
    throw new InputError(
      `${nameless.file}: a ${asText(nameless.object.kind)} has no metadata.name: give it one, or leave it out`,
    );
  }
  const versionless = [...deployments, ...kept].find(({ object }) => !isText(object.apiVersion));
  if (versionless) {
    const { file, object } = versionless;
    throw new InputError(
      `${file}: ${asText(object.kind)} ${nameOf(object)} has no apiVersion, so that kubectl rejects it: give it one, or ` +
        'leave it out',
    );
  }
  const ids = new Ids();
  kept.forEach(({ object }) => ids.reserve(namespaceOf(object), KEPT));
  operators.forEach(({ namespace }) => ids.reserve(namespace, OPERATOR_ID));
  const inputs = deployments.map(({ object, ...rest }) => {
    // What the API server drops is dropped here, so that it is written nowhere any more.
    const dropped = settings.exact ? [] : unknownFields(object);
    return { dropped, input: { ...rest, object: withoutFields(object, dropped) } };
  });
  const outcomes = outcomesOf(
    inputs.map(({ input }) => input.object),
    settings.cluster,
  );
  return inputs.map(({ dropped, input }, i): Planned => {
    const id = ids.pick(namespaceOf(input.object), nameOf(input.object));
    const imported = importDeployment(input.object, id, settings, outcomes[i]);
    settings.imported?.();
    return { ...imported, input, environment, dropped, form: formOf(imported) };
  });
}

function formOf({ typed, unchecked }: Imported): Planned['form'] {
  if (typed) {
    return typed.patch ? 'patched' : 'typed';
  }
  return unchecked ? 'refused' : 'verbatim';
}

/** Comments of the input, what is left out, and why something stays as it is. */
export function commentsFor({ input, form, sdep, manifest, reasons, dropped }: Planned): string[] {
  const former = manifest ? droppedFields(sdep, manifest) : [];
  return [
    ...input.comments,
    ...(former.length > 0 ? [`Left out, because it has no effect: ${former.join(', ')}.`] : []),
    ...(dropped.length > 0
      ? [`Left out, because the API server drops it: ${dropped.map(formatPath).join(', ')}.`]
      : []),
    ...(form === 'typed' ? [] : [`${ABOUT[form]}: ${reasons[0]}`]),
  ];
}

const ABOUT: Readonly<Record<Exclude<Planned['form'], 'typed'>, string>> = {
  patched: 'Patched, because constructs cannot express all of it',
  verbatim: 'Kept as it is',
  separate: 'Kept in a separate file',
  refused: 'Kept as it is and not checked',
};

/** Fields that have a meaning and no counterpart any more. */
function droppedFields(sdep: JsonObject, manifest: JsonObject): string[] {
  const spec = isObject(sdep.spec) ? sdep.spec : {};
  const former = ['name', 'oauth_key', 'oauth_secret'].filter(
    (field) => typeof spec[field] === 'string' && spec[field] !== '',
  );
  const gone = differences(sdep, manifest).filter((path) => former.includes(path.replace(/^spec\./, '')));
  return gone;
}

/** Fields that no version of a SeldonDeployment has. */
function unknownFields(object: JsonObject): (readonly Segment[])[] {
  return validateSchema(object).pruned.map(({ path }) => path);
}

/** A copy without some fields; items of lists stay. */
function withoutFields(object: JsonObject, paths: readonly (readonly Segment[])[]): JsonObject {
  const all: Dropped = new Map();
  for (const path of paths) {
    let level = all;
    for (const segment of path) {
      const next = level.get(segment) ?? new Map<Segment, Dropped>();
      level.set(segment, next);
      level = next;
    }
  }
  return without(object, all) as JsonObject;
}

/** Fields to drop, by their first segment, with the segments below it; a field without any is dropped. */
interface Dropped extends Map<Segment, Dropped> {}

function without(value: Json, dropped: Dropped): Json {
  if (Array.isArray(value)) {
    return value.map((item, i) => below(item, dropped.get(i)));
  }
  if (!isObject(value)) {
    return value;
  }
  const entries = Object.entries(value).filter(([name]) => dropped.get(name)?.size !== 0);
  return Object.fromEntries(entries.map(([name, item]) => [name, below(item, dropped.get(name))]));
}

function below(value: Json, dropped: Dropped | undefined): Json {
  return dropped === undefined || dropped.size === 0 ? value : without(value, dropped);
}

/** Ids of constructs, each once in its chart. */
class Ids {
  private readonly taken = new Set<string>();

  public reserve(namespace: string | undefined, id: string): void {
    this.taken.add(JSON.stringify([namespace, id]));
  }

  public pick(namespace: string | undefined, name: string): string {
    for (let i = 1; ; i++) {
      const id = i === 1 ? name : `${name}-${i}`;
      const key = JSON.stringify([namespace, id]);
      if (!this.taken.has(key)) {
        this.taken.add(key);
        return id;
      }
    }
  }
}

/** Whether an object has its own name: constructs would give one to others. */
export function isNamed({ metadata }: JsonObject): boolean {
  return isObject(metadata) && isText(metadata.name);
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

function nameOf({ metadata }: JsonObject): string {
  const name = isObject(metadata) ? metadata.name : undefined;
  return isText(name) ? name : 'model';
}
