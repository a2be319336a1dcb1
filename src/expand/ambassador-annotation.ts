import { GRPC_PREFIX } from './ambassador-mapping';
import {
  circuitBreaker,
  customHeader,
  headerPairs,
  IDLE_TIMEOUT,
  numberOf,
  regexHeaders,
  type Route,
} from './ambassador-settings';
import { certificateSecret } from './certificates';
import { numberProblem } from './failure';
import { type Predictor } from './model';
import { annotationOf, type Scope } from './scope';
import { goYaml } from './wire/go-yaml';
import { inYamlOrder } from './wire/go-yaml-order';
import { EXPLAINER_SUFFIX } from '../api/facts/names';
import * as annotations from '../api/facts/settings';
import { put, type JsonObject } from '../private/json';

/**
 * The annotation of a Service for Ambassador API v1: YAML documents.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/ambassador/v1.go GetAmbassadorConfigs
 */
export function ambassadorAnnotation(scope: Scope, predictor: Predictor, route: Route): string {
  const custom = annotationOf(scope.sdep, annotations.AMBASSADOR_CONFIG) ?? '';
  if (custom !== '') {
    return custom;
  }
  const build = (withNamespace: boolean): string[] => [
    goYaml(restMapping(scope, predictor, route, withNamespace)),
    grpcMapping(scope, predictor, route, withNamespace),
  ];
  const [global, own] = [build(true), build(false)];
  // The operator swaps the two TLS contexts.
  const documents = scope.config.ambassador.singleNamespace
    ? [...global, tlsContext(scope, predictor, false), ...own, tlsContext(scope, predictor, true)]
    : [...global, tlsContext(scope, predictor, false)];
  return documents.map((document) => `---\n${document}`).join('');
}

/** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/ambassador/v1.go getAmbassadorRestConfig */
function restMapping(scope: Scope, predictor: Predictor, route: Route, withNamespace: boolean): JsonObject {
  const { name, namespace } = scope.sdep.metadata;
  const timeout = numberOf(scope, annotations.REST_TIMEOUT, '3000');
  const external = externalName(scope) + (route.isExplainer ? `${EXPLAINER_SUFFIX}/${predictor.name}` : '');
  const retries = retryPolicy(scope);
  const headers = customHeader(scope) === '' ? undefined : headerPairs(scope);
  return {
    apiVersion: 'ambassador/v1',
    kind: 'Mapping',
    name: mappingName(scope, predictor, route, withNamespace, 'rest_mapping'),
    prefix: withNamespace ? `/seldon/${namespace}/${external}/` : `/seldon/${external}/`,
    rewrite: '/',
    service: `${route.service}.${namespace}:${route.http}`,
    timeout_ms: timeout,
    ...(timeout > IDLE_TIMEOUT && { idle_timeout_ms: timeout }),
    ...(headers !== undefined && { headers: inYamlOrder(headers) }),
    ...settings(scope, predictor, retries),
    ...(certificateSecret(predictor) !== '' && {
      tls: tlsName(withNamespace ? `${namespace}_${name}` : name, route, predictor),
    }),
  };
}

/**
 * A timeout that is not a number silently results in an empty document.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/ambassador/v1.go getAmbassadorGrpcConfig
 */
function grpcMapping(scope: Scope, predictor: Predictor, route: Route, withNamespace: boolean): string {
  const { name, namespace } = scope.sdep.metadata;
  const timeoutText = annotationOf(scope.sdep, annotations.GRPC_TIMEOUT) ?? '3000';
  if (numberProblem(timeoutText) !== undefined) {
    return '';
  }
  const timeout = Number(timeoutText);
  const retries = retryPolicy(scope);
  const headers: JsonObject = {
    seldon: externalName(scope) + (route.isExplainer ? EXPLAINER_SUFFIX : ''),
    ...(withNamespace && { namespace }),
  };
  if (customHeader(scope) !== '') {
    const own = headerPairs(scope);
    Object.keys(own).forEach((key) => put(headers, key, own[key]));
  }
  return goYaml({
    apiVersion: 'ambassador/v1',
    kind: 'Mapping',
    name: mappingName(scope, predictor, route, withNamespace, 'grpc_mapping'),
    grpc: true,
    prefix: GRPC_PREFIX,
    prefix_regex: true,
    rewrite: '',
    service: `${route.service}.${namespace}:${route.grpc}`,
    timeout_ms: timeout,
    ...(timeout > IDLE_TIMEOUT && { idle_timeout_ms: timeout }),
    headers: inYamlOrder(headers),
    ...settings(scope, predictor, retries),
    ...(certificateSecret(predictor) !== '' && {
      tls: tlsName(withNamespace ? `${namespace}_${name}` : name, route, predictor),
    }),
  });
}

function settings(scope: Scope, predictor: Predictor, retries: JsonObject): JsonObject {
  const {
    sdep: { spec },
  } = scope;
  const byRegex = regexHeaders(scope);
  const instance = annotationOf(scope.sdep, annotations.AMBASSADOR_ID) ?? '';
  const breaker = circuitBreaker(scope);
  const weight = spec.predictors[0].name === predictor.name ? 0 : (predictor.traffic ?? 0);
  const limits = Object.entries(breaker ?? {}).filter(([, limit]) => limit !== 0);
  return {
    ...(byRegex !== undefined && { regex_headers: inYamlOrder(byRegex) }),
    ...(weight !== 0 && { weight }),
    ...(predictor.shadow && { shadow: true }),
    ...retries,
    ...(instance !== '' && { ambassador_id: instance }),
    ...(breaker !== undefined && { circuit_breakers: [Object.fromEntries(limits)] }),
  };
}

function retryPolicy(scope: Scope): JsonObject {
  const retries = numberOf(scope, annotations.AMBASSADOR_RETRIES, '0');
  return retries === 0 ? {} : { retry_policy: { retry_on: 'gateway-error', num_retries: retries } };
}

/** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/ambassador/v1.go getAmbassadorTLSContextConfig */
function tlsContext(
  {
    sdep: {
      metadata: { name, namespace },
    },
  }: Scope,
  predictor: Predictor,
  withNamespace: boolean,
): string {
  const secret = certificateSecret(predictor);
  return secret === ''
    ? ''
    : goYaml({
        apiVersion: 'ambassador/v1',
        kind: 'TLSContext',
        name: `seldon_${withNamespace ? `${namespace}_` : ''}${name}_${predictor.name}_tls_config`,
        hosts: [],
        secret,
      });
}

/** Mappings of an explainer name a TLS context that is never created. */
function tlsName(owner: string, route: Route, predictor: Predictor): string {
  return `seldon_${owner}_${coreName(route, predictor)}_tls_config`;
}

function mappingName(
  { sdep: { metadata } }: Scope,
  predictor: Predictor,
  route: Route,
  withNamespace: boolean,
  suffix: string,
): string {
  return `seldon_${withNamespace ? `${metadata.namespace}_` : ''}${metadata.name}_${coreName(route, predictor)}_${suffix}`;
}

function coreName({ isExplainer }: Route, { name }: Predictor): string {
  return isExplainer ? `${name}${EXPLAINER_SUFFIX}` : name;
}

function externalName({ sdep }: Scope): string {
  return annotationOf(sdep, annotations.AMBASSADOR_SERVICE_NAME) ?? sdep.metadata.name;
}
