import { below, type Source, type Way } from './origin';
import { type Json, stepInto } from '../../private/json';
import { type Segment } from '../../private/path';
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
  /** Where the parts of the SeldonDeployment are; most of them are never looked up. */
  private readonly places = new Map<object, Place>();

  /** @param sdep the SeldonDeployment that the operator works on, before it changes anything */
  public constructor(sdep: SeldonDeployment) {
    this.add(sdep, undefined, '');
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
    let known = this.fields.get(thing);
    if (known === undefined) {
      known = new Map();
      this.fields.set(thing, known);
    }
    known.set(field, this.sourceOfAll(causes, stepInto(thing as Json, field)));
  }

  /** Entries of a map that are copied from another one. */
  public assign(target: object, owner: object, field: string, source: object | undefined): void {
    for (const key of Object.keys(source ?? NOTHING)) {
      this.set(target, key, [owner, field, key]);
    }
  }

  /** An object that replaces another one. */
  public replace(old: object, thing: object): void {
    const [source, fields] = [this.known(old), this.fields.get(old)];
    if (source !== undefined) {
      this.things.set(thing, source);
    }
    if (fields !== undefined) {
      this.fields.set(thing, new Map(fields));
    }
  }

  /** The source of a part of the operator's objects. */
  public of(thing: object): Source {
    return this.known(thing) ?? NOWHERE;
  }

  /** The source of the field of an object that a path segment leads to. */
  public step(thing: object, source: Source, key: Segment): Source {
    const value = stepInto(thing as Json, key);
    const isThing = typeof value === 'object' && value !== null;
    const added = Array.isArray(thing) && (isThing || this.known(thing) === undefined);
    const inherited = added ? { ...source, copied: false } : below(source, key);
    const own = this.fields.get(thing)?.get(key) ?? (isThing ? this.known(value) : undefined);
    if (own === undefined) {
      return inherited;
    }
    return own.ways.length > 0 ? own : { ...own, ways: inherited.ways };
  }

  private known(thing: object): Source | undefined {
    const source = this.things.get(thing);
    const place = source === undefined ? this.places.get(thing) : undefined;
    if (place === undefined) {
      return source;
    }
    const found: Source = { ways: [wayTo(place)], settings: [], copied: true };
    this.things.set(thing, found);
    return found;
  }

  /** @param value the determined value, if it may equal that of its only cause */
  private sourceOfAll(causes: readonly Cause[], value: Json | undefined): Source {
    if (causes.length === 1) {
      return this.sourceOfOne(causes[0], value);
    }
    const ways: Way[] = [];
    const settings = causes.filter((cause) => typeof cause === 'string');
    for (const cause of causes) {
      if (typeof cause !== 'string') {
        const source = this.sourceOf(cause);
        ways.push(...source.ways);
        settings.push(...source.settings);
      }
    }
    return { ways, settings, copied: false };
  }

  private sourceOfOne(cause: Cause, value: Json | undefined): Source {
    if (typeof cause === 'string') {
      return { ways: [], settings: [cause], copied: false };
    }
    const { ways, settings, copied } = this.sourceOf(cause);
    return { ways, settings, copied: copied && value !== undefined && valueOf(cause) === value };
  }

  private sourceOf(field: FieldOf): Source {
    let source = this.of(field[0]);
    let value: Json | undefined = field[0] as Json;
    for (let i = 1; i < field.length; i++) {
      const step = field[i] as Segment;
      source = typeof value === 'object' && value !== null ? this.step(value, source, step) : below(source, step);
      value = stepInto(value, step);
    }
    return source;
  }

  private add(value: object, parent: Place | undefined, step: Segment): void {
    const place: Place = { parent, step };
    this.places.set(value, place);
    for (const key of Object.keys(value)) {
      const item = (value as Record<string, unknown>)[key];
      if (typeof item === 'object' && item !== null) {
        this.add(item, place, Array.isArray(value) ? Number(key) : key);
      }
    }
  }
}

/** A part of the SeldonDeployment: the part that contains it, and the step from there; the whole has neither. */
interface Place {
  readonly parent?: Place;
  readonly step: Segment;
}

function wayTo({ parent, step }: Place): Way {
  return parent === undefined ? [] : [...wayTo(parent), step];
}

const NOTHING = {};

function valueOf(field: FieldOf): Json | undefined {
  let value: Json | undefined = field[0] as Json;
  for (let i = 1; i < field.length; i++) {
    value = stepInto(value, field[i] as Segment);
  }
  return value;
}
