import { ApiObject, type ApiObjectMetadata, App, type JsonPatch } from 'cdk8s';
import { type Construct } from 'constructs';
import { settledCopy, writtenMetadata } from './settle';
import { type Unchanged, unchangedData, unchangedMetadata, unchangedObject } from './unchanged';
import { refuseUnwritable } from './unwritable';
import { hasUsualResolvers, isRenderedAsUsual } from './usual-resolvers';
import { isClusterScoped } from '../api/scopes';
import { ValidationError } from '../private/errors';
import { type JsonObject, type Manifest } from '../private/json';
import { isWrittenAsGiven } from '../private/plain-data';
import { isResolvedLater } from '../private/resolved-later';

/** Plain data as an object of an app: its name is always given, and kinds of the whole cluster carry no namespace. */
export class ManifestObject extends ApiObject {
  private patchCount = 0;

  public constructor(
    scope: Construct,
    id: string,
    private readonly manifest: Manifest,
  ) {
    if (isResolvedLater(manifest.metadata.name)) {
      throw new ValidationError(
        scope,
        `metadata.name of ${manifest.kind} ${JSON.stringify(id)} is resolved later (Lazy): give the name itself, ` +
          'because others are derived from it',
      );
    }
    if (typeof manifest.metadata.name !== 'string' || manifest.metadata.name === '') {
      throw new ValidationError(scope, `${manifest.kind} ${JSON.stringify(id)} needs metadata.name`);
    }
    super(scope, id, { ...manifest, metadata: manifest.metadata as unknown as ApiObjectMetadata });
    if (isClusterScoped(manifest.apiVersion, manifest.kind)) {
      // cdk8s gives every object the namespace of its chart, and offers no way to set none.
      (this.metadata as { namespace?: string }).namespace = undefined;
    }
    refuseUnwritable(this);
  }

  public override addJsonPatch(...operations: JsonPatch[]): void {
    super.addJsonPatch(...operations);
    this.patchCount += operations.length;
  }

  /** What cdk8s renders, in a fraction of its time if nothing is customized. */
  public override toJson(): Manifest {
    if (!this.isPatched && isRenderedAsUsual(App.of(this))) {
      const { apiVersion, kind, metadata, ...content } = this.manifest;
      try {
        return { apiVersion, kind, metadata: writtenMetadata(this.metadata), ...(settledCopy(content) as JsonObject) };
      } catch {
        // The error that names the construct is cdk8s's, below.
      }
    }
    return super.toJson() as Manifest;
  }

  /** Whether anything was patched, so that it is not written as its manifest says. */
  public get isPatched(): boolean {
    return this.patchCount > 0;
  }

  /**
   * The object as it is written, for readers that change nothing in it: what cdk8s would not change is not copied.
   * @internal
   */
  public _written(): Manifest {
    const { metadata, ...content } = this.manifest;
    return !this.isPatched && isWrittenAsGiven(content) && hasUsualResolvers(App.of(this))
      ? { ...this.manifest, metadata: writtenMetadata(this.metadata) }
      : this.toJson();
  }

  /**
   * A function that returns whether it is still written as it is now.
   * @param content describes all of it but metadata and patches, if known without looking at the manifest
   * @internal
   */
  public _unchanged(content = unchangedData(this.manifest, 'metadata')): Unchanged {
    if (content === undefined) {
      return unchangedObject(this);
    }
    const { patchCount } = this;
    const metadata = unchangedMetadata(this.metadata);
    return () => this.patchCount === patchCount && content() && metadata();
  }
}
