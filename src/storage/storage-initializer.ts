import { type InitializerFormat } from '../api/storage';

/**
 * The image that copies model files into the pod before the server starts.
 * @see https://github.com/SeldonIO/seldon-core/tree/v1.17.1/components/rclone-storage-initializer
 */
export class StorageInitializer {
  /** The operator's own since Seldon Core 1.8: rclone, configured by `RCLONE_CONFIG_*` variables. */
  public static readonly RCLONE = new StorageInitializer('rclone');

  /**
   * An image with rclone as entry point, such as a mirrored one or one with a newer rclone.
   * @param image the image, such as `rclone/rclone:1.67.0`
   */
  public static rclone(image: string): StorageInitializer {
    return new StorageInitializer('rclone', image);
  }

  /**
   * The initializer that Seldon Core used before 1.8, configured by `AWS_*` variables.
   *
   * @param image The image, such as `gcr.io/kfserving/storage-initializer:v0.4.0`.
   */
  public static kfserving(image: string): StorageInitializer {
    return new StorageInitializer('kfserving', image);
  }

  /**
   * The image.
   *
   * @default - the one in the operator's configuration
   */
  public readonly image?: string;

  /** @internal */
  public readonly _format: InitializerFormat;

  private constructor(format: InitializerFormat, image?: string) {
    this._format = format;
    this.image = image;
  }
}
