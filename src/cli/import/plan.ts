import { fileText } from './file-text';
import { type InputObject, type InputObjects } from './objects';
import { differences } from './promise';
import { importDeployment, namespaceOf, type Imported, type ImportSettings } from './typed';
import { validateSchema } from '../../api/validate';
import {
  type ComposedApp,
  type ComposedChart,
  type ComposedDeployment,
  type ComposedFile,
} from '../../codegen/compose';
import { InputError } from '../../private/errors';
import { isObject, type Json, type JsonObject } from '../../private/json';
import { formatPath, type Segment } from '../../private/path';

/** A SeldonDeployment of the input, and what becomes of it in the project. */
export interface Planned extends Imported {
  readonly input: InputObject;
  /** `typed`, `verbatim` by fromManifest, or `refused` by the cluster and so written as it is, unchecked. */
  readonly form: 'typed' | 'verbatim' | 'refused';
  /** Unknown fields that are left out. */
  readonly dropped: readonly (readonly Segment[])[];
  /** The file that holds it, unless it is typed. */
  readonly file?: string;
}

/** What a project consists of, before it is printed in a language. */
export interface Plan {
  readonly app: ComposedApp;
  readonly planned: readonly Planned[];
  /** Files with objects as they are, by path in the project. */
  readonly files: Readonly<Record<string, string>>;
}

/** Id of the chart of objects without a namespace. */
const WITHOUT_NAMESPACE = 'models';

/** Id of what includes the objects that stay as they are. */
const KEPT = 'kept';

/** Decides what becomes of each object. */
export function plan({ deployments, kept }: InputObjects, settings: ImportSettings): Plan {
  const files: Record<string, string> = {};
  const ids = new Ids();
  kept.forEach(({ object }) => ids.reserve(namespaceOf(object), KEPT));
  const planned = deployments.map(({ object, ...rest }): Planned => {
    // What the API server drops is dropped here, so that it is said nowhere any more.
    const dropped = settings.exact ? [] : unknownFields(object);
    const input = { ...rest, object: dropped.reduce<JsonObject>(withoutField, object) };
    const namespace = namespaceOf(input.object);
    const imported = importDeployment(input.object, ids.pick(namespace, nameOf(input.object)), settings);
    if (imported.typed) {
      return { ...imported, input, dropped, form: 'typed' };
    }
    const form = imported.unchecked ? 'refused' : 'verbatim';
    const file = fileFor(files, `${form}/${folderOf(namespace)}${imported.id}.yaml`);
    files[file] = fileText([input.object]);
    return { ...imported, input, dropped, form, file };
  });
  const charts = new Map<string, { namespace?: string; deployments: ComposedDeployment[]; files: ComposedFile[] }>();
  const chartOf = (namespace: string | undefined) => {
    const id = namespace ?? WITHOUT_NAMESPACE;
    const key = namespace === undefined ? '' : `/${namespace}`;
    const chart = charts.get(key) ?? { namespace, deployments: [], files: [] };
    charts.set(key, chart);
    return { id, ...chart };
  };
  const nameless = kept.find(({ object }) => !isNamed(object));
  if (nameless) {
    throw new InputError(
      `${nameless.file}: a ${String(nameless.object.kind)} has no metadata.name: give it one, or leave it out`,
    );
  }
  for (const [namespace, objects] of byNamespace(kept)) {
    const file = fileFor(files, `kept/${namespace === undefined ? 'cluster' : fileName(namespace)}.yaml`);
    files[file] = fileText(objects.map(({ object }) => object));
    chartOf(namespace).files.push({ id: KEPT, file, comments: [] });
  }
  for (const each of planned) {
    const chart = chartOf(namespaceOf(each.sdep));
    if (!isNamed(each.sdep)) {
      continue;
    }
    if (each.form === 'refused') {
      chart.files.push({ id: each.id, file: each.file!, comments: commentsFor(each) });
    } else {
      chart.deployments.push({ id: each.id, comments: commentsFor(each), code: each.typed ?? { file: each.file! } });
    }
  }
  const taken = [...charts.keys()].includes(`/${WITHOUT_NAMESPACE}`);
  const composed = [...charts.values()].map(({ namespace, ...chart }): ComposedChart => ({
    id: namespace ?? (taken ? `${WITHOUT_NAMESPACE}-2` : WITHOUT_NAMESPACE),
    namespace,
    ...chart,
  }));
  return { app: { folder: 'manifests', charts: composed }, planned, files };
}

/** Comments of the input, what is left out, and why something stays as it is. */
function commentsFor({ input, form, sdep, manifest, reasons, dropped }: Planned): string[] {
  const former = form === 'typed' ? droppedFields(sdep, manifest!) : [];
  return [
    ...input.comments,
    ...(former.length > 0 ? [`Left out, because it has no effect: ${former.join(', ')}.`] : []),
    ...(dropped.length > 0
      ? [`Left out, because the API server drops it: ${dropped.map(formatPath).join(', ')}.`]
      : []),
    ...(form === 'typed'
      ? []
      : [`${form === 'verbatim' ? 'Kept as it is' : 'Not checked, as it does not work in a cluster'}: ${reasons[0]}`]),
  ];
}

/** Fields that say something and have no counterpart any more. */
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

/** A copy without one field. */
function withoutField(object: JsonObject, [key, ...rest]: readonly Segment[]): JsonObject {
  return without(object, key, rest) as JsonObject;
}

function without(value: Json, key: Segment, rest: readonly Segment[]): Json {
  if (Array.isArray(value)) {
    return value.map((item, i) => (i === key && rest.length > 0 ? without(item, rest[0], rest.slice(1)) : item));
  }
  if (!isObject(value)) {
    return value;
  }
  const entries = Object.entries(value).filter(([name]) => name !== key || rest.length > 0);
  return Object.fromEntries(
    entries.map(([name, item]) => [name, name === key ? without(item, rest[0], rest.slice(1)) : item]),
  );
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

/** Whether an object has a name of its own: constructs would give one to others. */
export function isNamed({ metadata }: JsonObject): boolean {
  return isObject(metadata) && typeof metadata.name === 'string' && metadata.name !== '';
}

function nameOf({ metadata }: JsonObject): string {
  const name = isObject(metadata) ? metadata.name : undefined;
  return typeof name === 'string' && name !== '' ? name : 'model';
}

function byNamespace(objects: readonly InputObject[]): Map<string | undefined, InputObject[]> {
  const found = new Map<string | undefined, InputObject[]>();
  for (const each of objects) {
    const namespace = namespaceOf(each.object);
    found.set(namespace, [...(found.get(namespace) ?? []), each]);
  }
  return found;
}

function folderOf(namespace: string | undefined): string {
  return namespace === undefined ? '' : `${fileName(namespace)}/`;
}

/** A name as a part of a path, whatever it holds. */
function fileName(name: string): string {
  return name.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^\.+|\.+$/g, '') || 'x';
}

function fileFor(files: Readonly<Record<string, string>>, wanted: string): string {
  const safe = wanted.split('/').map(fileName).join('/');
  let file = safe;
  for (let i = 2; Object.hasOwn(files, file); i++) {
    file = safe.replace(/\.yaml$/, `-${i}.yaml`);
  }
  return file;
}
