import { type App } from 'cdk8s';
import { writeFileTree } from './file-tree';
import { manifestFiles, manifestText } from './manifest-files';
import { ManifestLayout } from './manifest-layout';

/** Properties of `ManifestWriter`. */
export interface ManifestWriterProps {
  /**
   * The folder to write to.
   * @default - the output folder of the app
   */
  readonly outdir?: string;

  /**
   * How manifests are divided into files.
   * @default ManifestLayout.FILE_PER_CHART
   */
  readonly layout?: ManifestLayout;
}

/**
 * Writes the manifests of any cdk8s app: the same bytes as `app.synth()` in a fraction of the time.
 *
 * Each file appears completely or not at all, and nothing is written unless everything could be rendered. Files of an
 * earlier write that are no longer created are removed; other files are left alone, unless they have the same name. Two
 * objects of the same kind, namespace and name are an error that names both.
 *
 * @example
 *
 * const app = new App();
 * new Chart(app, 'models', { namespace: 'seldon' });
 * new ManifestWriter(app, { outdir: 'manifests' }).write();
 */
export class ManifestWriter {
  private readonly outdir: string;
  private readonly layout: ManifestLayout;

  /**
   * @param app the app to write
   * @param props output folder, and layout of the files
   */
  public constructor(
    private readonly app: App,
    props: ManifestWriterProps = {},
  ) {
    this.outdir = props.outdir ?? app.outdir;
    this.layout = props.layout ?? ManifestLayout.FILE_PER_CHART;
  }

  /**
   * Validates the app and writes its manifests.
   * @returns the paths written, relative to the folder, in the order of the app
   * @throws if a construct's validation fails, two objects are the same, or the folder cannot be written
   */
  public write(): string[] {
    // A chart without objects gives an empty file, which kubectl rejects.
    const files = manifestFiles(this.app, this.layout).filter(({ empty }) => !empty);
    return [...writeFileTree(this.outdir, files, { replace: true }).written];
  }

  /**
   * Validates the app and returns all its manifests as one string, documents separated by `---`.
   * @throws if a construct's validation fails or two objects are the same
   */
  public toText(): string {
    return [...manifestText(this.app)].join('');
  }
}
