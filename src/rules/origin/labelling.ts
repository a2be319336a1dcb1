import { containerName, namingPart } from './naming';
import { type Owner } from './owner';
import { has, isObject, type Json, type JsonObject, type Manifest } from '../../private/json';
import { type Segment } from '../../private/path';
import { valueAt } from '../../private/value-at';
import { qualifiedName } from '../apiserver/names';
import { type Refusal } from '../apiserver/refusal';

const CONTAINER_LABEL = 'seldon-app-svc-';

/**
 * Where a refused label or annotation is written: in the SeldonDeployment's spec, the predictor, or the component; the last one
 * wins. What the operator adds itself derives from names.
 */
export function labellingPart(refusal: Refusal, owner: Owner, object: Manifest, sdep: JsonObject, key: 'labels' | 'annotations'): readonly Segment[] {
  const value = refusal.value === undefined ? undefined : JSON.parse(refusal.value) as Json;
  const sources = sourcesOf(owner, key);
  for (const source of sources) {
    const map = valueAt(sdep, source);
    const name = isObject(map) ? Object.keys(map).find((candidate) => isMeant(candidate, map[candidate], value, refusal, object)) : undefined;
    if (name !== undefined) {
      return [...source, name];
    }
  }
  if (refusal.type === 'FieldValueTooLong') {
    return largest(sources, sdep) ?? owner.predictor.at;
  }
  const label = isObject(value) ? Object.keys(asked(object)).find((candidate) => qualifiedName(candidate).length > 0) : value;
  return typeof label === 'string' && label.startsWith(CONTAINER_LABEL)
    ? containerName(label.slice(CONTAINER_LABEL.length), owner.predictor)
    : namingPart(owner, sdep, 'Service');
}

function sourcesOf(owner: Owner, key: 'labels' | 'annotations'): (readonly Segment[])[] {
  const { predictor } = owner;
  return [
    ...owner.kind === 'component' ? [[...predictor.at, 'componentSpecs', owner.index, 'metadata', key]] : [],
    [...predictor.at, key],
    ...key === 'annotations' ? [['spec', key]] : [],
  ];
}

/** Whether an entry is the refused one: named by key or by value, or, where a selector misses its pods, one that the selector asks for. */
function isMeant(key: string, text: Json, value: Json | undefined, { field }: Refusal, object: Manifest): boolean {
  if (isObject(value)) {
    return has(asked(object), key) && asked(object)[key] !== text;
  }
  return value === key || value === text || field.endsWith(`.${key}`) || field.endsWith(`[${key}]`);
}

/** The labels that a Deployment's selector asks for. */
function asked(object: Manifest): JsonObject {
  const labels = valueAt(object, ['spec', 'selector', 'matchLabels']);
  return isObject(labels) ? labels : {};
}

function largest(sources: readonly (readonly Segment[])[], sdep: JsonObject): readonly Segment[] | undefined {
  const size = (source: readonly Segment[]): number => JSON.stringify(valueAt(sdep, source) ?? '').length;
  return [...sources].sort((a, b) => size(b) - size(a))[0];
}
