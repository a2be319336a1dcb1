import { reviewer, type Setting } from './review';
import { type Origins } from '../../expand/origins/origins';
import { type Cause } from '../../preview/cause';
import { type Change } from '../../preview/difference';
import { asText, type Manifest } from '../../private/json';
import { type InputFile } from '../manifests/files';
import { type ManifestReader } from '../manifests/manifest-reader';

const NAME = 'metadata.name';

/** The changed fields of created objects, by the keys of the objects. */
export type ChangedFields = ReadonlyMap<string, readonly string[]>;

export interface CauseSettings {
  readonly setting: Setting;
  readonly fields: ChangedFields;
}

/** What leads to changed fields in one file, by the keys of the created objects. */
export type FileCauses = readonly (readonly [key: string, causes: readonly Cause[]])[];

/** The fields whose causes a change needs: those that differ, or the name of an object that gets another one. */
export function changedFields(changes: readonly Change[]): Map<string, readonly string[]> {
  return new Map(
    changes.flatMap((change): [string, readonly string[]][] => {
      const fields = change.newName === undefined ? change.because : [NAME];
      return fields.length === 0 ? [] : [[keyOf(change), fields]];
    }),
  );
}

/** Returns what leads to changed fields of created objects in a file. */
export function causes(reader: ManifestReader, { setting, fields }: CauseSettings): (file: InputFile) => FileCauses {
  const review = reviewer(reader, setting, true);
  return (file) => {
    const found: [string, Cause[]][] = [];
    for (const { placed, judgement } of review(file, [])) {
      const origins = judgement.origins?.();
      for (const object of judgement.expansion?.objects ?? []) {
        const key = keyOf({ kind: object.kind, namespace: asText(object.metadata.namespace), name: nameOf(object) });
        const changed = fields.get(key);
        if (origins !== undefined && changed !== undefined) {
          const paths = decisive(origins, object, changed);
          found.push([key, paths.map((path) => ({ file: placed.file, line: placed.locate(path).line, path }))]);
        }
      }
    }
    return found;
  };
}

/** The changes with what causes them. */
export function withCauses(changes: readonly Change[], known: ReadonlyMap<string, readonly Cause[]>): Change[] {
  return changes.map((change) => {
    const found = known.get(keyOf(change)) ?? [];
    return found.length === 0 ? change : { ...change, causes: found };
  });
}

/** The fields of the SeldonDeployment that decide created ones; none that holds another of them. */
function decisive(origins: Origins, object: Manifest, fields: readonly string[]): string[] {
  const paths = new Set(fields.flatMap((field) => decidingPaths(origins, object, field)));
  const around = new Set([...paths].flatMap(pathsAround));
  return [...paths].filter((path) => path !== '' && !around.has(path));
}

/** The paths that hold a path: `a` and `a.b` for `a.b[0]`. */
function pathsAround(path: string): string[] {
  return [...path.matchAll(/[.[]/g)].map(({ index }) => path.slice(0, index));
}

function decidingPaths(origins: Origins, object: Manifest, field: string): readonly string[] {
  const paths = origins.of(object, field)?.paths ?? [];
  // A name is put together from many; that of the SeldonDeployment has stayed.
  return field === NAME ? paths.filter((path) => path !== NAME) : paths.slice(0, 1);
}

function nameOf({ metadata }: Manifest): string {
  return asText(metadata.name);
}

/** The key of a created object as it is called after the change. */
function keyOf({
  kind,
  namespace,
  name,
  newName = name,
}: Pick<Change, 'kind' | 'namespace' | 'name' | 'newName'>): string {
  return JSON.stringify([kind, namespace, newName]);
}
