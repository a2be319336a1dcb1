import {
  ApiObject,
  type App,
  ImplicitTokenResolver,
  type JsonPatch,
  Lazy,
  LazyResolver,
  NumberStringUnionResolver,
} from 'cdk8s';
import { InputError, ValidationError } from '../private/errors';
import { isObject, type Manifest } from '../private/json';
import { toSortedYaml, toYaml } from '../yaml/write';

/**
 * Turns the objects of one app into the YAML of what `ApiObject.toJson()` gives.
 *
 * cdk8s resolves and sorts in four passes that copy everything and look up the app for each value. Where nothing of it
 * is customized (only the resolvers of cdk8s, no subclass with its own `toJson`, no JSON patches), one pass does the
 * same; everything else goes through `toJson()`.
 */
export class Renderer {
  private readonly usual: boolean;

  public constructor(app: App) {
    const kinds = app.resolvers.map((resolver) => resolver.constructor as unknown);
    // cdk8s leaves keys unsorted under this switch.
    this.usual =
      !process.env.CDK8S_DISABLE_SORT &&
      kinds.length === USUAL_RESOLVERS.length &&
      USUAL_RESOLVERS.every((usual, i) => kinds[i] === usual);
  }

  /** The YAML text of an object; throws what `toJson()` throws. */
  public text(object: ApiObject): string {
    const props = this.usual ? rawProps(object) : undefined;
    if (props) {
      try {
        return toSortedYaml(entries(object, props), settle);
      } catch {
        // The error that names the construct is cdk8s's, below.
      }
    }
    return inPlace(object, () => toYaml(object.toJson() as Manifest));
  }
}

/** What a function makes; what cannot be written is told with the path of its object. */
function inPlace<T>(object: ApiObject, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof InputError ? new ValidationError(object, error.details) : error;
  }
}

const USUAL_RESOLVERS: readonly unknown[] = [LazyResolver, ImplicitTokenResolver, NumberStringUnionResolver];

/** What the object was made of; undefined where only `toJson()` knows what comes of it. */
function rawProps(object: ApiObject): Record<string, unknown> | undefined {
  const { props, patches } = object as unknown as { props?: Record<string, unknown>; patches?: JsonPatch[] };
  return object.toJson === ApiObject.prototype.toJson &&
    isObject(props) &&
    Array.isArray(patches) &&
    patches.length === 0
    ? props
    : undefined;
}

/** Top-level keys in the order of `toJson()`. */
function* entries(object: ApiObject, props: Record<string, unknown>): Iterable<readonly [string, unknown]> {
  yield ['apiVersion', object.apiVersion];
  yield ['kind', object.kind];
  yield ['metadata', object.metadata.toJson()];
  for (const key of Object.keys(props).sort()) {
    if (key !== 'apiVersion' && key !== 'kind' && key !== 'metadata') {
      yield [key, props[key]];
    }
  }
}

/** One step of what `resolve` and `sanitizeValue` of cdk8s come to. */
function settle(value: unknown): unknown {
  if (typeof value === 'function') {
    return resolved(value as Token);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value;
  }
  return value.constructor === Object && typeof (value as Token).resolve !== 'function' ? value : resolved(value);
}

/** What cdk8s looks for on a value that is no plain data. */
interface Token {
  readonly resolve?: unknown;
  readonly value?: unknown;
}

function resolved(value: Token): unknown {
  if (value instanceof Lazy) {
    return settle(value.produce());
  }
  if (typeof value.resolve === 'function') {
    return settle((value.resolve as () => unknown).call(value));
  }
  if (typeof value.value === 'number' || typeof value.value === 'string') {
    return { value: value.value };
  }
  throw new Error('only cdk8s knows what to say of this value');
}
