import {
  circuitBreaker,
  customHeader,
  IDLE_TIMEOUT,
  numberOf,
  regexHeaders,
  type Route,
  trimmed,
} from './ambassador-settings';
import { certificateSecret } from './certificates';
import { OperatorFailure } from './failure';
import { type Predictor } from './model';
import { type Recorder } from './origins/recorder';
import { annotationCause, annotationOf, annotationPath, type Scope } from './scope';
import { DEPLOYMENT_ID_LABEL } from '../api/facts/labels';
import { EXPLAINER_SUFFIX } from '../api/facts/names';
import * as annotations from '../api/facts/settings';
import { deploymentId } from '../api/names';
import { put, type JsonObject, type Manifest } from '../private/json';

/**
 * Mappings of Ambassador API v2 for REST and gRPC; for a single-namespace Ambassador, also those without the namespace.
 * The operator also builds TLSContexts, but never creates them.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/ambassador/v2.go GetV2AmbassadorConfigs
 */
export function ambassadorMappings(scope: Scope, predictor: Predictor, route: Route): Manifest[] {
  const build = (kind: 'rest' | 'grpc', withNamespace: boolean): Manifest =>
    mapping(scope, predictor, route, kind, withNamespace);
  const mappings = [build('rest', true), build('grpc', true), build('rest', false), build('grpc', false)];
  return scope.config.ambassador.singleNamespace ? mappings : mappings.slice(0, 2);
}

/** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/ambassador/v2.go getV2Mapping */
function mapping(
  scope: Scope,
  predictor: Predictor,
  route: Route,
  kind: 'rest' | 'grpc',
  withNamespace: boolean,
): Manifest {
  const {
    sdep,
    sdep: {
      metadata: { name, namespace },
      spec,
    },
  } = scope;
  const timeout = numberOf(scope, annotations.REST_TIMEOUT, '3000');
  const external = annotationOf(sdep, annotations.AMBASSADOR_SERVICE_NAME) ?? name;
  const core = route.isExplainer ? `${predictor.name}${EXPLAINER_SUFFIX}` : predictor.name;
  const retries = numberOf(scope, annotations.AMBASSADOR_RETRIES, '0');
  const isWeighted = predictor.shadow === true || spec.predictors[0].name !== predictor.name;
  const called = route.isExplainer ? `${external}${EXPLAINER_SUFFIX}` : external;
  const headers = { ...(kind === 'grpc' && { seldon: called }), ...headerMatch(scope) };
  const byRegex = regexHeaders(scope);
  const instance = annotationOf(sdep, annotations.AMBASSADOR_ID) ?? '';
  const breaker = circuitBreaker(scope);
  const restPath = route.isExplainer ? `${external}${EXPLAINER_SUFFIX}/${predictor.name}` : external;
  const shortName = kind === 'rest' ? `seldon_${name}_${core}_rest_mapping` : `seldon-${name}-${core}-grpc`;
  const object: Manifest = {
    apiVersion: 'getambassador.io/v2',
    kind: 'Mapping',
    metadata: {
      name: withNamespace ? `seldon-${namespace}-${name}-${core}-${kind}` : shortName,
      namespace,
      labels: { [DEPLOYMENT_ID_LABEL]: deploymentId(name) },
    },
    spec: {
      ...(instance !== '' && { ambassador_id: [instance] }),
      ...(kind === 'rest'
        ? { prefix: withNamespace ? `/seldon/${namespace}/${restPath}/` : `/seldon/${restPath}/` }
        : { prefix: GRPC_PREFIX, prefix_regex: true }),
      service: `${route.service}.${namespace}:${kind === 'rest' ? route.http : route.grpc}`,
      ...(breaker !== undefined && { circuit_breakers: [breaker] }),
      ...(retries !== 0 && { retry_policy: { retry_on: 'gateway-error', num_retries: retries } }),
      ...(kind === 'grpc' && { grpc: true }),
      cluster_tag: kind === 'rest' ? 'seldon_http' : 'seldon_grpc',
      rewrite: kind === 'rest' ? '/' : '',
      ...(predictor.shadow && { shadow: true }),
      timeout_ms: timeout,
      ...(timeout > IDLE_TIMEOUT && { idle_timeout_ms: timeout }),
      ...(certificateSecret(predictor) !== '' && { tls: tlsName(scope, predictor, withNamespace) }),
      ...(isWeighted && { weight: predictor.traffic ?? 0 }),
      ...(Object.keys(headers).length > 0 && { headers }),
      ...(byRegex !== undefined && { regex_headers: byRegex }),
    },
  };
  if (scope.origins !== undefined) {
    recordMapping(scope, scope.origins, object, predictor, route);
  }
  return object;
}

/** The annotations that determine fields of a Mapping's spec. */
const SETTINGS = {
  ambassador_id: annotations.AMBASSADOR_ID,
  prefix: annotations.AMBASSADOR_SERVICE_NAME,
  retry_policy: annotations.AMBASSADOR_RETRIES,
  headers: annotations.AMBASSADOR_HEADER,
  regex_headers: annotations.AMBASSADOR_REGEX_HEADER,
};

function recordMapping(
  { sdep }: Scope,
  origins: Recorder,
  object: Manifest,
  predictor: Predictor,
  { isExplainer }: Route,
): void {
  const { spec } = object as Manifest & { spec: JsonObject };
  origins.make(object, isExplainer ? [predictor, 'explainer'] : [predictor]);
  origins.set(object.metadata, 'name', [sdep, 'metadata', 'name'], [predictor, 'name']);
  origins.set(object.metadata, 'namespace', [sdep, 'metadata', 'namespace']);
  for (const [field, annotation] of Object.entries(SETTINGS)) {
    origins.set(spec, field, annotationCause(sdep, annotation));
  }
  const timeout = annotationCause(sdep, annotations.REST_TIMEOUT);
  origins.set(spec, 'timeout_ms', timeout);
  origins.set(spec, 'idle_timeout_ms', timeout);
  origins.set(spec, 'shadow', [predictor, 'shadow']);
  origins.set(spec, 'weight', [predictor, 'traffic']);
  origins.set(spec, 'tls', [predictor, 'ssl', 'certSecretName']);
}

/** Matches the paths of all gRPC services. */
export const GRPC_PREFIX = '/(seldon.protos.*|tensorflow.serving.*|inference.*)/.*';

/** One header, with a certain value or with any. */
function headerMatch(scope: Scope): JsonObject {
  const header = customHeader(scope);
  if (header === '') {
    return {};
  }
  const parts = header.split(':');
  if (parts.length > 2) {
    throw new OperatorFailure(
      'error',
      `Only a single custom header match is allowed at present but you provided: ${header}`,
      annotationPath(scope.sdep, annotations.AMBASSADOR_HEADER),
    );
  }
  const match: JsonObject = {};
  put(match, trimmed(parts[0]), parts.length === 1 ? true : trimmed(parts[1]));
  return match;
}

/** If the name includes the namespace, the operator appends the whole name again. */
function tlsName(
  {
    sdep: {
      metadata: { name, namespace },
    },
  }: Scope,
  predictor: Predictor,
  withNamespace: boolean,
): string {
  const own = `seldon_${name}_${predictor.name}_tls_config`;
  return withNamespace ? `seldon_${namespace}_${name}_${own}_tls_config` : own;
}
