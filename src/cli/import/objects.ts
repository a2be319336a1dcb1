import { cleaned, redacted, withoutNulls } from './clean';
import { commentsIn } from './comments';
import { collectObjects, isSeldonDeployment, type PlacedObject, type Unusable } from '../../input/placed-object';
import { InputError } from '../../private/errors';
import { isObject, type Json, type JsonObject } from '../../private/json';
import { eachManifest } from '../../yaml/manifests';
import { type InputFile, textOf } from '../manifests/files';

/** An object of the input. */
export interface InputObject {
  readonly object: JsonObject;
  readonly file: string;
  /** Comments of its document. */
  readonly comments: readonly string[];
}

/** The objects of the input by what becomes of them. */
export interface InputObjects {
  readonly deployments: readonly InputObject[];
  /** Objects that stay as they are. */
  readonly kept: readonly InputObject[];
  /** Secrets without their data: they stay in the cluster. */
  readonly secrets: readonly JsonObject[];
  /** Number of objects that a controller creates from others. */
  readonly owned: number;
}

/** Reads all objects of files. @throws InputError if a part cannot be read */
export function readObjects(files: readonly InputFile[], namespace: string | undefined): InputObject[] {
  const unusable: Unusable[] = [];
  const found = files.flatMap((file) => objectsOf(file, unusable));
  const broken = unusable.filter(({ reason }) => reason !== 'empty');
  if (broken.length > 0) {
    throw new InputError(
      broken.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`).join('\n'),
    );
  }
  return found.map((object) => inNamespace(object, namespace));
}

function objectsOf(file: InputFile, unusable: Unusable[]): InputObject[] {
  const text = textOf(file);
  const lines = text.split('\n');
  const found: InputObject[] = [];
  for (const document of eachManifest(text, file.name)) {
    const placed: PlacedObject[] = [];
    const told: Unusable[] = [];
    collectObjects(document, placed, told);
    unusable.push(...told.filter(({ reason }) => reason !== 'large-integer'));
    // Objects of all kinds are written anew.
    for (const { text: written, line, column } of document.largeIntegers()) {
      const message = `${written} is a whole number beyond 2^53, and would be rounded: give a smaller one`;
      unusable.push({ reason: 'large-integer', file: file.name, line, column, message });
    }
    // One comment belongs to one object: that of the document.
    const comments = placed.length === 1 ? commentsIn(documentText(lines, document.line)) : [];
    found.push(...placed.map(({ object }) => ({ object, file: file.name, comments })));
  }
  return found;
}

/** The lines between the marks around a line. */
function documentText(lines: readonly string[], line: number): string {
  const isMark = (text: string | undefined): boolean => text === undefined || /^---(\s|$)/.test(text);
  let start = line - 1;
  while (start > 0 && !isMark(lines[start - 1])) {
    start--;
  }
  let end = line;
  while (!isMark(lines[end])) {
    end++;
  }
  return lines.slice(start, end).join('\n');
}

/** Sorts objects, without those that controllers created from others. */
export function sortObjects(objects: readonly InputObject[], exact: boolean): InputObjects {
  const made = objects.filter(({ object }) => isOwned(object));
  const own = objects.filter((each) => !made.includes(each));
  const secrets = own.filter(({ object }) => object.kind === 'Secret');
  const rest = own
    .filter(({ object }) => object.kind !== 'Secret')
    .map((each) => ({ ...each, object: ownData(each.object, exact) }));
  return {
    deployments: rest.filter(({ object }) => isSeldonDeployment(object)),
    kept: rest.filter(({ object }) => !isSeldonDeployment(object)),
    secrets: secrets.map(({ object }) => redacted(object)),
    owned: made.length,
  };
}

/** What somebody wrote: an object that came from a cluster loses what the cluster added even if data must stay. */
function ownData(object: JsonObject, exact: boolean): JsonObject {
  if (!exact) {
    return cleaned(object);
  }
  const { resourceVersion, uid } = isObject(object.metadata) ? object.metadata : {};
  return withoutNulls(resourceVersion === undefined && uid === undefined ? object : cleaned(object));
}

function isOwned({ metadata }: JsonObject): boolean {
  const owners: Json | undefined = isObject(metadata) ? metadata.ownerReferences : undefined;
  return Array.isArray(owners) && owners.some((owner) => isObject(owner) && owner.controller === true);
}

function inNamespace(each: InputObject, namespace: string | undefined): InputObject {
  const { metadata } = each.object;
  if (
    namespace === undefined ||
    !isSeldonDeployment(each.object) ||
    !isObject(metadata) ||
    (metadata.namespace ?? '') !== ''
  ) {
    return each;
  }
  return { ...each, object: { ...each.object, metadata: { ...metadata, namespace } } };
}
