import { addAmbassador } from './ambassador';
import { type Predictor, type Service } from './model';
import { type Cause } from './origins/entry';
import { type Recorder } from './origins/recorder';
import { annotationCause, annotationOf, assign, type Scope } from './scope';
import { APP_LABEL, DEPLOYMENT_ID_LABEL, MANAGED_BY, MANAGED_BY_LABEL } from '../api/facts/labels';
import { AMBASSADOR_CONFIG, HEADLESS_SERVICE, SERVICE_NAME } from '../api/facts/settings';
import { AMBASSADOR_MAPPINGS } from '../api/facts/third-party-keys';
import { deploymentId } from '../api/names';

/** What all Services of the operator have in common. */
export const TCP_SERVICE = { type: 'ClusterIP', sessionAffinity: 'None' };

/** What determines the name of a predictor's Service. */
export function serviceNameCauses({ sdep }: Scope, predictor: Predictor): Cause[] {
  return predictor.annotations?.[SERVICE_NAME] === undefined
    ? [
        [sdep, 'metadata', 'name'],
        [predictor, 'name'],
      ]
    : [[predictor, 'annotations', SERVICE_NAME]];
}

/** What determines the names of an explainer's objects. */
export function explainerNameCauses({ sdep }: Scope, predictor: Predictor): Cause[] {
  return [
    [sdep, 'metadata', 'name'],
    [predictor, 'name'],
  ];
}

/**
 * The Service of a predictor or an explainer, with its routes through Ambassador. A port of 0 is omitted.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createPredictorService
 */
export function predictorService(
  scope: Scope,
  name: string,
  predictor: Predictor,
  ports: { http: number; grpc: number },
  isExplainer = false,
): Service {
  const { sdep, config, origins } = scope;
  const annotations: Record<string, string> = {};
  if (config.ambassador.enabled) {
    addAmbassador(scope, predictor, { service: name, ...ports, isExplainer }, annotations);
  }
  assign(annotations, predictor.annotations);
  const service: Service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace: sdep.metadata.namespace,
      labels: {
        [APP_LABEL]: name,
        [DEPLOYMENT_ID_LABEL]: deploymentId(sdep.metadata.name),
        [MANAGED_BY_LABEL]: MANAGED_BY,
      },
      annotations,
    },
    spec: {
      ports: [
        ...(ports.http === 0 ? [] : [{ name: 'http', protocol: 'TCP', port: ports.http, targetPort: ports.http }]),
        ...(ports.grpc === 0 ? [] : [{ name: 'grpc', protocol: 'TCP', port: ports.grpc, targetPort: ports.grpc }]),
      ],
      selector: { [APP_LABEL]: name },
      ...((annotationOf(sdep, HEADLESS_SERVICE) ?? 'false') !== 'false' && { clusterIP: 'None' }),
      ...TCP_SERVICE,
    },
  };
  if (origins !== undefined) {
    recordService(scope, origins, predictor, service, isExplainer);
  }
  return service;
}

function recordService(
  scope: Scope,
  origins: Recorder,
  predictor: Predictor,
  service: Service,
  isExplainer: boolean,
): void {
  const { sdep } = scope;
  const { metadata, spec } = service;
  const name: Cause[] = isExplainer ? explainerNameCauses(scope, predictor) : serviceNameCauses(scope, predictor);
  origins.make(service, isExplainer ? [predictor, 'explainer'] : [predictor]);
  origins.set(metadata, 'name', ...name);
  origins.set(metadata, 'namespace', [sdep, 'metadata', 'namespace']);
  origins.set(metadata.labels, APP_LABEL, ...name);
  origins.set(metadata.labels, DEPLOYMENT_ID_LABEL, [sdep, 'metadata', 'name']);
  origins.set(metadata.annotations, AMBASSADOR_MAPPINGS, annotationCause(sdep, AMBASSADOR_CONFIG));
  origins.assign(metadata.annotations, predictor, 'annotations', predictor.annotations);
  origins.set(spec.selector, APP_LABEL, ...name);
  origins.set(spec, 'clusterIP', annotationCause(sdep, HEADLESS_SERVICE));
  if (isExplainer) {
    recordPorts(origins, service, { http: [[predictor, 'explainer', 'endpoint', 'service_port']], grpc: [] });
  }
}

/** Records what determines the ports of a Service. */
export function recordPorts(
  origins: Recorder,
  { spec: { ports } }: Service,
  causes: { http: Cause[]; grpc: Cause[] },
): void {
  for (const port of ports) {
    for (const field of ['port', 'targetPort']) {
      origins.set(port, field, ...(port.name === 'grpc' ? causes.grpc : causes.http));
    }
  }
}
