import { type ApiObject, type App } from 'cdk8s';
import { hasOwnToJson, isPatched } from './customized';
import { refuseUnresolved } from './unresolved';
import { InputError, ValidationError } from '../private/errors';
import { isObject, type Manifest } from '../private/json';
import { settle, writtenMetadata } from '../shell/settle';
import { isRenderedAsUsual } from '../shell/usual-resolvers';
import { toSortedYaml, toYaml } from '../yaml/write';

/**
 * Turns the objects of one app into the YAML of what `ApiObject.toJson()` returns.
 *
 * cdk8s resolves and sorts in four passes that copy everything and look up the app for each value. If nothing is
 * customized (only the resolvers of cdk8s, no subclass with its own `toJson`, no JSON patches), one pass does the same;
 * everything else goes through `toJson()`.
 */
export class Renderer {
  private readonly usual: boolean;

  public constructor(app: App) {
    // cdk8s leaves keys unsorted if this variable is set.
    this.usual = isRenderedAsUsual(app);
  }

  /** The YAML of an object. @throws what `toJson()` throws, and if a function or a symbol is in what it returns */
  public text(object: ApiObject): string {
    const props = this.usual ? rawProps(object) : undefined;
    if (props) {
      try {
        return toSortedYaml(entries(object, props), settle);
      } catch {
        // The error that names the construct is cdk8s's, below.
      }
    }
    return inPlace(object, () => {
      const manifest = object.toJson() as Manifest;
      try {
        return toYaml(manifest);
      } catch (error) {
        refuseUnresolved(manifest);
        throw error;
      }
    });
  }
}

/** The result of a function; errors get the path of the object. */
function inPlace<T>(object: ApiObject, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw error instanceof InputError ? new ValidationError(object, error.details) : error;
  }
}

/** The data that the object was created with; undefined if only `toJson()` knows the result. */
function rawProps(object: ApiObject): Record<string, unknown> | undefined {
  const { props } = object as unknown as { props?: Record<string, unknown> };
  return !hasOwnToJson(object) && !isPatched(object) && isObject(props) ? props : undefined;
}

/** Top-level keys in the order of `toJson()`. */
function* entries(object: ApiObject, props: Record<string, unknown>): Iterable<readonly [string, unknown]> {
  yield ['apiVersion', object.apiVersion];
  yield ['kind', object.kind];
  yield ['metadata', writtenMetadata(object.metadata)];
  for (const key of Object.keys(props).sort()) {
    if (key !== 'apiVersion' && key !== 'kind' && key !== 'metadata') {
      yield [key, props[key]];
    }
  }
}
