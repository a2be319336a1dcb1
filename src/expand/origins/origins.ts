import { below, type Origin, type Source, type Way } from './origin';
import { type Recorder } from './recorder';
import { type Sources } from './sources';
import { asText, isObject, type Json, type JsonObject, type Manifest, stepInto, valueAt } from '../../private/json';
import { formatPath, parsePath, type Segment } from '../../private/path';

/** A field of a created object. */
export interface CreatedField {
  readonly object: Manifest;
  readonly path: string;
}

/** The fields of one created object whose origin does not follow from that of the field that contains it. */
export interface ObjectOrigins {
  readonly object: Manifest;
  /** Origins by path in the object; that of the object itself under the empty path. */
  readonly fields: ReadonlyMap<string, Origin>;
}

/**
 * Returns which fields of a SeldonDeployment, and which settings of the operator, decide the fields of the objects
 * created from it.
 *
 * A look-up takes as many steps as its path has; nothing is computed for fields that are never looked up.
 */
export class Origins {
  private readonly byName = new Map<string, Manifest>();
  private listed?: readonly ObjectOrigins[];
  private understood?: Sources;

  /** @param sdep the SeldonDeployment as it was given to the operator */
  public constructor(
    private readonly sdep: JsonObject,
    private readonly objects: readonly Manifest[],
    private readonly recorder: Recorder,
  ) {
    for (const object of objects) {
      this.byName.set(nameOf(object), object);
    }
  }

  /**
   * The origin of a field, or of the nearest one around it that is there; undefined for an object that is not created
   * here.
   * @param object the object, or one of the same kind and name
   * @param path a path in it, such as `spec.template.spec.containers[0].image`; empty for the object itself
   */
  public of(object: Pick<Manifest, 'kind' | 'metadata'>, path: string | readonly Segment[]): Origin | undefined {
    const own = this.byName.get(nameOf(object));
    return own && this.originOf(this.follow(own, typeof path === 'string' ? parsePath(path) : path));
  }

  /** The created fields that a field of the SeldonDeployment, or one below it, decides. */
  public madeFrom(path: string): CreatedField[] {
    const asked = parsePath(path);
    return this.all().flatMap(({ object, fields }) =>
      [...fields].flatMap(([created, { paths, copied }]): CreatedField[] => {
        const ways = paths.map(parsePath);
        if (ways.some((way) => isBelow(way, asked))) {
          return [{ object, path: created }];
        }
        const whole = [...parsePath(created), ...asked.slice(ways[0]?.length)];
        return copied && isBelow(asked, ways[0]) && this.isCopy(object, whole, asked)
          ? [{ object, path: formatPath(whole) }]
          : [];
      }),
    );
  }

  /** All origins, in the order of the objects. */
  public all(): readonly ObjectOrigins[] {
    return (this.listed ??= this.objects.map((object) => {
      const fields = new Map<string, Origin>();
      this.collect(object, this.sources.of(object, []), undefined, [], fields);
      return { object, fields };
    }));
  }

  /** What was recorded, understood on the first look-up. */
  private get sources(): Sources {
    return (this.understood ??= this.recorder.sources);
  }

  /** The source of a field, or of the nearest one around it that is there. */
  private follow(object: Manifest, way: Way): Source {
    let length = 0;
    let value: Json | undefined = object;
    while (length < way.length && typeof value === 'object' && value !== null) {
      value = stepInto(value, way[length]);
      length++;
    }
    return this.sources.of(object, way.slice(0, length));
  }

  private isCopy(object: Manifest, created: Way, asked: Way): boolean {
    const {
      ways: [way],
      copied,
    } = this.follow(object, created);
    return copied && formatPath(way) === formatPath(asked) && valueAt(object, created) !== undefined;
  }

  private collect(
    value: Json,
    source: Source,
    expected: Source | undefined,
    way: Way,
    fields: Map<string, Origin>,
  ): void {
    if (expected === undefined || !isSame(source, expected)) {
      fields.set(formatPath(way), this.originOf(source));
    }
    if (typeof value !== 'object' || value === null) {
      return;
    }
    const keys: Segment[] = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
    for (const key of keys) {
      this.collect(
        stepInto(value, key)!,
        this.sources.step(value, source, key),
        below(source, key),
        [...way, key],
        fields,
      );
    }
  }

  private originOf({ ways, settings, copied }: Source): Origin {
    const paths = ways.map((way) => formatPath(this.written(way)));
    const field = ways.length > 0 ? formatPath(ways[0]) : '';
    const isWritten = field === (paths[0] ?? '');
    return {
      paths: [...new Set(paths)],
      ...(!isWritten && { field }),
      settings: [...new Set(settings)],
      copied: copied && isWritten,
    };
  }

  /** The part of a path that exists. */
  private written(way: Way): Way {
    let length = 0;
    let value: Json | undefined = this.sdep;
    while (length < way.length) {
      value = stepInto(value, way[length]);
      if (value === undefined || value === null) {
        break;
      }
      length++;
    }
    return way.slice(0, length);
  }
}

function nameOf({ kind, metadata }: Pick<Manifest, 'kind' | 'metadata'>): string {
  return `${kind}/${isObject(metadata) ? asText(metadata.name) : ''}`;
}

function isBelow(way: Way, other: Way): boolean {
  return other.length <= way.length && other.every((step, index) => step === way[index]);
}

function isSame(left: Source, right: Source): boolean {
  return (
    left.copied === right.copied &&
    equal(left.settings, right.settings) &&
    left.ways.length === right.ways.length &&
    left.ways.every((way, index) => equal(way, right.ways[index]))
  );
}

function equal(left: readonly Segment[], right: readonly Segment[]): boolean {
  return left.length === right.length && left.every((item, index) => item === right[index]);
}
