import { below, type Source, type Way } from './origin';
import { type Json } from '../../private/json';
import { type Segment } from '../../private/path';
import { stepInto } from '../../private/value-at';
import { type SeldonDeployment } from '../model';

/**
 * What determines a value: a setting of the operator, as a key of its chart's values, or a field of an object that the
 * operator works on, as that object and the path segments of the field; without segments, the object itself.
 */
export type Cause = string | FieldOf;

type FieldOf = readonly [owner: object, ...steps: Segment[]];

/** The first of some objects that has a field, as the cause of what that field determines. */
export function nearest(field: string, ...owners: readonly object[]): Cause {
  const found = owners.find((owner) => (owner as Record<string, unknown>)[field] !== undefined);
  return [found ?? owners[0], field];
}

const NOWHERE: Source = { ways: [[]], settings: [], copied: false };

/**
 * Records the origin of everything that the operator creates, while its work is reproduced.
 *
 * The parts of a SeldonDeployment are known by identity, so that what is passed on whole needs no record. What is
 * created or overwritten is recorded where that happens: `origins?.set(container, 'image', [node, 'implementation'])`.
 * If origins are not requested, there is no recorder, and the arguments are not even evaluated.
 */
export class Recorder {
  private readonly things = new Map<object, Source>();
  private readonly fields = new Map<object, Map<Segment, Source>>();

  /** @param sdep the SeldonDeployment that the operator works on, before it changes anything */
  public constructor(sdep: SeldonDeployment) {
    this.add(sdep, []);
  }

  /** An object whose fields are those of a place in the SeldonDeployment, whether or not they exist there. */
  public copy(thing: object, ...[owner, ...steps]: FieldOf): void {
    this.things.set(thing, { ways: [[...this.sourceOf([owner]).ways[0], ...steps]], settings: [], copied: true });
  }

  /** An object that the operator creates because of others. */
  public make(thing: object, ...causes: readonly Cause[]): void {
    this.things.set(thing, this.sourceOfAll(causes, undefined));
  }

  /** A field that the operator sets. */
  public set(thing: object, field: Segment, ...causes: readonly Cause[]): void {
    const known = this.fields.get(thing) ?? new Map<Segment, Source>();
    this.fields.set(thing, known);
    known.set(field, this.sourceOfAll(causes, stepInto(thing as Json, field)));
  }

  /** Entries of a map that are copied from another one. */
  public assign(target: object, owner: object, field: string, source: object | undefined): void {
    for (const key of Object.keys(source ?? {})) {
      this.set(target, key, [owner, field, key]);
    }
  }

  /** An object that replaces another one. */
  public replace(old: object, thing: object): void {
    const [source, fields] = [this.things.get(old), this.fields.get(old)];
    if (source !== undefined) {
      this.things.set(thing, source);
    }
    if (fields !== undefined) {
      this.fields.set(thing, new Map(fields));
    }
  }

  /** The source of a part of the operator's objects. */
  public of(thing: object): Source {
    return this.things.get(thing) ?? NOWHERE;
  }

  /** The source of the field of an object that a path segment leads to. */
  public step(thing: object, source: Source, key: Segment): Source {
    const value = stepInto(thing as Json, key);
    const isThing = typeof value === 'object' && value !== null;
    const added = Array.isArray(thing) && (isThing || !this.things.has(thing));
    const inherited = added ? { ...source, copied: false } : below(source, key);
    const own = this.fields.get(thing)?.get(key) ?? (isThing ? this.things.get(value) : undefined);
    if (own === undefined) {
      return inherited;
    }
    return own.ways.length > 0 ? own : { ...own, ways: inherited.ways };
  }

  /** @param value the determined value, if it may equal that of its only cause */
  private sourceOfAll(causes: readonly Cause[], value: Json | undefined): Source {
    if (causes.length === 1) {
      return this.sourceOfOne(causes[0], value);
    }
    const settings = causes.filter((cause) => typeof cause === 'string');
    const sources = causes.filter((cause) => typeof cause !== 'string').map((cause) => this.sourceOf(cause));
    return {
      ways: sources.flatMap(({ ways }) => ways),
      settings: [...settings, ...sources.flatMap((source) => source.settings)],
      copied: false,
    };
  }

  private sourceOfOne(cause: Cause, value: Json | undefined): Source {
    if (typeof cause === 'string') {
      return { ways: [], settings: [cause], copied: false };
    }
    const { ways, settings, copied } = this.sourceOf(cause);
    return { ways, settings, copied: copied && value !== undefined && valueOf(cause) === value };
  }

  private sourceOf([owner, ...steps]: FieldOf): Source {
    let source = this.of(owner);
    let value: Json | undefined = owner as Json;
    for (const step of steps) {
      source = typeof value === 'object' && value !== null ? this.step(value, source, step) : below(source, step);
      value = stepInto(value, step);
    }
    return source;
  }

  private add(value: unknown, way: Way): void {
    if (typeof value !== 'object' || value === null) {
      return;
    }
    this.things.set(value, { ways: [way], settings: [], copied: true });
    for (const [key, item] of Object.entries(value)) {
      this.add(item, [...way, Array.isArray(value) ? Number(key) : key]);
    }
  }
}

function valueOf([owner, ...steps]: FieldOf): Json | undefined {
  return steps.reduce<Json | undefined>(stepInto, owner as Json);
}
