import { SERVICE_NAME } from '../api/facts/settings';
import { containerNames } from '../api/graph';
import {
  containerServiceName,
  deploymentNames,
  explainerName,
  orchestratorName,
  predictorServiceName,
} from '../api/names';
import { asText, isObject, type JsonObject, maps } from '../private/json';

/** The names of a SeldonDeployment that may conflict with those of another one. */
export interface Taken {
  readonly namespace: string;
  readonly name: string;
  /** The names of predictors' Services that annotations set. */
  readonly services: readonly string[];
}

/** A SeldonDeployment for which an object of the same name may be created. */
export interface Rival {
  readonly name: string;
  /** Names of the Services and Deployments that the operator creates for it. */
  readonly created: readonly string[];
}

/** Rivals by the key of the SeldonDeployment that they conflict with. */
export type Rivals = ReadonlyMap<string, readonly Rival[]>;

/** A SeldonDeployment; the names of its objects are computed on first use. */
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

/** The identity of a SeldonDeployment. */
export function keyOf({ namespace, name }: Pick<Taken, 'namespace' | 'name'>): string {
  return `${namespace}/${name}`;
}

/**
 * Names are joined with dashes. So if two SeldonDeployments create objects of the same name, the name of one of them,
 * or a name that an annotation sets for a Service, begins with the name of the other.
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

/** The names of predictors' Services that annotations set. */
function chosenServices({ spec }: JsonObject): string[] {
  return maps(isObject(spec) ? spec.predictors : undefined).flatMap(({ annotations }) => {
    const name = isObject(annotations) ? annotations[SERVICE_NAME] : undefined;
    return typeof name === 'string' ? [name] : [];
  });
}

/** Names of the Deployments of each predictor's componentSpecs. */
export function createdDeployments(object: JsonObject, nameAsPrefix: boolean): (string | undefined)[][] {
  const spec = isObject(object.spec) ? object.spec : {};
  return maps(spec.predictors).map((predictor) => deploymentNames(nameOf(object), predictor, nameAsPrefix));
}

/** Names of the Services and Deployments that the operator creates for a SeldonDeployment. */
export function createdNames(object: JsonObject): string[] {
  const sdep = nameOf(object);
  const spec = isObject(object.spec) ? object.spec : {};
  return maps(spec.predictors).flatMap((predictor) => {
    const name = asText(predictor.name ?? '');
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

/** The namespace of an object; empty if not set. */
export function namespaceOf({ metadata }: JsonObject): string {
  return isObject(metadata) && typeof metadata.namespace === 'string' ? metadata.namespace : '';
}

export function nameOf({ metadata }: JsonObject): string {
  return isObject(metadata) && typeof metadata.name === 'string' ? metadata.name : '';
}
