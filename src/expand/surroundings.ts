import { asText, isObject, type JsonObject } from '../private/json';

/**
 * The objects around the SeldonDeployments of a namespace that the operator reads: ServiceAccounts and Secrets.
 */
export class NamespaceSurroundings {
  /** No objects. */
  public static readonly NONE = new NamespaceSurroundings([]);

  private readonly objects = new Map<string, JsonObject>();

  /** Accepts any objects; the last one with a name counts. An object without a namespace is in `namespace`. */
  public constructor(objects: readonly JsonObject[], namespace = 'default') {
    for (const object of objects) {
      const metadata = isObject(object.metadata) ? object.metadata : {};
      if (object.kind === 'ServiceAccount' || object.kind === 'Secret') {
        this.objects.set(key(object.kind, asText(metadata.namespace || namespace), asText(metadata.name)), object);
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
