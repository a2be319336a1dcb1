import { isObject, type JsonObject } from '../private/json';

/** Objects that exist beside SeldonDeployments and that the operator reads: ServiceAccounts and Secrets. */
export class Beside {
  /** Nothing exists beside. */
  public static readonly NOTHING = new Beside([]);

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
