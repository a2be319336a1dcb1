import { type ApiObject, type App, Names } from 'cdk8s';
import { type FileEntry, writeFileTree } from './file-tree';
import { SynthOrder } from './order';
import { Renderer } from './render';

/** How manifests are divided into files. */
export enum ManifestLayout {
  /** One file per chart, with the names that `app.synth()` gives: `<chart>.k8s.yaml`. */
  FILE_PER_CHART = 'file-per-chart',
  /** One file per object, in a folder per namespace (`cluster` for objects without one): `<namespace>/<kind>-<name>.k8s.yaml`. */
  FILE_PER_OBJECT = 'file-per-object',
  /** All in `app.k8s.yaml`. */
  SINGLE_FILE = 'single-file',
}

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
 * Each file appears whole or not at all; nothing is written unless everything could be rendered; files of an earlier
 * write that are no longer made are removed, and files of others are left alone. Two objects of one kind, namespace
 * and name are an error that names both.
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

  public constructor(private readonly app: App, props: ManifestWriterProps = {}) {
    this.outdir = props.outdir ?? app.outdir;
    this.layout = props.layout ?? ManifestLayout.FILE_PER_CHART;
  }

  /**
   * Validates the app and writes its manifests.
   * @returns the paths written, relative to the folder, in the order of the app
   * @throws if a construct's validation fails, two objects are the same one, or the folder cannot be written
   */
  public write(): string[] {
    return writeFileTree(this.outdir, this.entries());
  }

  /**
   * Validates the app and returns all its manifests as one text, documents separated by `---`.
   * @throws if a construct's validation fails or two objects are the same one
   */
  public toText(): string {
    return [...documents(this.rendered().flatMap(({ objects }) => objects))].join('');
  }

  private entries(): FileEntry[] {
    const charts = this.rendered();
    const extension = this.app.outputFileExtension;
    switch (this.layout) {
      case ManifestLayout.SINGLE_FILE:
        return charts.length === 0 ? [] : [{
          path: `app${extension}`,
          parts: () => documents(charts.flatMap(({ objects }) => objects)),
        }];
      case ManifestLayout.FILE_PER_CHART:
        return charts.map(({ name, objects }) => ({
          path: `${name}${extension}`,
          parts: () => documents(objects),
        }));
      case ManifestLayout.FILE_PER_OBJECT:
        return charts.flatMap(({ objects }) => objects.map(({ source, text }) => ({
          path: `${fileSafe(source.metadata.namespace ?? 'cluster')}/${fileSafe(`${source.kind}-${source.name}`)}${extension}`,
          parts: () => [text()],
        })));
    }
  }

  /** The charts in order, each with its objects; an object is turned into text when its turn comes, and then forgotten. */
  private rendered(): RenderedChart[] {
    validate(this.app);
    const order = new SynthOrder(this.app);
    const renderer = new Renderer(this.app);
    const charts = order.charts().map((chart, i) => ({
      name: order.hasDependentCharts ? `${String(i).padStart(4, '0')}-${Names.toDnsLabel(chart)}` : Names.toDnsLabel(chart),
      objects: order.objects(chart).map((source) => ({ source, text: () => renderer.text(source) })),
    }));
    refuseTwins(charts.flatMap(({ objects }) => objects.map(({ source }) => source)));
    return charts;
  }
}

interface RenderedChart {
  readonly name: string;
  readonly objects: { readonly source: ApiObject; readonly text: () => string }[];
}

function* documents(objects: RenderedChart['objects']): Iterable<string> {
  let separator = '';
  for (const { text } of objects) {
    yield separator + text();
    separator = '---\n';
  }
}

/** All validations once, with the message that `app.synth()` gives. */
function validate(app: App): void {
  const errors = app.node.findAll().flatMap(({ node }) => node.validate().map((error) => `[${node.path}] ${error}`));
  if (errors.length > 0) {
    throw new Error(`Validation failed with the following errors:\n  ${errors.join('\n  ')}`);
  }
}

function refuseTwins(objects: readonly ApiObject[]): void {
  const seen = new Map<string, ApiObject>();
  const twins: string[] = [];
  for (const object of objects) {
    const key = `${object.apiGroup}/${object.kind}/${object.metadata.namespace ?? ''}/${object.name}`;
    const first = seen.get(key);
    if (first) {
      twins.push(`[${object.node.path}] ${object.kind} ${JSON.stringify(object.name)}${object.metadata.namespace ? ` in namespace ${JSON.stringify(object.metadata.namespace)}` : ''}`
        + ` is already defined by [${first.node.path}], rename one of them`);
    }
    seen.set(key, first ?? object);
  }
  if (twins.length > 0) {
    throw new Error(`Validation failed with the following errors:\n  ${twins.join('\n  ')}`);
  }
}

function fileSafe(name: string): string {
  return name.replace(/[^0-9a-zA-Z-_.]/g, '_');
}
