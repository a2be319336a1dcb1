import { isObject, type Json, type JsonObject } from '../private/json';
import { type Segment } from '../private/path';

/** Where the values of one document are in the input. */
export class Marks {
  /** Offset of the document's value. */
  public root = 0;

  private readonly places = new Map<object, Map<Segment, number>>();
  /** What was noted since the last look-up: most documents are read and never asked about. */
  private readonly containers: object[] = [];
  private readonly segments: Segment[] = [];
  private readonly offsets: number[] = [];

  /** Records the offset of a map's key or of a list's item. */
  public note(container: Json[] | JsonObject, segment: Segment, offset: number): void {
    this.containers.push(container);
    this.segments.push(segment);
    this.offsets.push(offset);
  }

  /** A key that comes from a merge is where it was written. */
  public copy(from: JsonObject, to: JsonObject, key: string): void {
    this.note(to, key, this.placesIn(from)?.get(key) ?? this.root);
  }

  /** The offset of the value at a path, or of the nearest one above it. */
  public find(value: Json, path: readonly Segment[]): number {
    let offset = this.root;
    for (const segment of path) {
      if (!Array.isArray(value) && !isObject(value)) {
        break;
      }
      const step = Array.isArray(value) ? Number(segment) : String(segment);
      const place = this.placesIn(value)?.get(step);
      if (place === undefined) {
        break;
      }
      offset = place;
      value = Array.isArray(value) ? value[step as number] : value[step];
    }
    return offset;
  }

  private placesIn(container: object): ReadonlyMap<Segment, number> | undefined {
    this.offsets.forEach((offset, i) => {
      const known = this.places.get(this.containers[i]) ?? new Map<Segment, number>();
      this.places.set(this.containers[i], known.set(this.segments[i], offset));
    });
    this.containers.length = this.segments.length = this.offsets.length = 0;
    return this.places.get(container);
  }
}
