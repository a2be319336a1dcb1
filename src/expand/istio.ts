import { wholeNumber } from './failure';
import { type Predictor } from './model';
import { type Cause } from './origins/entry';
import { explainerNameCauses, serviceNameCauses } from './predictor-service';
import { annotationCause, annotationOf, annotationPath, type Scope } from './scope';
import { EXPLAINER_SUFFIX } from '../api/facts/names';
import * as annotations from '../api/facts/settings';
import { deploymentId, predictorServiceName } from '../api/names';
import { type JsonObject, type Manifest } from '../private/json';

/** Ports on which a predictor is called. */
export interface ExternalPorts {
  readonly http: number;
  readonly grpc: number;
}

/**
 * The VirtualService that distributes requests across the predictors, and a DestinationRule for each predictor.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createIstioResources
 */
export function addRoutes(scope: Scope, ports: readonly ExternalPorts[]): void {
  const {
    sdep: { metadata, spec },
    made,
  } = scope;
  const { namespace } = metadata;
  const retries = retriesOf(scope);
  const routes: Record<keyof ExternalPorts, JsonObject[]> = { http: [], grpc: [] };
  const mirrors: Record<keyof ExternalPorts, JsonObject> = { http: {}, grpc: {} };
  const { origins } = scope;
  spec.predictors.forEach((predictor, index) => {
    const service = predictorServiceName(
      metadata.name,
      predictor.name,
      predictor.annotations?.[annotations.SERVICE_NAME],
    );
    const host = `${service}.${namespace}.svc.cluster.local`;
    const rule = { name: service, made: [predictor] as const, named: serviceNameCauses(scope, predictor) };
    made.destinationRules.push(destinationRule(scope, rule, host, predictor, trafficPolicy(scope)));
    const { traffic = 0 } = predictor;
    for (const kind of ['http', 'grpc'] as const) {
      const destination = destinationOf(host, predictor, ports[index][kind]);
      if (predictor.shadow) {
        const share = { value: traffic };
        mirrors[kind] = {
          mirror: destination,
          ...(traffic > 0 ? { mirrorPercentage: share } : percentageOf(mirrors[kind])),
        };
        origins?.make(destination, [predictor, 'shadow']);
        origins?.make(share, [predictor, 'traffic']);
      } else {
        const route: JsonObject = { destination, ...(traffic !== 0 && { weight: traffic }) };
        origins?.make(route, [predictor]);
        origins?.set(route, 'weight', [predictor, 'traffic']);
        routes[kind].push(route);
      }
    }
  });
  made.virtualServices.push(
    virtualService(scope, { name: deploymentId(metadata.name), made: [spec], named: [[metadata, 'name']] }, [
      {
        match: [{ uri: { prefix: `/seldon/${namespace}/${metadata.name}/` } }],
        ...(routes.http.length > 0 && { route: routes.http }),
        rewrite: { uri: '/' },
        ...retries,
        ...mirrors.http,
      },
      {
        match: [
          {
            uri: { regex: '.*tensorflow.*|.*seldon.protos.*|.*inference.*' },
            headers: { namespace: { exact: namespace }, seldon: { exact: metadata.name } },
          },
        ],
        ...(routes.grpc.length > 0 && { route: routes.grpc }),
        ...retries,
        ...mirrors.grpc,
      },
    ]),
  );
}

/**
 * The VirtualService and DestinationRule of an explainer.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_explainers.go createExplainerIstioResources
 */
export function addExplainerRoutes(scope: Scope, predictor: Predictor, service: string, port: number): void {
  const {
    sdep: { metadata },
    made,
  } = scope;
  const name = `${service}-http`;
  const explaining: Cause = [predictor, 'explainer'];
  const nameCauses = explainerNameCauses(scope, predictor);
  made.destinationRules.push(
    destinationRule(scope, { name: service, made: explaining, named: nameCauses }, service, predictor),
  );
  if (port > 0) {
    const named = {
      name: name.length > 63 ? name.slice(0, 63).replace(/-$/, '') : name,
      made: explaining,
      named: nameCauses,
    };
    made.virtualServices.push(
      virtualService(scope, named, [
        {
          match: [
            { uri: { prefix: `/seldon/${metadata.namespace}/${metadata.name}${EXPLAINER_SUFFIX}/${predictor.name}/` } },
          ],
          route: [{ destination: destinationOf(service, predictor, port), weight: 100 }],
          rewrite: { uri: '/' },
        },
      ]),
    );
  }
}

/** If there are several shadows, the last one gets the copies, and the last given percentage counts. */
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
    ? {
        retries: {
          attempts: attempts,
          perTryTimeout: `${seconds}s`,
          retryOn: 'gateway-error,connect-failure,refused-stream',
        },
      }
    : {};
}

/** An unknown TLS mode is treated as none, which Istio reads as DISABLE. */
function trafficPolicy({ config: { istio } }: Scope): JsonObject {
  if (istio.tlsMode === '') {
    return { connectionPool: { http: { idleTimeout: '60s' } } };
  }
  return { tls: TLS_MODES.includes(istio.tlsMode) ? { mode: istio.tlsMode } : {} };
}

const TLS_MODES = ['SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL'];

/** The name of an Istio object, what determines it, and what the object is created for. */
interface Named {
  readonly name: string;
  readonly named: readonly Cause[];
  readonly made: Cause;
}

function virtualService(scope: Scope, name: Named, http: JsonObject[]): Manifest {
  const {
    sdep,
    config: { istio },
    origins,
  } = scope;
  const spec = {
    hosts: [annotationOf(sdep, annotations.ISTIO_HOST) ?? '*'],
    gateways: [annotationOf(sdep, annotations.ISTIO_GATEWAY) ?? istio.gateway],
    http,
  };
  origins?.set(spec, 'hosts', annotationCause(sdep, annotations.ISTIO_HOST));
  origins?.set(spec, 'gateways', annotationCause(sdep, annotations.ISTIO_GATEWAY), 'istio.gateway');
  for (const route of http) {
    origins?.set(route, 'retries', annotationCause(sdep, annotations.ISTIO_RETRIES));
  }
  return istioObject(scope, 'VirtualService', name, spec);
}

function destinationRule(scope: Scope, name: Named, host: string, predictor: Predictor, policy?: JsonObject): Manifest {
  const { name: subset, labels } = predictor;
  const version = { version: labels?.version ?? '' };
  const spec = {
    host,
    ...(policy !== undefined && { trafficPolicy: policy }),
    subsets: [{ ...(subset !== '' && { name: subset }), labels: version }],
  };
  scope.origins?.set(spec, 'trafficPolicy', name.made, 'istio.tlsMode');
  scope.origins?.set(spec.subsets[0], 'name', [predictor, 'name']);
  scope.origins?.set(version, 'version', [predictor, 'labels', 'version']);
  return istioObject(scope, 'DestinationRule', name, spec);
}

function istioObject({ sdep, origins }: Scope, kind: string, { name, named, made }: Named, spec: JsonObject): Manifest {
  const object = {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind,
    metadata: { name, namespace: sdep.metadata.namespace },
    spec,
  };
  origins?.make(object, made);
  origins?.set(object.metadata, 'name', ...named);
  origins?.set(object.metadata, 'namespace', [sdep, 'metadata', 'namespace']);
  return object;
}

function destinationOf(host: string, { name: subset }: Predictor, port: number): JsonObject {
  return { host, ...(subset !== '' && { subset }), port: port === 0 ? {} : { number: port } };
}
