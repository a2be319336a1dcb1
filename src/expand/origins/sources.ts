import { type Cause, type Entry, type Part } from './entry';
import { below, type Source, type Way } from './origin';
import { has, type Json, type JsonObject, stepInto } from '../../private/json';
import { type Segment } from '../../private/path';

const NOWHERE: Source = { ways: [[]], settings: [], copied: false };

/**
 * The sources of what the operator created, by what was recorded of its work.
 *
 * An entry is understood by those before it: an image that replaces another one because of it has the source of the
 * old one.
 */
export class Sources {
  private readonly parts = new Map<object, Part>();
  /** The last entry of each object, and for each entry the one before it of the same object. */
  private readonly last = new Map<object, number>();
  private readonly previous: (number | undefined)[];

  public constructor(
    parts: readonly Part[],
    private readonly entries: readonly Entry[],
  ) {
    parts.forEach((part) => this.parts.set(part.value, part));
    this.previous = entries.map(({ thing }, index) => {
      const before = this.last.get(thing);
      this.last.set(thing, index);
      return before;
    });
  }

  /** The source of an object that the operator works on, or of the field in it that a path leads to. */
  public of(owner: object, way: Way): Source {
    return this.ofPlace(owner, way, this.entries.length);
  }

  /** The source of the field of an object that a path segment leads to, where that of the object is known. */
  public step(thing: object, source: Source, key: Segment): Source {
    return this.ofStep(thing, () => source, key, this.entries.length);
  }

  private ofPlace(owner: object, way: Way, before: number): Source {
    const values: (Json | undefined)[] = [owner as Json];
    for (const step of way) {
      values.push(stepInto(values[values.length - 1], step));
    }
    // From the end, because what is recorded there is all that counts.
    const sourceOf = (length: number): Source => {
      if (length === 0) {
        return this.ofThing(owner, before) ?? NOWHERE;
      }
      const [value, step] = [values[length - 1], way[length - 1]];
      return typeof value === 'object' && value !== null
        ? this.ofStep(value, () => sourceOf(length - 1), step, before)
        : below(sourceOf(length - 1), step);
    };
    return sourceOf(way.length);
  }

  private ofStep(thing: object, around: () => Source, key: Segment, before: number): Source {
    const value = stepInto(thing as Json, key);
    const isThing = typeof value === 'object' && value !== null;
    const own = this.ofField(thing, key, before) ?? (isThing ? this.ofThing(value, before) : undefined);
    if (own !== undefined && own.ways.length > 0) {
      return own;
    }
    const isAdded = Array.isArray(thing) && (isThing || this.ofThing(thing, before) === undefined);
    const inherited = isAdded ? { ...around(), copied: false } : below(around(), key);
    return own === undefined ? inherited : { ...own, ways: inherited.ways };
  }

  /** What is recorded of an object itself, or where it is in the SeldonDeployment. */
  private ofThing(thing: object, before: number): Source | undefined {
    for (let index = this.lastOf(thing, before); index !== undefined; index = this.previous[index]) {
      const entry = this.entries[index];
      if (entry.kind === 'make') {
        return this.ofCauses(entry.causes, undefined, index);
      }
      if (entry.kind === 'copy') {
        const [owner, ...steps] = entry.place;
        const { ways } = this.ofThing(owner, index) ?? NOWHERE;
        return { ways: [[...ways[0], ...steps]], settings: [], copied: true };
      }
      const old = entry.kind === 'replace' ? this.ofThing(entry.old, index) : undefined;
      if (old !== undefined) {
        return old;
      }
    }
    const part = this.parts.get(thing);
    return part && { ways: [wayTo(part)], settings: [], copied: true };
  }

  /** What is recorded of a field of an object. */
  private ofField(thing: object, key: Segment, before: number): Source | undefined {
    for (let index = this.lastOf(thing, before); index !== undefined; index = this.previous[index]) {
      const entry = this.entries[index];
      if (entry.kind === 'set' && entry.field === key) {
        return this.ofCauses(entry.causes, stepInto(thing as Json, key), index);
      }
      if (entry.kind === 'assign' && has(entry.source as JsonObject, String(key))) {
        return this.ofCause([entry.owner, entry.field, key], stepInto(thing as Json, key), index);
      }
      if (entry.kind === 'replace' && this.hasFields(entry.old, index)) {
        return this.ofField(entry.old, key, index);
      }
    }
    return undefined;
  }

  private hasFields(thing: object, before: number): boolean {
    for (let index = this.lastOf(thing, before); index !== undefined; index = this.previous[index]) {
      const entry = this.entries[index];
      if (
        entry.kind === 'set' ||
        entry.kind === 'assign' ||
        (entry.kind === 'replace' && this.hasFields(entry.old, index))
      ) {
        return true;
      }
    }
    return false;
  }

  /** The index of the last entry of an object before another entry. */
  private lastOf(thing: object, before: number): number | undefined {
    let index = this.last.get(thing);
    while (index !== undefined && index >= before) {
      index = this.previous[index];
    }
    return index;
  }

  /** @param value the determined value, if it may equal that of its only cause */
  private ofCauses(causes: readonly Cause[], value: Json | undefined, before: number): Source {
    if (causes.length === 1) {
      return this.ofCause(causes[0], value, before);
    }
    const ways: Way[] = [];
    const settings = causes.filter((cause) => typeof cause === 'string');
    for (const cause of causes) {
      if (typeof cause !== 'string') {
        const [owner, ...way] = cause;
        const source = this.ofPlace(owner, way, before);
        ways.push(...source.ways);
        settings.push(...source.settings);
      }
    }
    return { ways, settings, copied: false };
  }

  private ofCause(cause: Cause, value: Json | undefined, before: number): Source {
    if (typeof cause === 'string') {
      return { ways: [], settings: [cause], copied: false };
    }
    const [owner, ...way] = cause;
    const { ways, settings, copied } = this.ofPlace(owner, way, before);
    return { ways, settings, copied: copied && value !== undefined && valueIn(owner, way) === value };
  }
}

function wayTo({ parent, step }: Part): Way {
  return parent === undefined ? [] : [...wayTo(parent), step];
}

function valueIn(owner: object, way: Way): Json | undefined {
  return way.reduce<Json | undefined>(stepInto, owner as Json);
}
