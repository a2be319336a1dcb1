import { type Labels } from './label-selector';
import { Watch } from './watch';
import { SERVICE_NAME } from '../api/annotations';
import { containerNames, maps } from '../api/graph';
import { containerServiceName, deploymentNames, explainerName, orchestratorName, predictorServiceName } from '../api/names';
import { Beside } from '../expand/beside';
import { isObject, type JsonObject } from '../private/json';

/** The objects around a SeldonDeployment, indexed once for all SeldonDeployments that are checked together. */
export class Surroundings {
  /** Nothing else is known. */
  public static readonly NONE = new Surroundings([]);

  /** The operators among the objects. */
  public readonly watches: Watch[] = [];
  /** The ValidatingWebhookConfigurations among them. */
  public readonly webhooks: JsonObject[] = [];

  private readonly besides = new Map<string, Beside>();
  private readonly index = new Map<string, JsonObject>();
  private readonly deployments: JsonObject[] = [];
  private rivals?: Map<JsonObject, JsonObject[]>;
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
      if (object.kind === 'ValidatingWebhookConfiguration') {
        this.webhooks.push(object);
      }
      const watch = Watch.of(object);
      if (watch) {
        this.watches.push(watch);
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

  /** The labels of a namespace, with the one that every namespace has; undefined where its object is not here. */
  public labelsOfNamespace(name: string): Labels | undefined {
    const namespace = name === '' ? undefined : this.index.get(`Namespace//${name}`);
    return namespace && { ...labelsOf(namespace), 'kubernetes.io/metadata.name': name };
  }

  /** Whether there is anything that the operator might delete. */
  public get hasScalers(): boolean {
    this.scalers ??= [...this.index.values()].some(({ kind }) => SCALERS.includes(String(kind)));
    return this.scalers;
  }

  /**
   * The SeldonDeployments whose objects may have a name of this one's: names are joined by dashes, so that one of the two names
   * begins with the other one, or a name that was chosen for a Service does.
   */
  public rivalsOf(object: JsonObject): readonly JsonObject[] {
    this.rivals ??= this.findRivals();
    return this.rivals.get(object) ?? [];
  }

  private findRivals(): Map<JsonObject, JsonObject[]> {
    const rivals = new Map<JsonObject, JsonObject[]>();
    const byName = new Map(this.deployments.map((object) => [`${namespaceOf(object)}/${nameOf(object)}`, object]));
    const byService = new Map<string, JsonObject>();
    const pair = (one: JsonObject, other: JsonObject | undefined) => {
      if (other && nameOf(one) !== nameOf(other)) {
        rivals.set(one, [...rivals.get(one) ?? [], other]);
        rivals.set(other, [...rivals.get(other) ?? [], one]);
      }
    };
    for (const object of this.deployments) {
      const namespace = namespaceOf(object);
      const services = chosenServices(object);
      for (const name of [nameOf(object), ...services]) {
        for (let dash = name.indexOf('-'); dash !== -1; dash = name.indexOf('-', dash + 1)) {
          pair(object, byName.get(`${namespace}/${name.slice(0, dash)}`));
        }
      }
      for (const name of services) {
        pair(object, byService.get(`${namespace}/${name}`));
        byService.set(`${namespace}/${name}`, object);
      }
    }
    return rivals;
  }
}

/** The names that annotations give to Services of predictors. */
function chosenServices({ spec }: JsonObject): string[] {
  return maps(isObject(spec) ? spec.predictors : undefined).flatMap(({ annotations }) => {
    const name = isObject(annotations) ? annotations[SERVICE_NAME] : undefined;
    return typeof name === 'string' ? [name] : [];
  });
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

function labelsOf({ metadata }: JsonObject): Labels {
  return isObject(metadata) && isObject(metadata.labels) ? metadata.labels as Labels : {};
}

function nameOf({ metadata }: JsonObject): string {
  return isObject(metadata) && typeof metadata.name === 'string' ? metadata.name : '';
}
