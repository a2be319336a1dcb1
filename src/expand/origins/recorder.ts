import { type Cause, type Entry, type FieldOf, type Part } from './entry';
import { Sources } from './sources';
import { type Segment } from '../../private/path';
import { type SeldonDeployment } from '../model';

/** The first of some objects that has a field, as the cause of what that field determines. */
export function nearest(field: string, ...owners: readonly object[]): Cause {
  const found = owners.find((owner) => (owner as Record<string, unknown>)[field] !== undefined);
  return [found ?? owners[0], field];
}

/**
 * Records the origin of everything that the operator creates, while its work is reproduced.
 *
 * The parts of a SeldonDeployment are known by identity, so that what is passed on whole needs no record. What is
 * created or overwritten is recorded where that happens: `origins?.set(container, 'image', [node, 'implementation'])`.
 * If origins are not requested, there is no recorder, and the arguments are not even evaluated. Few entries are ever
 * looked at, so that they say no more than what happened; `sources` finds out what that means.
 */
export class Recorder {
  private readonly entries: Entry[] = [];
  private readonly parts: Part[] = [];

  /** @param sdep the SeldonDeployment that the operator works on, before it changes anything */
  public constructor(sdep: SeldonDeployment) {
    this.add(sdep, undefined, '');
  }

  /** What all entries together say, once the work is done. */
  public get sources(): Sources {
    return new Sources(this.parts, this.entries);
  }

  /** An object whose fields are those of a place in the SeldonDeployment, whether or not they exist there. */
  public copy(thing: object, ...place: FieldOf): void {
    this.entries.push({ kind: 'copy', thing, place });
  }

  /** An object that the operator creates because of others. */
  public make(thing: object, ...causes: readonly Cause[]): void {
    this.entries.push({ kind: 'make', thing, causes });
  }

  /** A field that the operator sets. */
  public set(thing: object, field: Segment, ...causes: readonly Cause[]): void {
    this.entries.push({ kind: 'set', thing, field, causes });
  }

  /** Entries of a map that are copied from another one. */
  public assign(thing: object, owner: object, field: string, source: object | undefined): void {
    if (source !== undefined) {
      this.entries.push({ kind: 'assign', thing, owner, field, source });
    }
  }

  /** An object that replaces another one. */
  public replace(old: object, thing: object): void {
    this.entries.push({ kind: 'replace', thing, old });
  }

  private add(value: object, parent: Part | undefined, step: Segment): void {
    const part: Part = { value, parent, step };
    this.parts.push(part);
    for (const key of Object.keys(value)) {
      const item = (value as Record<string, unknown>)[key];
      if (typeof item === 'object' && item !== null) {
        this.add(item, part, Array.isArray(value) ? Number(key) : key);
      }
    }
  }
}
