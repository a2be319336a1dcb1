import { SERVICE_NAME } from '../api/facts/settings';
import { containerNames, maps } from '../api/graph';
import {
  containerServiceName,
  deploymentNames,
  explainerName,
  orchestratorName,
  predictorServiceName,
} from '../api/names';
import { isObject, type JsonObject } from '../private/json';

/** The names by which one SeldonDeployment may meet another one. */
export interface Taken {
  readonly namespace: string;
  readonly name: string;
  /** The names that annotations give to Services of predictors. */
  readonly services: readonly string[];
}

/** A SeldonDeployment that may lead to an object of the same name. */
export interface Rival {
  readonly name: string;
  /** Names of the Services and Deployments that the operator creates for it. */
  readonly created: readonly string[];
}

/** Rivals by the key of those that they are rivals of. */
export type Rivals = ReadonlyMap<string, readonly Rival[]>;

/** A SeldonDeployment at hand; the names of its objects are made when somebody asks. */
export class Candidate implements Taken, Rival {
  public readonly namespace: string;
  public readonly name: string;
  public readonly services: readonly string[];
  private made?: readonly string[];

  public constructor(private readonly object: JsonObject) {
    this.namespace = namespaceOf(object);
    this.name = nameOf(object);
    this.services = chosenServices(object);
  }

  public get created(): readonly string[] {
    return (this.made ??= createdNames(this.object));
  }
}

/** What tells SeldonDeployments apart. */
export function keyOf({ namespace, name }: Pick<Taken, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}

/**
 * Names are joined by dashes, so that of two SeldonDeployments that lead to objects of one name, the name of one begins with that
 * of the other one, or a name that was chosen for a Service does.
 */
export function findRivals<T extends Taken>(deployments: readonly T[]): Map<string, T[]> {
  const rivals = new Map<string, T[]>();
  const byName = new Map(deployments.map((each) => [keyOf(each), each]));
  const byService = new Map<string, T>();
  const add = (one: T, other: T): void => {
    const known = rivals.get(keyOf(one));
    if (known) {
      known.push(other);
    } else {
      rivals.set(keyOf(one), [other]);
    }
  };
  const pair = (one: T, other: T | undefined): void => {
    if (other && one.name !== other.name) {
      add(one, other);
      add(other, one);
    }
  };
  for (const each of deployments) {
    const { namespace, services } = each;
    for (const name of [each.name, ...services]) {
      for (let dash = name.indexOf('-'); dash !== -1; dash = name.indexOf('-', dash + 1)) {
        pair(each, byName.get(keyOf({ namespace, name: name.slice(0, dash) })));
      }
    }
    for (const name of services) {
      const key = keyOf({ namespace, name });
      pair(each, byService.get(key));
      byService.set(key, each);
    }
  }
  return rivals;
}

/** The names that annotations give to Services of predictors. */
function chosenServices({ spec }: JsonObject): string[] {
  return maps(isObject(spec) ? spec.predictors : undefined).flatMap(({ annotations }) => {
    const name = isObject(annotations) ? annotations[SERVICE_NAME] : undefined;
    return typeof name === 'string' ? [name] : [];
  });
}

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
      ...containerNames(predictor)
        .flat()
        .map((container) => containerServiceName(sdep, name, container)),
      ...deploymentNames(sdep, predictor).filter((each) => each !== undefined),
      orchestratorName(sdep, name),
      ...(explained ? [explainerName(sdep, name)] : []),
    ];
  });
}

/** The namespace that an object names; empty where it names none. */
export function namespaceOf({ metadata }: JsonObject): string {
  return isObject(metadata) && typeof metadata.namespace === 'string' ? metadata.namespace : '';
}

export function nameOf({ metadata }: JsonObject): string {
  return isObject(metadata) && typeof metadata.name === 'string' ? metadata.name : '';
}
