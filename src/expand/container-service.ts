import { findNode, namedPort } from './defaults';
import { envVar, setEnv } from './env';
import { type Container, type ContainerPort, type EnvVar, type Node, type Predictor, type Service } from './model';
import { type Recorder } from './origins/recorder';
import { recordPorts, serviceNameCauses, TCP_SERVICE } from './predictor-service';
import { assign, type Scope, type Workload } from './scope';
import { goJson } from './wire/go-json';
import { PARAMETERS } from './wire/predictor';
import { map, TEXT } from './wire/shape';
import { APP_LABEL, CONTAINER_LABEL_PREFIX, DEPLOYMENT_ID_LABEL } from '../api/facts/labels';
import { MODEL_PATH } from '../api/facts/mounts';
import {
  IDENTITY_VARIABLES,
  METRICS_VARIABLES,
  MLSERVER_PORT_VARIABLES,
  MODEL_URI_VARIABLE,
  PARAMETERS_VARIABLE,
  SERVICE_PORT_VARIABLE,
  UNIT_PORT_VARIABLES,
} from '../api/facts/node-variables';
import { SERVICE_NAME } from '../api/facts/settings';
import { containerServiceName, deploymentId, predictorServiceName } from '../api/names';

/**
 * The Service of a node's own container, and what the container needs for it: ports, probes, environment. Does nothing
 * for a container that is not a node.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go createContainerService
 */
export function containerService(
  scope: Scope,
  predictor: Predictor,
  { deployment }: Workload,
  container: Container,
): Service | undefined {
  const {
    sdep: { metadata, spec },
    made,
  } = scope;
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
  const podLabels = [
    deployment.metadata.labels,
    deployment.spec.selector.matchLabels,
    deployment.spec.template.metadata.labels,
  ];
  for (const labels of podLabels) {
    labels[key] = name;
  }
  if (scope.origins !== undefined) {
    recordContainerService(scope, scope.origins, {
      predictor,
      node,
      container,
      service,
      labels: [...podLabels, service.spec.selector],
    });
  }
  addPorts(scope, node, container);
  const isGrpc = spec.transport === 'grpc' || endpoint.type === 'GRPC';
  addProbes(scope, node, container, isGrpc ? 'grpcPort' : 'httpPort');
  addEnvironment(scope, predictor, node, container, isGrpc ? grpcPort : httpPort);
  return service;
}

interface Served {
  readonly predictor: Predictor;
  readonly node: Node;
  readonly container: Container;
  readonly service: Service;
  /** Labels that select the pods. */
  readonly labels: readonly Record<string, string>[];
}

function recordContainerService(
  scope: Scope,
  origins: Recorder,
  { predictor, node, container, service, labels }: Served,
): void {
  const { sdep } = scope;
  const { metadata } = service;
  const key = `${CONTAINER_LABEL_PREFIX}${container.name}`;
  origins.make(service, [container]);
  origins.set(metadata, 'name', [sdep, 'metadata', 'name'], [predictor, 'name'], [container, 'name']);
  origins.set(metadata, 'namespace', [sdep, 'metadata', 'namespace']);
  for (const selected of [metadata.labels, ...labels]) {
    origins.set(selected, key, [container, 'name']);
  }
  origins.set(metadata.labels, DEPLOYMENT_ID_LABEL, [sdep, 'metadata', 'name']);
  origins.set(metadata.labels, APP_LABEL, ...serviceNameCauses(scope, predictor));
  origins.assign(metadata.annotations, predictor, 'annotations', predictor.annotations);
  if (node.endpoint !== undefined) {
    recordPorts(origins, service, { http: [[node.endpoint, 'httpPort']], grpc: [[node.endpoint, 'grpcPort']] });
  }
}

