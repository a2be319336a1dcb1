import { wholeNumber } from './failure';
import { type Predictor } from './model';
import { annotationOf, annotationPath, type Scope } from './scope';
import * as annotations from '../api/annotations';
import { EXPLAINER_SUFFIX } from '../api/facts/names';
import { deploymentId, predictorServiceName } from '../api/names';
import { type JsonObject, type Manifest } from '../private/json';

/** Ports at which a predictor is called. */
export interface ExternalPorts { readonly http: number; readonly grpc: number }

/**
 * The VirtualService that spreads calls over the predictors, and a DestinationRule for each predictor.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createIstioResources
 */
export function addRoutes(scope: Scope, ports: readonly ExternalPorts[]): void {
  const { sdep: { metadata, spec }, made } = scope;
  const { namespace } = metadata;
  const retries = retriesOf(scope);
  const routes: Record<keyof ExternalPorts, JsonObject[]> = { http: [], grpc: [] };
  const mirrors: Record<keyof ExternalPorts, JsonObject> = { http: {}, grpc: {} };
  spec.predictors.forEach((predictor, index) => {
    const service = predictorServiceName(metadata.name, predictor.name, predictor.annotations?.[annotations.SERVICE_NAME]);
    const host = `${service}.${namespace}.svc.cluster.local`;
    made.destinationRules.push(destinationRule(scope, service, host, predictor, trafficPolicy(scope)));
    const { traffic = 0 } = predictor;
    for (const kind of ['http', 'grpc'] as const) {
      const destination = destinationOf(host, predictor, ports[index][kind]);
      if (predictor.shadow) {
        mirrors[kind] = { mirror: destination, ...traffic > 0 ? { mirrorPercentage: { value: traffic } } : percentageOf(mirrors[kind]) };
      } else {
        routes[kind].push({ destination, ...traffic !== 0 && { weight: traffic } });
      }
    }
  });
  made.virtualServices.push(virtualService(scope, deploymentId(metadata.name), [
    {
      match: [{ uri: { prefix: `/seldon/${namespace}/${metadata.name}/` } }],
      ...routes.http.length > 0 && { route: routes.http },
      rewrite: { uri: '/' },
      ...retries,
      ...mirrors.http,
    },
    {
      match: [{
        uri: { regex: '.*tensorflow.*|.*seldon.protos.*|.*inference.*' },
        headers: { namespace: { exact: namespace }, seldon: { exact: metadata.name } },
      }],
      ...routes.grpc.length > 0 && { route: routes.grpc },
      ...retries,
      ...mirrors.grpc,
    },
  ]));
}

/**
 * The VirtualService and DestinationRule of an explainer.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_explainers.go createExplainerIstioResources
 */
export function addExplainerRoutes(scope: Scope, predictor: Predictor, service: string, port: number): void {
  const { sdep: { metadata }, made } = scope;
  const name = `${service}-http`;
  made.destinationRules.push(destinationRule(scope, service, service, predictor));
  if (port > 0) {
    made.virtualServices.push(virtualService(scope, name.length > 63 ? name.slice(0, 63).replace(/-$/, '') : name, [{
      match: [{ uri: { prefix: `/seldon/${metadata.namespace}/${metadata.name}${EXPLAINER_SUFFIX}/${predictor.name}/` } }],
      route: [{ destination: destinationOf(service, predictor, port), weight: 100 }],
      rewrite: { uri: '/' },
    }]));
  }
}

/** Of several shadows the last one is mirrored to, and the last percentage given counts. */
function percentageOf({ mirrorPercentage }: JsonObject): JsonObject {
  return mirrorPercentage === undefined ? {} : { mirrorPercentage };
}

function retriesOf({ sdep }: Scope): JsonObject {
  const text = annotationOf(sdep, annotations.ISTIO_RETRIES) ?? '';
  if (text === '') {
    return {};
  }
  const attempts = wholeNumber(text, annotationPath(sdep, annotations.ISTIO_RETRIES));
  const timeout = annotationOf(sdep, annotations.ISTIO_RETRIES_TIMEOUT) ?? '1';
  const seconds = wholeNumber(timeout, annotationPath(sdep, annotations.ISTIO_RETRIES_TIMEOUT));
  return attempts > 0
    ? { retries: { attempts: attempts, perTryTimeout: `${seconds}s`, retryOn: 'gateway-error,connect-failure,refused-stream' } }
    : {};
}

/** An unknown TLS mode counts as none, which Istio takes for DISABLE. */
function trafficPolicy({ config: { istio } }: Scope): JsonObject {
  if (istio.tlsMode === '') {
    return { connectionPool: { http: { idleTimeout: '60s' } } };
  }
  return { tls: TLS_MODES.includes(istio.tlsMode) ? { mode: istio.tlsMode } : {} };
}

const TLS_MODES = ['SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'];

function virtualService({ sdep, config: { istio } }: Scope, name: string, http: JsonObject[]): Manifest {
  return {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'VirtualService',
    metadata: { name, namespace: sdep.metadata.namespace },
    spec: {
      hosts: [annotationOf(sdep, annotations.ISTIO_HOST) ?? '*'],
      gateways: [annotationOf(sdep, annotations.ISTIO_GATEWAY) ?? istio.gateway],
      http,
    },
  };
}

function destinationRule({ sdep }: Scope, name: string, host: string, { name: subset, labels }: Predictor, policy?: JsonObject): Manifest {
  return {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'DestinationRule',
    metadata: { name, namespace: sdep.metadata.namespace },
    spec: {
      host,
      ...policy !== undefined && { trafficPolicy: policy },
      subsets: [{ ...subset !== '' && { name: subset }, labels: { version: labels?.version ?? '' } }],
    },
  };
}

function destinationOf(host: string, { name: subset }: Predictor, port: number): JsonObject {
  return { host, ...subset !== '' && { subset }, port: port === 0 ? {} : { number: port } };
}
