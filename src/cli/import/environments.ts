import { identity } from './identity';
import { type InputObject } from './objects';
import { isSeldonDeployment } from '../../input/placed-object';
import { grouped } from '../../private/grouped';
import { asText, isObject } from '../../private/json';

/** Objects by environment. */
export interface Environments {
  readonly objects: ReadonlyMap<string, readonly InputObject[]>;
  /** Folders whose objects every environment has that does not have its own. */
  readonly common: readonly string[];
}

/** Words that name environments, alone or with others, as in `prod-eu`. */
const WORDS =
  /(?:^|[-_.])(?:dev|devel|development|test|testing|qa|uat|int|integration|stage|staging|pre-?prod|preview|prod|production|prd|live|sandbox|canary-env|demo|perf|acceptance)\d*(?:[-_.]|$)/i;

/** Folders of what all environments have. */
const COMMON = ['base', 'bases', 'common', 'shared'];

/** Maximum length of a name; it becomes that of a folder and a key of values. */
const LONGEST = 40;

/**
 * Objects by the environments that folders or files are named for: where the same SeldonDeployments are in several of
 * them, and each has it once. Undefined if there is nothing of the kind.
 */
export function environmentsAmong(objects: readonly InputObject[]): Environments | undefined {
  const deployments = objects.filter(({ object }) => isSeldonDeployment(object));
  const segments = new Map(objects.map(({ file }) => [file, segmentsOf(file)]));
  const deepest = Math.max(0, ...[...segments.values()].map(({ length }) => length));
  const places: Place[] = [
    ...Array.from({ length: deepest }, (_, i) => (file: string) => segments.get(file)![i]),
    // Folders of models with one of environments each, of any depth.
    (file) => segments.get(file)!.find((segment) => WORDS.test(segment)),
    // `iris-prod.yaml`
    (file) => /[-_.]([a-z0-9]+)$/i.exec(segments.get(file)!.at(-1) ?? '')?.[1],
  ];
  const found = places.flatMap((place) => groupsBy(deployments, place) ?? []);
  const named = found.filter(({ areNamed }) => areNamed).sort((a, b) => lengthOf(a) - lengthOf(b));
  const chosen = named[0] ?? found[0];
  return chosen && { common: chosen.common, objects: parted(objects, chosen) };
}

/** The folders of a file and its name without its ending. */
function segmentsOf(file: string): string[] {
  const parts = file.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  return parts.map((part, i) => (i === parts.length - 1 ? part.replace(/\.[^.]+$/, '') : part));
}

/** The part of a file's path that may name its environment. */
type Place = (file: string) => string | undefined;

interface Groups {
  readonly names: readonly string[];
  readonly common: readonly string[];
  readonly place: Place;
  /** Whether all names are words for environments. */
  readonly areNamed: boolean;
}

/** The fewest and shortest names are those of the environments alone. */
function lengthOf({ names }: Groups): number {
  return names.join(' ').length;
}

function groupsBy(deployments: readonly InputObject[], place: Place): Groups | undefined {
  const all = [...new Set(deployments.map(({ file }) => place(file)))];
  const said = all.filter((name) => name !== undefined);
  const names = said.filter((name) => !COMMON.includes(name));
  const areNamed = names.every((name) => WORDS.test(name));
  if (names.length < 2 || (said.length < all.length && !areNamed) || !names.every(isName)) {
    return undefined;
  }
  const byName = grouped(deployments, ({ file }) => place(file));
  const groups = names.map((name) => byName.get(name)!);
  const hasTwice = groups.some((group) => new Set(group.map(({ object }) => identity(object))).size < group.length);
  return hasTwice || !(areNamed ? areAlike(groups) : isEachMostlyElsewhere(groups))
    ? undefined
    : { names, common: said.filter((name) => COMMON.includes(name)), place, areNamed };
}

/** Whether two groups have something of one name. */
function areAlike(groups: readonly (readonly InputObject[])[]): boolean {
  const names = groups.flatMap((group) => [...new Set(group.map(nameOf))]);
  return new Set(names).size < names.length;
}

/** Whether half of each group, of the same namespace, is in others, too, and no group is a single object. */
function isEachMostlyElsewhere(groups: readonly (readonly InputObject[])[]): boolean {
  const counts = grouped(groups.flat(), ({ object }) => identity(object));
  return groups.every((group) => {
    const found = group.filter(({ object }) => counts.get(identity(object))!.length > 1).length;
    return group.length > 1 && found * 2 >= group.length;
  });
}

function isName(name: string): boolean {
  return name.length <= LONGEST && /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name);
}

function nameOf({ object: { metadata } }: InputObject): string {
  return asText(isObject(metadata) ? metadata.name : '');
}

/** The objects of each environment, and those of no environment that it does not have itself. */
function parted(objects: readonly InputObject[], { names, common, place }: Groups): Map<string, InputObject[]> {
  const known = new Set(names);
  const ofAll = new Set(common);
  const byName = grouped(objects, ({ file }) => place(file));
  const shared = objects.filter(({ file }) => {
    const name = place(file);
    return name === undefined || !known.has(name) || ofAll.has(name);
  });
  return new Map(
    names.map((name) => {
      const own = byName.get(name)!;
      const kinds = new Set(own.map(withoutNamespace));
      return [name, [...shared.filter((each) => !kinds.has(withoutNamespace(each))), ...own]];
    }),
  );
}

function withoutNamespace(each: InputObject): string {
  return `${asText(each.object.kind)} ${nameOf(each)}`;
}
