import { type ApiObject, type App, Names, YamlOutputType } from 'cdk8s';
import { type FileEntry } from './file-tree';
import { Identities, type Identity } from './identity';
import { ManifestLayout } from './manifest-layout';
import { PATHS } from './object-path';
import { SynthOrder } from './order';
import { Renderer } from './render';
import { whileWriting } from '../private/writing';

/** The files of an app's manifests. @throws as `ManifestWriter.write` */
export function manifestFiles(app: App, layout: ManifestLayout | YamlOutputType): FileEntry[] {
  const charts = rendered(app);
  const extension = app.outputFileExtension;
  switch (layout) {
    case ManifestLayout.SINGLE_FILE:
    case YamlOutputType.FILE_PER_APP:
      return charts.length === 0
        ? []
        : [
            {
              path: `app${extension}`,
              parts: () => documents(charts.flatMap(({ objects }) => objects)),
            },
          ];
    case ManifestLayout.FILE_PER_CHART:
    case YamlOutputType.FILE_PER_CHART:
      return charts.map(({ name, objects }) => ({
        path: `${name}${extension}`,
        parts: () => documents(objects),
        empty: objects.length === 0,
      }));
    default: {
      const pathOf = PATHS[layout];
      return charts.flatMap(({ name: chart, objects }) =>
        objects.map(({ source, identity: { kind, name = source.name, namespace }, text }) => ({
          path: `${pathOf({ chart, kind, name, namespace })}${extension}`,
          parts: () => [text()],
        })),
      );
    }
  }
}

/** All manifests as one string, in parts. @throws as `ManifestWriter.toText` */
export function manifestText(app: App): Iterable<string> {
  return documents(rendered(app).flatMap(({ objects }) => objects));
}

/**
 * The charts in order, each with its objects; an object is only serialized when it is needed, and not kept.
 */
function rendered(app: App): RenderedChart[] {
  validate(app);
  const order = new SynthOrder(app);
  const renderer = new Renderer(app);
  const identities = new Identities(app);
  const charts = order.charts().map((chart, i) => ({
    name: order.hasDependentCharts
      ? `${String(i).padStart(4, '0')}-${Names.toDnsLabel(chart)}`
      : Names.toDnsLabel(chart),
    objects: order
      .objects(chart)
      .map((source) => ({ source, identity: identities.of(source), text: () => renderer.text(source) })),
  }));
  refuseTwins(charts.flatMap(({ objects }) => objects));
  return charts;
}

interface RenderedChart {
  readonly name: string;
  readonly objects: readonly RenderedObject[];
}

interface RenderedObject {
  readonly source: ApiObject;
  readonly identity: Identity;
  readonly text: () => string;
}

function* documents(objects: readonly RenderedObject[]): Iterable<string> {
  let separator = '';
  for (const { text } of objects) {
    yield separator + text();
    separator = '---\n';
  }
}

/** An error that a construct reports about itself. */
export interface ConstructProblem {
  /** Path of the construct in the app. */
  readonly node: string;
  readonly message: string;
}

/** The errors that constructs of an app report about themselves. */
export class InvalidAppError extends Error {
  public constructor(public readonly problems: readonly ConstructProblem[]) {
    super(
      `Validation failed with the following errors:\n  ${problems.map(({ node, message }) => `[${node}] ${message}`).join('\n  ')}`,
    );
  }
}

/** All errors of an app, in its constructs and among its objects. */
export function problemsOf(app: App): readonly ConstructProblem[] {
  try {
    rendered(app);
    return [];
  } catch (error) {
    if (error instanceof InvalidAppError) {
      return error.problems;
    }
    throw error;
  }
}

/** All validations once, with the message that `app.synth()` gives. */
function validate(app: App): void {
  const errors = whileWriting(app, () =>
    app.node.findAll().flatMap(({ node }) => node.validate().map((message) => ({ node: node.path, message }))),
  );
  if (errors.length > 0) {
    throw new InvalidAppError(errors);
  }
}

function refuseTwins(objects: readonly RenderedObject[]): void {
  const seen = new Map<string, ApiObject>();
  const twins: ConstructProblem[] = [];
  for (const { source, identity } of objects) {
    const { group, kind, name, namespace } = identity;
    if (name === undefined) {
      continue;
    }
    const key = `${group}/${kind}/${namespace ?? ''}/${name}`;
    const first = seen.get(key);
    if (first) {
      const place = namespace ? ` in namespace ${JSON.stringify(namespace)}` : '';
      const message = `${kind} ${JSON.stringify(name)}${place} is already defined by [${first.node.path}], rename one of them`;
      twins.push({ node: source.node.path, message });
    }
    seen.set(key, first ?? source);
  }
  if (twins.length > 0) {
    throw new InvalidAppError(twins);
  }
}
