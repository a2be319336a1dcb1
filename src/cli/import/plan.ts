import { fileText } from './file-text';
import { type InputObject, type InputObjects } from './objects';
import { OPERATOR_ID, type PlannedOperator } from './operator/planned-operator';
import { differences } from './promise';
import { type ImportSettings, namespaceOf } from './settings';
import { importDeployment, type Imported } from './typed';
import { validateSchema } from '../../api/validate';
import {
  type ComposedApp,
  type ComposedChart,
  type ComposedDeployment,
  type ComposedFile,
  type ComposedOperator,
} from '../../codegen/composed';
import { InputError } from '../../private/errors';
import { grouped } from '../../private/grouped';
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

/** A program's charts, and files with objects as they are, by path in the project. */
export interface Layout {
  readonly app: ComposedApp;
  readonly files: Readonly<Record<string, string>>;
  /** The file of each SeldonDeployment that has one. */
  readonly fileOf: ReadonlyMap<Planned, string>;
}

/** Id of the chart of objects without a namespace. */
const WITHOUT_NAMESPACE = 'models';

/** The folder of what is synthesized. */
export const MANIFESTS = 'manifests';

/** Id of what includes the objects that stay as they are. */
const KEPT = 'kept';

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
  return deployments.map(({ object, ...rest }): Planned => {
    // What the API server drops is dropped here, so that it is written nowhere any more.
    const dropped = settings.exact ? [] : unknownFields(object);
    const input = { ...rest, object: dropped.reduce<JsonObject>(withoutField, object) };
    const id = ids.pick(namespaceOf(input.object), nameOf(input.object));
    const imported = importDeployment(input.object, id, settings);
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

/** Charts by namespace, and files for what stays as it is. */
export function layOut(
  planned: readonly Planned[],
  kept: readonly InputObject[],
  operators: readonly PlannedOperator[],
  environment?: string,
): Layout {
  const files = new ProjectFiles(environment);
  const charts = new Charts();
  const fileOf = new Map<Planned, string>();
  for (const each of operators) {
    charts.of(each.namespace).operators.push({ id: OPERATOR_ID, comments: operatorComments(each), props: each.props });
  }
  for (const [namespace, objects] of byNamespace(kept)) {
    charts.of(namespace).files.push({ id: KEPT, file: files.addKept(namespace, objects), comments: [] });
  }
  for (const each of planned) {
    const chart = charts.of(namespaceOf(each.sdep));
    if (!each.typed) {
      fileOf.set(each, files.add(each));
    }
    if (!isNamed(each.sdep)) {
      continue;
    }
    const { id, form, typed } = each;
    const comments = commentsFor(each);
    if (form === 'refused') {
      chart.files.push({ id, file: fileOf.get(each)!, comments });
    } else {
      chart.deployments.push({ id, comments, code: typed ?? { file: fileOf.get(each)! } });
    }
  }
  const folder = environment === undefined ? MANIFESTS : `${MANIFESTS}/${environment}`;
  return { app: { name: environment, folder, charts: charts.composed() }, files: files.texts, fileOf };
}

type GrowingChart = ComposedChart & {
  operators: ComposedOperator[];
  deployments: ComposedDeployment[];
  files: ComposedFile[];
};

/** Says how the operator's own objects relate to those of the input. */
function operatorComments({ strict, differences: changes }: PlannedOperator): string[] {
  if (strict) {
    return [
      'With strictParity nothing changes; without it, the manager gets probes, and the CRD outlives the operator.',
    ];
  }
  return changes.length === 0 ? [] : ["The operator's own objects change as the README lists; those of models do not."];
}

/** The charts of a program, one for each namespace. */
class Charts {
  private readonly charts = new Map<string | undefined, GrowingChart>();

  public of(namespace: string | undefined): GrowingChart {
    const chart = this.charts.get(namespace) ?? {
      id: chartId(namespace),
      namespace,
      operators: [],
      deployments: [],
      files: [],
    };
    this.charts.set(namespace, chart);
    return chart;
  }

  public composed(): ComposedChart[] {
    const taken = this.charts.has(WITHOUT_NAMESPACE);
    return [...this.charts.values()].map((chart) =>
      chart.namespace === undefined && taken ? { ...chart, id: `${WITHOUT_NAMESPACE}-2` } : chart,
    );
  }
}

/** The id of the chart of a namespace; constructs take `constructor` for a name that an app has. */
function chartId(namespace: string | undefined): string {
  return namespace === 'constructor' ? `${namespace}-namespace` : (namespace ?? WITHOUT_NAMESPACE);
}

/** Files with objects as they are. */
export class ProjectFiles {
  public readonly texts: Record<string, string> = {};
  private readonly below: string;

  /** @param environment that they are of, if there are several */
  public constructor(environment?: string) {
    this.below = environment === undefined ? '' : `${environment}/`;
  }

  /** The file of a SeldonDeployment that constructs do not say. */
  public add({ form, id, input, sdep }: Planned): string {
    const namespace = namespaceOf(sdep);
    const folder = namespace === undefined ? '' : `${fileName(namespace)}/`;
    return this.write(`${form}/${this.below}${folder}${fileName(id)}.yaml`, [input.object]);
  }

  /** The file of other objects of a namespace. */
  public addKept(namespace: string | undefined, objects: readonly InputObject[]): string {
    const name = namespace === undefined ? 'cluster' : fileName(namespace);
    return this.write(
      `kept/${this.below}${name}.yaml`,
      objects.map(({ object }) => object),
    );
  }

  private write(wanted: string, objects: readonly JsonObject[]): string {
    let file = wanted;
    for (let i = 2; Object.hasOwn(this.texts, file); i++) {
      file = wanted.replace(/\.yaml$/, `-${i}.yaml`);
    }
    this.texts[file] = fileText(objects);
    return file;
  }
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

export function byNamespace(objects: readonly InputObject[]): Map<string | undefined, InputObject[]> {
  return grouped(objects, ({ object }) => namespaceOf(object));
}

/** A name as a part of a path, whatever it holds. */
function fileName(name: string): string {
  return name.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^\.+|(?<!\.)\.+$/g, '') || 'x';
}
