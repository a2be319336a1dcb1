import { type Pod } from './diagram';
import { containersOf } from '../api/graph';
import { deploymentNames, explainerName, orchestratorName } from '../api/names';
import { scaleOf } from '../api/scale';
import { asText, isObject, type Json, type JsonObject, type Manifest, maps } from '../private/json';

/** A pod and the containers in it, by name. */
export interface PlacedPod {
  readonly pod: Pod;
  readonly containers: ReadonlyMap<string, JsonObject>;
  readonly initContainers: ReadonlyMap<string, JsonObject>;
}

/** The pods of a SeldonDeployment, found by the names that the operator gives to Deployments. */
export class Pods {
  private readonly deployments = new Map<string, Manifest>();
  private readonly scalers = new Map<string, string>();

  public constructor(
    private readonly sdep: string,
    objects: readonly Manifest[],
  ) {
    for (const object of objects) {
      const name = asText(object.metadata.name);
      if (object.kind === 'Deployment') {
        this.deployments.set(name, object);
      }
      const bounds = boundsOf(object);
      if (bounds !== undefined) {
        this.scalers.set(name, bounds);
      }
    }
  }

  /** Whether the operator creates any. */
  public get areCreated(): boolean {
    return this.deployments.size > 0;
  }

  /** The pods of a predictor's component specs, in order. */
  public ofComponents(predictor: JsonObject): PlacedPod[] {
    const components = Array.isArray(predictor.componentSpecs) ? predictor.componentSpecs : [];
    // The operator has two ways to shorten a long name.
    const prefixed = deploymentNames(this.sdep, predictor, true);
    return deploymentNames(this.sdep, predictor).flatMap((name, index) => {
      const other = prefixed[index];
      const own = other !== undefined && this.deployments.has(other) ? other : name;
      const pod = own === undefined ? undefined : this.named(own, containersOf(components[index]));
      return pod === undefined ? [] : [pod];
    });
  }

  /** The pod of a separate service orchestrator. */
  public ofOrchestrator(predictor: string): PlacedPod | undefined {
    return this.named(orchestratorName(this.sdep, predictor));
  }

  public ofExplainer(predictor: string): PlacedPod | undefined {
    return this.named(explainerName(this.sdep, predictor));
  }

  /** @param written containers to show if the operator creates nothing */
  private named(name: string, written?: readonly JsonObject[]): PlacedPod | undefined {
    const deployment = this.deployments.get(name);
    if (deployment === undefined) {
      return written && placed({ name, size: '', sidecars: [] }, written, []);
    }
    const spec = isObject(deployment.spec) ? deployment.spec : {};
    const template = isObject(spec.template) && isObject(spec.template.spec) ? spec.template.spec : {};
    const size = this.scalers.get(name) ?? replicas(spec.replicas);
    return placed({ name, size, sidecars: [] }, maps(template.containers), maps(template.initContainers));
  }
}

function placed(pod: Pod, containers: readonly JsonObject[], initContainers: readonly JsonObject[]): PlacedPod {
  return { pod, containers: byName(containers), initContainers: byName(initContainers) };
}

function byName(containers: readonly JsonObject[]): Map<string, JsonObject> {
  return new Map(containers.map((container) => [asText(container.name), container]));
}

function replicas(count: Json | undefined): string {
  const number = typeof count === 'number' ? count : 1;
  return `${number} ${number === 1 ? 'replica' : 'replicas'}`;
}

function boundsOf(autoscaler: Manifest): string | undefined {
  const scale = scaleOf(autoscaler);
  const name = autoscaler.kind === 'ScaledObject' ? 'KEDA' : 'HPA';
  return scale && `${scale.least} to ${scale.most} replicas (${name})`;
}
