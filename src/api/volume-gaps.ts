import { clone, isObject, type Json, type JsonObject, maps, valueAt } from '../private/json';
import { type Segment } from '../private/path';

/**
 * A default that the API server fills in inside a list of a volume, or in place of its source: the operator sees it as
 * a difference on each reconcile. Other defaults do not count.
 * @see https://github.com/kubernetes/kubernetes/blob/v1.34.1/pkg/apis/core/v1/defaults.go
 */
export interface VolumeGap {
  /** The map that lacks it, relative to the volume. */
  readonly at: readonly Segment[];
  readonly key: string;
  /** What the API server fills in. */
  readonly value: Json;
}

/** What the API server fills in for a volume without a source. */
export const DEFAULT_SOURCE = 'emptyDir';

/** The gaps of a volume. */
export function volumeGaps(volume: JsonObject): VolumeGap[] {
  if (Object.keys(volume).every((key) => key === 'name' || volume[key] === null)) {
    return [{ at: [], key: DEFAULT_SOURCE, value: {} }];
  }
  if (volume.downwardAPI === undefined && volume.projected === undefined) {
    return [];
  }
  return [
    ...itemGaps(volume.downwardAPI, ['downwardAPI']),
    ...maps(valueAt(volume, 'projected.sources')).flatMap(({ serviceAccountToken, downwardAPI }, index) => {
      const at = ['projected', 'sources', index];
      return [
        ...gap(serviceAccountToken, [...at, 'serviceAccountToken'], 'expirationSeconds', 3600),
        ...itemGaps(downwardAPI, [...at, 'downwardAPI']),
      ];
    }),
  ];
}

/** A volume that already has everything the API server would fill in. */
export function filledVolume(volume: JsonObject): JsonObject {
  const gaps = volumeGaps(volume);
  if (gaps.length === 0) {
    return volume;
  }
  const filled = clone(volume);
  for (const { at, key, value } of gaps) {
    (at.length === 0 ? filled : (valueAt(filled, at) as JsonObject))[key] = clone(value);
  }
  return filled;
}

function itemGaps(source: Json | undefined, at: readonly Segment[]): VolumeGap[] {
  return maps(isObject(source) ? source.items : undefined).flatMap(({ fieldRef }, index) =>
    gap(fieldRef, [...at, 'items', index, 'fieldRef'], 'apiVersion', 'v1'),
  );
}

function gap(map: Json | undefined, at: readonly Segment[], key: string, value: Json): VolumeGap[] {
  return isObject(map) && (map[key] ?? null) === null ? [{ at, key, value }] : [];
}
