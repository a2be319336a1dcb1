import * as fs from 'node:fs';
import * as path from 'node:path';
import { readText } from '../../input/read-text';
import { InputError } from '../../private/errors';
import { isObject, maps } from '../../private/json';
import { readDocuments } from '../../yaml/read';

const NAMES = ['kustomization.yaml', 'kustomization.yml', 'Kustomization'];

/**
 * The files (absolute paths) that a folder's kustomization uses as patches: they look like objects, but contain only
 * what changes.
 * @see https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patches/
 */
export function patchesOf(folder: string): string[] {
  return NAMES.map((name) => path.join(folder, name))
    .filter((file) => fs.existsSync(file))
    .flatMap((file) => patchesIn(file).map((patch) => path.resolve(folder, patch)));
}

function patchesIn(file: string): string[] {
  let text: string;
  try {
    text = readText(file, '');
  } catch (error) {
    if (error instanceof InputError) {
      return [];
    }
    throw error;
  }
  return readDocuments(text, file).flatMap(({ value }) => {
    if (!isObject(value)) {
      return [];
    }
    const { patches, patchesJson6902, patchesStrategicMerge } = value;
    const merged = Array.isArray(patchesStrategicMerge) ? patchesStrategicMerge : [];
    return [...maps(patches), ...maps(patchesJson6902)]
      .map((patch) => patch.path)
      .concat(merged)
      .filter((each): each is string => typeof each === 'string' && !each.includes('\n'));
  });
}
