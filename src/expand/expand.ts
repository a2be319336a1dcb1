import { addComponents } from './components';
import { createdObjects } from './created';
import { addDefaults } from './defaults';
import { numberProblem, OperatorFailure } from './failure';
import { type SeldonDeployment } from './model';
import { type OperatorConfig } from './operator-config';
import { Origins } from './origins/origins';
import { Recorder } from './origins/recorder';
import { type Made, type Scope } from './scope';
import { type NamespaceSurroundings } from './surroundings';
import { decoded } from './wire/decode';
import { SPEC } from './wire/predictor';
import { CONTROLLER_ID_LABEL } from '../api/facts/labels';
import { isObject, type Json, type JsonObject, type Manifest } from '../private/json';

/** What the operator creates for one SeldonDeployment. */
export interface Expanded {
  /** The objects that it creates; none if it fails. */
  readonly objects: Manifest[];
  /** The URL in `status.address.url`. */
  readonly address?: string;
  /** Why it creates nothing. */
  readonly failure?: Failure;
  /** The origins of all fields, if requested and if there are objects. */
  readonly origins?: Origins;
}

/** What to return in addition to the objects, and what to omit. */
export interface ExpandOptions {
  /** Omits the document that the orchestrator gets in `ENGINE_PREDICTOR`, for callers that do not need it. */
  readonly outline?: boolean;
  /** Records the origins of all fields. */
  readonly origins?: boolean;
}

/** The operator reports an error on every reconcile, or it crashes. */
export interface Failure {
  readonly kind: 'error' | 'panic';
  /** The operator's own words. */
  readonly message: string;
  /** The field of the SeldonDeployment to change. */
  readonly path: string;
}

/**
 * The objects that operator 1.17.1 creates for a SeldonDeployment, once all Deployments are ready.
 *
 * @param sdep a SeldonDeployment that the cluster accepts, as the API server stores it: without unknown fields, with
 * defaults. It is not changed. One without a namespace is in `default`.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go Reconcile
 */
export function expand(
  sdep: JsonObject,
  config: OperatorConfig,
  surroundings: NamespaceSurroundings,
  options: ExpandOptions = {},
): Expanded {
  const copy = seldonDeployment(sdep);
  const scope: Scope = {
    sdep: copy,
    config,
    surroundings,
    podSecurityContext: defaultSecurityContext(config),
    outline: options.outline === true,
    origins: options.origins ? new Recorder(copy) : undefined,
    made: nothing(),
  };
  if ((scope.sdep.metadata.labels[CONTROLLER_ID_LABEL] ?? '') !== config.controllerId) {
    return { objects: [] };
  }
  try {
    const given = scope.sdep.spec.predictors.map(({ componentSpecs = [] }) =>
      componentSpecs.map(({ spec }) => spec?.containers.length ?? 0),
    );
    addDefaults(scope);
    const address = addComponents(scope, given);
    const objects = createdObjects(scope);
    return { objects, address, ...(scope.origins && { origins: new Origins(sdep, objects, scope.origins) }) };
  } catch (error) {
    if (error instanceof OperatorFailure) {
      const { kind, message, path } = error;
      return { objects: [], failure: { kind, message, path } };
    }
    throw error;
  }
}

function seldonDeployment({ metadata, spec }: JsonObject): SeldonDeployment {
  const { name, namespace, labels, annotations } = isObject(metadata) ? metadata : {};
  return {
    metadata: {
      name: text(name),
      namespace: text(namespace) || 'default',
      labels: isObject(labels) ? (labels as Record<string, string>) : {},
      annotations: isObject(annotations) ? (annotations as Record<string, string>) : {},
    },
    spec: { predictors: [], ...(decoded(isObject(spec) ? spec : {}, SPEC) as JsonObject) },
  };
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

/**
 * The security context of pods that have none; a user that is not a number is ignored.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/security.go createSecurityContext
 */
function defaultSecurityContext({ defaultUser }: OperatorConfig): JsonObject | undefined {
  return defaultUser === '' || numberProblem(defaultUser) !== undefined
    ? undefined
    : { runAsUser: Number(defaultUser) };
}

function nothing(): Made {
  return {
    workloads: [],
    services: [],
    autoscalers: [],
    scaledObjects: [],
    disruptionBudgets: [],
    virtualServices: [],
    destinationRules: [],
    mappings: [],
    endpoints: new Map(),
  };
}
