import { type Deployment, type SeldonDeployment, type Service } from './model';
import { type OperatorConfig } from './operator-config';
import { type Cause } from './origins/entry';
import { type Recorder } from './origins/recorder';
import { type NamespaceSurroundings } from './surroundings';
import * as annotations from '../api/facts/settings';
import { isV2 as isV2Protocol } from '../api/facts/words';
import { has, type JsonObject, type Manifest, entryOf, put } from '../private/json';

/** What one expansion reads, and what it has created so far. */
export interface Scope {
  readonly sdep: SeldonDeployment;
  readonly config: OperatorConfig;
  readonly surroundings: NamespaceSurroundings;
  /** Security context of pods that do not have their own. */
  readonly podSecurityContext: JsonObject | undefined;
  /** Whether the orchestrator's document is omitted, which costs as much as everything else. */
  readonly outline: boolean;
  /** Records origins; absent if they are not requested. */
  readonly origins?: Recorder;
  readonly made: Made;
}

/**
 * The objects created so far, each kind in the order in which the operator creates it.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go components
 */
export interface Made {
  readonly workloads: Workload[];
  readonly services: Service[];
  readonly autoscalers: Manifest[];
  readonly scaledObjects: Manifest[];
  readonly disruptionBudgets: Manifest[];
  readonly virtualServices: Manifest[];
  readonly destinationRules: Manifest[];
  readonly mappings: Manifest[];
  /** Addresses of services, by the service's name. */
  readonly endpoints: Map<string, ServiceEndpoints>;
}

export interface ServiceEndpoints {
  readonly http: string;
  readonly grpc: string;
}

/** A Deployment under construction. */
export interface Workload {
  readonly deployment: Deployment;
  /**
   * Whether component spec and Deployment still share their containers after one more is added. If not, they diverge:
   * what is added to the Deployment's containers from then on is not visible to the orchestrator, which gets the
   * component spec.
   */
  readonly hasRoom: boolean;
}

/**
 * The annotation of the spec, or else that of the SeldonDeployment itself.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/utils/controller_utils.go GetAnnotation
 */
export function annotationOf(sdep: SeldonDeployment, key: string): string | undefined {
  const { annotations: ofSpec } = sdep.spec;
  if (ofSpec !== undefined && has(ofSpec, key)) {
    return ofSpec[key];
  }
  return has(sdep.metadata.annotations, key) ? sdep.metadata.annotations[key] : undefined;
}

/** Where that annotation is, or would be. */
export function annotationPath(sdep: SeldonDeployment, key: string): string {
  return `${annotationLevel(sdep, key)}.annotations[${key}]`;
}

/** That annotation as the cause of something. */
export function annotationCause(sdep: SeldonDeployment, key: string): Cause {
  return [sdep, annotationLevel(sdep, key), 'annotations', key];
}

function annotationLevel({ spec: { annotations: ofSpec } }: SeldonDeployment, key: string): 'spec' | 'metadata' {
  return ofSpec !== undefined && has(ofSpec, key) ? 'spec' : 'metadata';
}

/** Whether an annotation of the spec says `true`, in any case. */
export function isOn(values: Record<string, string> | undefined, key: string): boolean {
  return values !== undefined && has(values, key) && values[key].toLowerCase() === 'true';
}

/** Whether the orchestrator runs in its own pod. */
export function hasSeparateEngine(sdep: SeldonDeployment): boolean {
  return isOn(sdep.spec.annotations, annotations.ENGINE_SEPARATE_POD);
}

/** Whether the protocol is V2, which is also called `kfserving`. */
export function isV2(sdep: SeldonDeployment): boolean {
  return isV2Protocol(sdep.spec.protocol);
}

/** Sets each entry, overwriting existing ones. */
export function assign(target: Record<string, string>, source: Record<string, string> | undefined): void {
  for (const key of Object.keys(source ?? {})) {
    put(target, key, entryOf(source, key)!);
  }
}
