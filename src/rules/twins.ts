import { keyOf, nameOf, namespaceOf, type Taken } from './rivals';
import { KIND } from '../api/facts/group';
import { append, grouped } from '../private/grouped';
import { asText, type JsonObject } from '../private/json';

/** SeldonDeployments that are one object to the cluster. */
export interface Twin {
  /** Their namespaces as written; empty for one that has none, which usually means `default`. */
  readonly namespaces: ReadonlySet<string>;
  /** The files that contain them, if they are in several: at least two. */
  readonly files?: readonly string[];
}

/** SeldonDeployments that are one object to the cluster, by `namespace/name` as written. */
export type Twins = ReadonlyMap<string, Twin>;

type Named = Pick<Taken, 'namespace' | 'name'>;

/** Files that contain one SeldonDeployment: more of them are alternatives rather than a mistake. */
export const MOST_BY_MISTAKE = 2;

/** The names in a file, for SeldonDeployments that several files of a folder contain. */
export interface FileNames {
  readonly file: string;
  readonly deployments: readonly Named[];
  /** The keys of its other objects. */
  readonly others: () => readonly string[];
}

/**
 * The SeldonDeployments that a file contains more than once, by the names of all in order. None in a stream of several
 * environments, which repeats whole sets of objects: the second set goes to another cluster.
 *
 * @param others the keys of the file's other objects, computed only if a SeldonDeployment is repeated
 */
export function twinsIn(deployments: readonly Named[], others: () => readonly string[]): [string, Twin][] {
  const again = repetitions(deployments.map(sameObject));
  if (again.length === 0 || isSetAgain(again) || repetitions(others()).length > 0) {
    return [];
  }
  const repeated = new Set(again.map(({ key }) => key));
  return entriesFor(
    deployments.filter((each) => repeated.has(sameObject(each))),
    () => undefined,
  );
}

/** The same for the objects of one file. */
export function twinsAmong(objects: readonly JsonObject[]): [string, Twin][] {
  const { deployments, others } = namesIn('', objects);
  return twinsIn(deployments, others);
}

/** The SeldonDeployments that a folder contains more than once, in one file or in several, by its files. */
export function twinsInFolder(files: ReadonlyMap<string, readonly JsonObject[]>): Map<string, Twin> {
  const names = [...files].map(([file, objects]) => namesIn(file, objects));
  return new Map([...twinsAcross(names), ...names.flatMap(({ deployments, others }) => twinsIn(deployments, others))]);
}

function namesIn(file: string, objects: readonly JsonObject[]): FileNames {
  return {
    file,
    deployments: objects
      .filter(({ kind }) => kind === KIND)
      .map((object) => ({ namespace: namespaceOf(object), name: nameOf(object) })),
    others: () => objects.filter(({ kind }) => kind !== KIND).map(objectKey),
  };
}

/**
 * The SeldonDeployments that several files of one folder contain. None in files for different clusters: those with the
 * same set of objects, and those whose names differ in an environment, such as `dev.yaml` and `prod.yaml`.
 */
export function twinsAcross(files: readonly FileNames[]): [string, Twin][] {
  const containing = new Map<string, FileNames[]>();
  for (const file of files) {
    for (const key of new Set(file.deployments.map(sameObject))) {
      append(containing, key, file);
    }
  }
  const shared = new Map<string, string[]>();
  for (const [key, [first, ...rest]] of containing) {
    const others = rest.filter((each) => !areForDifferentClusters(first, each));
    if (others.length > 0) {
      shared.set(
        key,
        [first, ...others].map(({ file }) => file),
      );
    }
  }
  return shared.size === 0
    ? []
    : entriesFor(
        files.flatMap(({ deployments }) => deployments.filter((each) => shared.has(sameObject(each)))),
        (key) => shared.get(key),
      );
}

/** The identity of an object of any kind. */
export function objectKey(object: JsonObject): string {
  return `${asText(object.kind)}/${namespaceOf(object)}/${nameOf(object)}`;
}

/** The key that two SeldonDeployments share if kubectl applies them without another namespace. */
function sameObject({ namespace, name }: Named): string {
  return keyOf({ namespace: namespace === '' ? 'default' : namespace, name });
}

/** @param filesOf the files of those that share a key */
function entriesFor(deployments: readonly Named[], filesOf: (key: string) => Twin['files']): [string, Twin][] {
  return [...grouped(deployments, sameObject)].flatMap(([key, group]) => {
    const files = filesOf(key);
    const twin: Twin = { namespaces: new Set(group.map(({ namespace }) => namespace)), ...(files && { files }) };
    return [...new Set(group.map(keyOf))].map((each): [string, Twin] => [each, twin]);
  });
}

interface Repetition {
  readonly key: string;
  readonly first: number;
  readonly index: number;
}

function repetitions(keys: readonly string[]): Repetition[] {
  const seen = new Map<string, number>();
  return keys.flatMap((key, index) => {
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, index);
      return [];
    }
    return [{ key, first, index }];
  });
}

/** Whether several keys are repeated in the same order, after all of them occurred once. */
function isSetAgain(again: readonly Repetition[]): boolean {
  const [one, two] = again;
  return two !== undefined && two.key !== one.key && two.first > one.first && one.index > two.first;
}

function areForDifferentClusters(one: FileNames, two: FileNames): boolean {
  if (environmentOf(one.file) !== environmentOf(two.file)) {
    return true;
  }
  const keys = new Set(one.deployments.map(sameObject));
  const isSameSet =
    keys.size > 1 &&
    keys.size === two.deployments.length &&
    two.deployments.every((each) => keys.has(sameObject(each)));
  const others = new Set(one.others());
  return isSameSet || two.others().some((key) => others.has(key));
}

/** The environment that a file's name mentions. */
function environmentOf(file: string): string | undefined {
  return ENVIRONMENT.exec(file.slice(file.lastIndexOf('/') + 1))?.[1].toLowerCase();
}

const ENVIRONMENT =
  /(?:^|[^a-z])(dev|development|test|testing|qa|int|stage|staging|stg|uat|pre-?prod|prod|production|prd|live|local|sandbox)(?=[^a-z]|$)/i;
