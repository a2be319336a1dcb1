import { SERVICE_NAME } from '../api/annotations';
import { containerNames, maps } from '../api/graph';
import { containerServiceName, deploymentNames, explainerName, orchestratorName, predictorServiceName } from '../api/names';
import { Beside } from '../expand/beside';
import { isObject, type JsonObject } from '../private/json';

/** The objects around a SeldonDeployment, indexed once for all SeldonDeployments that are checked together. */
export class Surroundings {
  /** Nothing else is known. */
  public static readonly NONE = new Surroundings([]);

  private readonly besides = new Map<string, Beside>();
  private readonly index = new Map<string, JsonObject>();
  private readonly deployments: JsonObject[] = [];
  private owners?: Map<string, string[]>;
  private scalers?: boolean;
  private readonly credentials: JsonObject[] = [];

  /** Takes any objects, SeldonDeployments too. One without a namespace goes wherever it is applied, so that it is beside all. */
  public constructor(objects: readonly JsonObject[]) {
    for (const object of objects) {
      if (object.kind === 'SeldonDeployment') {
        this.deployments.push(object);
      } else {
        this.index.set(`${String(object.kind)}/${namespaceOf(object)}/${nameOf(object)}`, object);
      }
      if (object.kind === 'ServiceAccount' || object.kind === 'Secret') {
        this.credentials.push(object);
      }
    }
  }

  /** What the operator reads for a SeldonDeployment in a namespace. */
  public besideIn(namespace: string): Beside {
    let beside = this.besides.get(namespace);
    if (!beside) {
      beside = new Beside(this.credentials, namespace);
      this.besides.set(namespace, beside);
    }
    return beside;
  }

  /** The object of a kind and name in a namespace. */
  public find(kind: string, namespace: string, name: string): JsonObject | undefined {
    return this.index.get(`${kind}/${namespace}/${name}`) ?? this.index.get(`${kind}//${name}`);
  }

  /** Whether there is anything that the operator might delete. */
  public get hasScalers(): boolean {
    this.scalers ??= [...this.index.values()].some(({ kind }) => SCALERS.includes(String(kind)));
    return this.scalers;
  }

  /** Another SeldonDeployment that leads to a Service or Deployment of a name. */
  public otherOwner(namespace: string, name: string, self: string): string | undefined {
    this.owners ??= this.claimNames();
    return this.owners.get(`${namespace}/${name}`)?.find((owner) => owner !== self);
  }

  /** The names of which a second SeldonDeployment is an owner too. */
  private claimNames(): Map<string, string[]> {
    const owners = new Map<string, string[]>();
    for (const object of this.deployments.length > 1 ? this.deployments : []) {
      const owner = nameOf(object);
      for (const name of createdNames(object)) {
        const key = `${namespaceOf(object)}/${name}`;
        const known = owners.get(key);
        if (!known) {
          owners.set(key, [owner]);
        } else if (!known.includes(owner)) {
          known.push(owner);
        }
      }
    }
    return owners;
  }
}

const SCALERS = ['HorizontalPodAutoscaler', 'PodDisruptionBudget', 'ScaledObject'];

/** Names of the Deployments of each predictor's component specs. */
export function createdDeployments(object: JsonObject, nameAsPrefix: boolean): (string | undefined)[][] {
  const spec = isObject(object.spec) ? object.spec : {};
  return maps(spec.predictors).map((predictor) => deploymentNames(nameOf(object), predictor, nameAsPrefix));
}

/** Names of the Services and Deployments that the operator creates for a SeldonDeployment. */
export function createdNames(object: JsonObject): string[] {
  const sdep = nameOf(object);
  const spec = isObject(object.spec) ? object.spec : {};
  return maps(spec.predictors).flatMap((predictor) => {
    const name = String(predictor.name ?? '');
    const annotations = isObject(predictor.annotations) ? predictor.annotations : {};
    const service = annotations[SERVICE_NAME];
    const explained = isObject(predictor.explainer) && Boolean(predictor.explainer.type);
    return [
      predictorServiceName(sdep, name, typeof service === 'string' ? service : undefined),
      ...containerNames(predictor).flat().map((container) => containerServiceName(sdep, name, container)),
      ...deploymentNames(sdep, predictor).filter((each) => each !== undefined),
      orchestratorName(sdep, name),
      ...explained ? [explainerName(sdep, name)] : [],
    ];
  });
}

/** The namespace that an object names; empty where it names none. */
export function namespaceOf({ metadata }: JsonObject): string {
  return isObject(metadata) && typeof metadata.namespace === 'string' ? metadata.namespace : '';
}

function nameOf({ metadata }: JsonObject): string {
  return isObject(metadata) && typeof metadata.name === 'string' ? metadata.name : '';
}
