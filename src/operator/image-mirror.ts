import { isMirror, mirrored } from '../charts/operator/images';
import { InputError } from '../private/errors';
import { given } from '../private/kind';
import { redact } from '../private/redact';

const LOCATION = ['trim', 'a registry, optionally with a path, such as "registry.example.com/seldon"'] as const;
const IMAGE = ['trim', 'a reference such as "docker.io/seldonio/mlserver:1.5.0"'] as const;

/** A registry with copies of images, for clusters that cannot reach the public ones. */
export class ImageMirror {
  /**
   * A mirror that keeps paths and tags: `docker.io/seldonio/mlserver:1.3.5` is at `<location>/seldonio/mlserver:1.3.5`.
   *
   * @param location The registry, optionally with a path, such as `registry.example.com/seldon`.
   */
  public static at(location: string): ImageMirror {
    if (!isMirror(given('a mirror', location, LOCATION))) {
      throw new InputError(`a mirror must be ${LOCATION[1]}, got ${redact(location)}`);
    }
    return new ImageMirror(location);
  }

  private constructor(
    /** The registry, with an optional path. */
    public readonly location: string,
  ) {}

  /**
   * The mirror's copy of an image.
   * @param image the original image, such as `docker.io/seldonio/mlserver:1.5.0`
   */
  public image(image: string): string {
    return mirrored(given('an image', image, IMAGE), this.location);
  }
}