function addPorts({ origins }: Scope, { endpoint = {} }: Node, container: Container): void {
  for (const [name, field] of [
    ['http', 'httpPort'],
    ['grpc', 'grpcPort'],
  ] as const) {
    if (namedPort(container.ports, name) === undefined) {
      const port: ContainerPort = { name, containerPort: endpoint[field] ?? 0, protocol: 'TCP' };
      origins?.make(port, [container]);
      origins?.set(port, 'containerPort', [endpoint, field]);
      container.ports = [...(container.ports ?? []), port];
    }
  }
}

function addProbes(
  { origins }: Scope,
  { endpoint = {} }: Node,
  container: Container,
  field: 'httpPort' | 'grpcPort',
): void {
  const tcpSocket = { port: endpoint[field] ?? 0 };
  origins?.set(tcpSocket, 'port', [endpoint, field]);
  const probe = { tcpSocket, timeoutSeconds: 1, periodSeconds: 5, successThreshold: 1, failureThreshold: 3 };
  container.livenessProbe ??= { ...probe, initialDelaySeconds: 60 };
  container.readinessProbe ??= { ...probe, initialDelaySeconds: 20 };
  container.lifecycle ??= { preStop: { exec: { command: ['/bin/sh', '-c', '/bin/sleep 10'] } } };
}

function addEnvironment(scope: Scope, predictor: Predictor, node: Node, container: Container, port: number): void {
  const { sdep, config, origins } = scope;
  const made = (name: string, value: string, ...cause: readonly [object, ...string[]]): EnvVar => {
    const variable = envVar(name, value);
    origins?.make(variable, cause);
    return variable;
  };
  const set = (name: string, value: string, ...cause: readonly [object, ...string[]]): void => {
    container.env = setEnv(container.env, made(name, value, ...cause), false);
  };
  if (!container.env?.some(({ name }) => name === SERVICE_PORT_VARIABLE)) {
    container.env = [...(container.env ?? []), made(SERVICE_PORT_VARIABLE, String(port), container)];
  }
  const { endpoint = {} } = node;
  const { httpPort = 0, grpcPort = 0 } = endpoint;
  for (const { http } of [UNIT_PORT_VARIABLES, MLSERVER_PORT_VARIABLES]) {
    set(http, String(httpPort), endpoint, 'httpPort');
  }
  for (const { grpc } of [UNIT_PORT_VARIABLES, MLSERVER_PORT_VARIABLES]) {
    set(grpc, String(grpcPort), endpoint, 'grpcPort');
  }
  if (node.parameters !== undefined && node.parameters.length > 0) {
    set(PARAMETERS_VARIABLE, goJson(node.parameters, PARAMETERS), node, 'parameters');
  }
  if ((node.modelUri ?? '') !== '') {
    set(MODEL_URI_VARIABLE, MODEL_PATH, node, 'modelUri');
  }
  const [id, modelName, image, predictorId, labels, owner, executor] = IDENTITY_VARIABLES;
  const identity: EnvVar[] = [
    made(id, container.name, container, 'name'),
    made(modelName, container.name, container, 'name'),
    made(image, container.image ?? '', container, 'image'),
    made(predictorId, predictor.name, predictor, 'name'),
    made(labels, goJson(predictor.labels, map(TEXT)), predictor, 'labels'),
    made(owner, sdep.metadata.name, sdep.metadata, 'name'),
    made(executor, 'true', container),
  ];
  const metrics = namedPort(container.ports, config.units.metricsPortName);
  const [metricsPort, metricsPath, mlserverPort, mlserverPath] = METRICS_VARIABLES;
  const measured: EnvVar[] =
    metrics === undefined
      ? []
      : [
          made(metricsPort, String(metrics.containerPort), metrics, 'containerPort'),
          made(metricsPath, config.executor.prometheusPath, container),
          made(mlserverPort, String(metrics.containerPort), metrics, 'containerPort'),
          made(mlserverPath, config.executor.prometheusPath, container),
        ];
  container.env = [...(container.env ?? []), ...identity, ...measured];
}
