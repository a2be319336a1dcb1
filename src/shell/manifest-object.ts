import { ApiObject, type ApiObjectMetadata } from 'cdk8s';
import { type Construct } from 'constructs';
import { refuseUnwritable } from './unwritable';
import { isClusterScoped } from '../api/scopes';
import { ValidationError } from '../private/errors';
import { type Manifest } from '../private/json';

/** Plain data as an object of an app: its name is always given, and kinds of the whole cluster carry no namespace. */
export class ManifestObject extends ApiObject {
  public constructor(scope: Construct, id: string, manifest: Manifest) {
    if (typeof manifest.metadata.name !== 'string' || manifest.metadata.name === '') {
      throw new ValidationError(scope, `${manifest.kind} ${JSON.stringify(id)} needs metadata.name`);
    }
    super(scope, id, { ...manifest, metadata: manifest.metadata as unknown as ApiObjectMetadata });
    if (isClusterScoped(manifest.apiVersion, manifest.kind)) {
      // cdk8s gives every object the namespace of its chart, and offers no way to ask for none.
      (this.metadata as { namespace?: string }).namespace = undefined;
    }
    refuseUnwritable(this);
  }
}
