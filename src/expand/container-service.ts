import { findNode, namedPort } from './defaults';
import { envVar, setEnv } from './env';
import { type Container, type Endpoint, type EnvVar, type Node, type Predictor, type Service } from './model';
import { TCP_SERVICE } from './predictor-service';
import { assign, type Scope, type Workload } from './scope';
import { goJson } from './wire/go-json';
import { PARAMETERS } from './wire/predictor';
import { map, TEXT } from './wire/shape';
import { SERVICE_NAME } from '../api/annotations';
import { APP_LABEL, CONTAINER_LABEL_PREFIX, DEPLOYMENT_ID_LABEL } from '../api/facts/labels';
import { MODEL_PATH } from '../api/facts/mounts';
import { containerServiceName, deploymentId, predictorServiceName } from '../api/names';
import { type Json } from '../private/json';

/**
 * The Service of a node's own container, and what makes the container ready for it: ports, probes, environment. Nothing for a
 * container that is no node.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createContainerService
 */
export function containerService(scope: Scope, predictor: Predictor, { deployment }: Workload, container: Container): Service | undefined {
  const { sdep: { metadata, spec }, made } = scope;
  const node = findNode(predictor.graph, container.name);
  if (node === undefined) {
    return undefined;
  }
  const endpoint = node.endpoint ?? {};
  const { httpPort = 0, grpcPort = 0 } = endpoint;
  const name = containerServiceName(metadata.name, predictor.name, container.name);
  const key = `${CONTAINER_LABEL_PREFIX}${container.name}`;
  made.endpoints.set(name, {
    http: `${name}.${metadata.namespace}:${httpPort}`,
    grpc: `${name}.${metadata.namespace}:${grpcPort}`,
  });
  const service: Service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace: metadata.namespace,
      labels: {
        [key]: name,
        [DEPLOYMENT_ID_LABEL]: deploymentId(metadata.name),
        [APP_LABEL]: predictorServiceName(metadata.name, predictor.name, predictor.annotations?.[SERVICE_NAME]),
      },
      annotations: {},
    },
    spec: {
      ports: [
        { name: 'http', protocol: 'TCP', port: httpPort, targetPort: httpPort },
        { name: 'grpc', protocol: 'TCP', port: grpcPort, targetPort: grpcPort },
      ],
      selector: { [key]: name },
      ...TCP_SERVICE,
    },
  };
  assign(service.metadata.annotations, predictor.annotations);
  for (const labels of [deployment.metadata.labels, deployment.spec.selector.matchLabels, deployment.spec.template.metadata.labels]) {
    labels[key] = name;
  }
  addPorts(container, httpPort, grpcPort);
  const isGrpc = spec.transport === 'grpc' || endpoint.type === 'GRPC';
  addProbes(container, isGrpc ? grpcPort : httpPort);
  addEnvironment(scope, predictor, node, container, isGrpc ? grpcPort : httpPort);
  return service;
}

function addPorts(container: Container, http: number, grpc: number): void {
  for (const [name, containerPort] of [['http', http], ['grpc', grpc]] as const) {
    if (namedPort(container.ports, name) === undefined) {
      container.ports = [...container.ports ?? [], { name, containerPort, protocol: 'TCP' }];
    }
  }
}

function addProbes(container: Container, port: number): void {
  const probe = { tcpSocket: { port }, timeoutSeconds: 1, periodSeconds: 5, successThreshold: 1, failureThreshold: 3 };
  container.livenessProbe ??= { ...probe, initialDelaySeconds: 60 };
  container.readinessProbe ??= { ...probe, initialDelaySeconds: 20 };
  container.lifecycle ??= { preStop: { exec: { command: ['/bin/sh', '-c', '/bin/sleep 10'] } } };
}

function addEnvironment(scope: Scope, predictor: Predictor, node: Node, container: Container, port: number): void {
  const { sdep, config } = scope;
  const set = (name: string, value: string): void => {
    container.env = setEnv(container.env, envVar(name, value), false);
  };
  if (!container.env?.some(({ name }) => name === 'PREDICTIVE_UNIT_SERVICE_PORT')) {
    container.env = [...container.env ?? [], envVar('PREDICTIVE_UNIT_SERVICE_PORT', String(port))];
  }
  const { httpPort = 0, grpcPort = 0 }: Endpoint = node.endpoint ?? {};
  set('PREDICTIVE_UNIT_HTTP_SERVICE_PORT', String(httpPort));
  set('MLSERVER_HTTP_PORT', String(httpPort));
  set('PREDICTIVE_UNIT_GRPC_SERVICE_PORT', String(grpcPort));
  set('MLSERVER_GRPC_PORT', String(grpcPort));
  if (node.parameters !== undefined && node.parameters.length > 0) {
    set('PREDICTIVE_UNIT_PARAMETERS', goJson(node.parameters as unknown as Json, PARAMETERS));
  }
  if ((node.modelUri ?? '') !== '') {
    set('MLSERVER_MODEL_URI', MODEL_PATH);
  }
  const identity: EnvVar[] = [
    envVar('PREDICTIVE_UNIT_ID', container.name),
    envVar('MLSERVER_MODEL_NAME', container.name),
    envVar('PREDICTIVE_UNIT_IMAGE', container.image ?? ''),
    envVar('PREDICTOR_ID', predictor.name),
    envVar('PREDICTOR_LABELS', goJson(predictor.labels, map(TEXT))),
    envVar('SELDON_DEPLOYMENT_ID', sdep.metadata.name),
    envVar('SELDON_EXECUTOR_ENABLED', 'true'),
  ];
  const metrics = namedPort(container.ports, config.units.metricsPortName);
  const measured: EnvVar[] = metrics === undefined ? [] : [
    envVar('PREDICTIVE_UNIT_METRICS_SERVICE_PORT', String(metrics.containerPort)),
    envVar('PREDICTIVE_UNIT_METRICS_ENDPOINT', config.executor.prometheusPath),
    envVar('MLSERVER_METRICS_PORT', String(metrics.containerPort)),
    envVar('MLSERVER_METRICS_ENDPOINT', config.executor.prometheusPath),
  ];
  container.env = [...container.env ?? [], ...identity, ...measured];
}
