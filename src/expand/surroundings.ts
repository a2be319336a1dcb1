import { isObject, type JsonObject } from '../private/json';

/**
 * What surrounds the SeldonDeployments of a namespace, as far as the operator reads it: ServiceAccounts and Secrets.
 */
export class NamespaceSurroundings {
  /** Nothing is known. */
  public static readonly NONE = new NamespaceSurroundings([]);

  private readonly objects = new Map<string, JsonObject>();

  /** Takes any objects; the last one of a name counts. An object without a namespace is in `namespace`. */
  public constructor(objects: readonly JsonObject[], namespace = 'default') {
    for (const object of objects) {
      const metadata = isObject(object.metadata) ? object.metadata : {};
      if (object.kind === 'ServiceAccount' || object.kind === 'Secret') {
        this.objects.set(key(object.kind, String(metadata.namespace || namespace), String(metadata.name)), object);
      }
    }
  }

  public serviceAccount(namespace: string, name: string): JsonObject | undefined {
    return this.objects.get(key('ServiceAccount', namespace, name));
  }

  public secret(namespace: string, name: string): JsonObject | undefined {
    return this.objects.get(key('Secret', namespace, name));
  }
}

function key(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}
