import { portTakenTwice } from './helpers/service-ports';
import { type Subject } from './subject';
import { qualifiedName } from '../apiserver/names';
import { type Refusal } from '../apiserver/refusal';
import { type Origin } from '../expand/origins/origin';
import { type Origins } from '../expand/origins/origins';
import { asText, has, isObject, type Json, type JsonObject, type Manifest, maps, valueAt } from '../private/json';
import { formatPath, parsePath, type Segment } from '../private/path';

type Way = readonly Segment[];

/** The field of a SeldonDeployment to change if the API server rejects a field of an object created from it. */
export function fieldToChange({ origins, value }: Subject, object: Manifest, refusal: Refusal): string {
  const map = mapOf(object, refusal);
  const way = map === undefined ? parsePath(refusal.field) : entryOf(object, map, refusal);
  const own = (origins && declaredPort(origins, object, refusal)) ?? origins?.of(object, way);
  const rival = own?.copied ? undefined : collision(object, refusal);
  const origin = rival === undefined ? own : origins?.of(object, rival);
  if (origin === undefined || origin.paths.length === 0) {
    return 'spec';
  }
  if (refusal.type === 'FieldValueRequired') {
    return oneMore(origin);
  }
  return origin.paths.length === 1 ? origin.paths[0] : misnamed(origin, value, object.kind);
}

/** Of two ports of a Service with one number, the declared one, or the second: the operator assigns the other. */
function declaredPort(origins: Origins, object: Manifest, refusal: Refusal): Origin | undefined {
  const number = portTakenTwice(refusal);
  return maps(number === undefined ? undefined : valueAt(object, 'spec.ports'))
    .flatMap(({ port }, i) => (port === number ? [origins.of(object, ['spec', 'ports', i, 'port'])] : []))
    .filter((origin) => origin?.paths[0]?.endsWith('.containerPort'))
    .at(-1);
}

/** The existing part of a path and one more step: the missing field. */
function oneMore({ paths: [path], field }: Origin): string {
  return field === undefined ? path : formatPath(parsePath(field).slice(0, parsePath(path).length + 1));
}

/**
 * What to rename if a name that consists of several parts is rejected: the first part that is not valid in a name of
 * that kind, or else the first part. Names of Services cannot contain dots or begin with a digit.
 */
function misnamed({ paths }: Origin, sdep: JsonObject, kind: string): string {
  const usable = kind === 'Service' || kind === 'Deployment' ? SERVICE_NAME : OBJECT_NAME;
  return paths.find((path) => !usable.test(asText(valueAt(sdep, path) ?? ''))) ?? paths[0];
}

const SERVICE_NAME = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const OBJECT_NAME = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;

/** The map of labels or annotations that was rejected; for a pod template, the API server's path lacks `metadata`. */
function mapOf(object: Manifest, { field }: Refusal): Way | undefined {
  const found = /^(metadata|spec\.template)(?:\.metadata)?\.(labels|annotations)/.exec(field);
  if (found !== null) {
    return [...parsePath(found[1]), ...(found[1] === 'metadata' ? [] : ['metadata']), found[2]];
  }
  if (!field.startsWith('spec.selector')) {
    return undefined;
  }
  return object.kind === 'Service' ? ['spec', 'selector'] : ['spec', 'selector', 'matchLabels'];
}

/** The rejected entry of a map, or the map itself if it cannot be determined. */
function entryOf(object: Manifest, map: Way, refusal: Refusal): Way {
  const entries = valueAt(object, map);
  if (!isObject(entries)) {
    return map;
  }
  const value = refusal.value === undefined ? undefined : (JSON.parse(refusal.value) as Json);
  if (refusal.type === 'FieldValueTooLong') {
    return [...map, largest(entries)];
  }
  const key = isObject(value)
    ? (unselected(object, entries) ?? Object.keys(entries).find((candidate) => qualifiedName(candidate).length > 0))
    : (keyNamed(entries, value, refusal.field) ?? keysByValue(entries).get(value));
  return key === undefined ? map : [...map, key];
}

/** The key of a map that a rejected value is, or with which the rejected field ends: `.key` or `[key]`. */
function keyNamed(entries: JsonObject, value: Json | undefined, field: string): string | undefined {
  if (typeof value === 'string' && has(entries, value)) {
    return value;
  }
  const ends = [...field.matchAll(/[.[]/g)].map(({ index }) => field.slice(index + 1));
  return ends
    .flatMap((end) => [end, ...(end.endsWith(']') ? [end.slice(0, -1)] : [])])
    .find((key) => has(entries, key));
}

/** The first key that has a value, for maps with many rejected entries. */
const KEYS = new WeakMap<JsonObject, ReadonlyMap<Json | undefined, string>>();

function keysByValue(entries: JsonObject): ReadonlyMap<Json | undefined, string> {
  let known = KEYS.get(entries);
  if (!known) {
    known = new Map(
      Object.entries(entries)
        .map(([key, value]) => [value, key] as const)
        .reverse(),
    );
    KEYS.set(entries, known);
  }
  return known;
}

/** The label that a Deployment's selector requires but its pods do not have. */
function unselected(object: Manifest, labels: JsonObject): string | undefined {
  const selector = valueAt(object, 'spec.selector.matchLabels');
  const asked = isObject(selector) ? selector : {};
  return Object.keys(asked).find((key) => labels[key] !== asked[key]);
}

function largest(entries: JsonObject): string {
  const size = (key: string): number => key.length + asText(entries[key]).length;
  return Object.keys(entries).reduce((most, key) => (size(key) > size(most) ? key : most), '');
}

/** The existing mount whose path a mount that the operator adds uses again. */
function collision(object: Manifest, { type, field, value }: Refusal): Way | undefined {
  const way = parsePath(field);
  if (type !== 'FieldValueInvalid' || way[way.length - 1] !== 'mountPath' || value === undefined) {
    return undefined;
  }
  const list = way.slice(0, -2);
  const mounts = valueAt(object, list);
  const rival = Array.isArray(mounts)
    ? mounts.findIndex((mount) => isObject(mount) && JSON.stringify(mount.mountPath) === value)
    : -1;
  return rival < 0 ? undefined : [...list, rival, 'mountPath'];
}
