import { numberProblem } from './failure';
import { type Component, type Container, type ContainerPort, type Node, type Predictor } from './model';
import { type Cause } from './origins/entry';
import { PODINFO_MOUNT } from './podinfo';
import { type Scope, hasSeparateEngine } from './scope';
import { imageCauses, prepackagedImage } from './server-image';
import { OLD_PODINFO_VOLUME } from '../api/facts/names';
import { FIRST_GRPC_PORT, FIRST_HTTP_PORT, FIRST_METRICS_PORT } from '../api/facts/ports';
import { NO_IMPLEMENTATION } from '../api/facts/words';
import { containerServiceName } from '../api/names';
import { isPrepackaged } from '../api/servers';
import { has } from '../private/json';

/**
 * Completes the predictors: node types, ports of all containers, endpoints of nodes, containers of prepackaged servers.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/defaults.go DefaultSeldonDeployment
 */
export function addDefaults(scope: Scope): void {
  const ports = new Ports(scope);
  for (const predictor of scope.sdep.spec.predictors) {
    if (predictor.labels === undefined) {
      predictor.labels = {};
      scope.origins?.copy(predictor.labels, predictor, 'labels');
    }
    if (!has(predictor.labels, 'version')) {
      predictor.labels.version = predictor.name;
      scope.origins?.set(predictor.labels, 'version', [predictor, 'name']);
    }
    addNodeDefaults(predictor.graph);
    (predictor.componentSpecs ?? []).forEach((component, index) => {
      for (const container of component.spec?.containers ?? []) {
        const numbers = ports.of(container.name);
        const node = findNode(predictor.graph, container.name);
        if (node !== undefined) {
          addContainerDefaults(scope, predictor, node, container, index, numbers, ports);
        }
      }
    });
    for (const node of nodesOf(predictor.graph)) {
      if (isPrepackaged(node)) {
        addServerContainer(scope, predictor, node, ports);
      }
    }
  }
}

/** The node with a name; if there are several, the first one, parents before children. */
export function findNode(graph: Node, name: string): Node | undefined {
  let found = BY_NAME.get(graph);
  if (!found) {
    // Of several nodes with the same name, the first one counts.
    found = new Map(
      nodesOf(graph)
        .reverse()
        .map((node) => [node.name, node]),
    );
    BY_NAME.set(graph, found);
  }
  return found.get(name);
}

/** Nodes by name, for graphs whose nodes keep their names and positions. */
const BY_NAME = new WeakMap<Node, ReadonlyMap<string, Node>>();

/** A node and all nodes below it, parents before children. */
export function nodesOf(node: Node): Node[] {
  const nodes = [node];
  for (const child of node.children ?? []) {
    nodes.push(...nodesOf(child));
  }
  return nodes;
}

/** The first container with a name, and the index of its component. */
export function findContainer(
  components: readonly Component[],
  name: string,
): { container: Container; index: number } | undefined {
  for (let index = 0; index < components.length; index++) {
    const container = components[index].spec?.containers.find((candidate) => candidate.name === name);
    if (container !== undefined) {
      return { container, index };
    }
  }
  return undefined;
}

/** The port with a name. */
export function namedPort(ports: readonly ContainerPort[] | undefined, name: string): ContainerPort | undefined {
  return ports?.find((port) => (port.name ?? '') === name);
}

function addNodeDefaults(graph: Node): void {
  for (const node of nodesOf(graph)) {
    if (node.type === undefined && node.methods === undefined && node.implementation === undefined) {
      node.type = 'MODEL';
    }
    node.implementation ??= NO_IMPLEMENTATION;
    if (isPrepackaged(node)) {
      node.type = 'MODEL';
    }
  }
}

function addServerContainer(scope: Scope, predictor: Predictor, node: Node, ports: Ports): void {
  const {
    sdep: { spec },
    config,
    origins,
  } = scope;
  const found = findContainer(predictor.componentSpecs ?? [], node.name);
  const container = found?.container ?? { name: node.name, volumeMounts: [{ ...PODINFO_MOUNT }] };
  if (found === undefined) {
    origins?.make(container, [node]);
    origins?.set(container, 'name', [node, 'name']);
    origins?.set(container, 'image', ...imageCauses(node));
  }
  addContainerDefaults(scope, predictor, node, container, found?.index ?? 0, ports.of(node.name), ports);
  if (spec.protocol !== 'tensorflow' && (container.image ?? '') === '') {
    setImage(container, prepackagedImage(config, node, spec.protocol));
    if (container.image !== undefined) {
      origins?.set(container, 'image', ...imageCauses(node));
    }
  }
  if (found === undefined) {
    if (predictor.componentSpecs === undefined || predictor.componentSpecs.length === 0) {
      predictor.componentSpecs = [{ spec: { containers: [] } }];
      origins?.copy(predictor.componentSpecs[0], predictor, 'componentSpecs', 0);
      origins?.copy(predictor.componentSpecs[0].spec!, predictor, 'componentSpecs', 0, 'spec');
    }
    const [first] = predictor.componentSpecs;
    if (first.spec === undefined) {
      first.spec = { containers: [] };
      origins?.copy(first.spec, first, 'spec');
    }
    first.spec.containers.push(container);
  }
}

/** Sets an image; Go omits an empty one. */
export function setImage(container: Partial<Container>, image: string): void {
  if (image === '') {
    delete container.image;
  } else {
    container.image = image;
  }
}

/** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/defaults.go setContainerPredictiveUnitDefaults */
function addContainerDefaults(
  scope: Scope,
  predictor: Predictor,
  node: Node,
  container: Container,
  component: number,
  numbers: UnitPorts,
  ports: Ports,
): void {
  const {
    sdep,
    sdep: { metadata, spec },
  } = scope;
  container.imagePullPolicy ||= 'IfNotPresent';
  container.terminationMessagePath ||= '/dev/termination-log';
  container.terminationMessagePolicy ||= 'File';
  mountPodinfo(container);
  ports.addMetricsPort(container);

  const ownHttp = namedPort(container.ports, 'http');
  const ownGrpc = namedPort(container.ports, 'grpc');
  const http = ownHttp?.containerPort ?? numbers.http;
  const grpc = ownGrpc?.containerPort ?? numbers.grpc;
  const endpoint = node.endpoint ?? {};
  node.endpoint = {
    service_host:
      component === 0 && !hasSeparateEngine(sdep)
        ? 'localhost'
        : `${containerServiceName(metadata.name, predictor.name, container.name)}.${metadata.namespace}.svc.cluster.local`,
    ...(endpoint.type !== undefined && { type: endpoint.type }),
    ...nonZero({
      service_port: endpoint.type === 'GRPC' || spec.transport === 'grpc' ? grpc : http,
      httpPort: http,
      grpcPort: grpc,
    }),
  };
  scope.origins?.set(node.endpoint, 'httpPort', ...portCauses(container, ownHttp, 'predictiveUnit.httpPort'));
  scope.origins?.set(node.endpoint, 'grpcPort', ...portCauses(container, ownGrpc, 'predictiveUnit.grpcPort'));
}

/** A port that a container names is used as it is; others are numbered from the operator's setting. */
function portCauses(container: Container, own: ContainerPort | undefined, setting: string): Cause[] {
  return own === undefined ? [[container], setting] : [[own, 'containerPort']];
}

function nonZero<T extends Record<string, number>>(numbers: T): Partial<T> {
  const given = { ...numbers };
  for (const name in given) {
    if (given[name] === 0) {
      delete given[name];
    }
  }
  return given;
}

/**
 * Mounts the pod's annotations, which the orchestrator reads. A mount from before 1.2 is removed, and the last one
 * moves to its position.
 */
function mountPodinfo(container: Container): void {
  const mounts = [...(container.volumeMounts ?? [])];
  const isMounted = mounts.some(({ name }) => name === PODINFO_MOUNT.name);
  const old = mounts.map(({ name }) => name).lastIndexOf(OLD_PODINFO_VOLUME);
  if (old !== -1) {
    mounts[old] = mounts[mounts.length - 1];
    mounts.pop();
  }
  container.volumeMounts = isMounted ? mounts : [...mounts, { ...PODINFO_MOUNT }];
}

interface UnitPorts {
  readonly http: number;
  readonly grpc: number;
}

/**
 * Assigns port numbers across all predictors: one for each container name in the order of first use, and one for the
 * metrics of each container.
 */
class Ports {
  private readonly numbers = new Map<string, number>();
  private readonly firstHttp: number;
  private readonly firstGrpc: number;
  private nextMetrics: number;

  public constructor(private readonly scope: Scope) {
    const { units } = scope.config;
    this.firstHttp = portOr(units.httpPort, FIRST_HTTP_PORT);
    this.firstGrpc = portOr(units.grpcPort, FIRST_GRPC_PORT);
    this.nextMetrics = portOr(units.metricsPort, FIRST_METRICS_PORT);
  }

  public of(name: string): UnitPorts {
    const index = this.numbers.get(name) ?? this.numbers.size;
    this.numbers.set(name, index);
    return { http: this.firstHttp + index, grpc: this.firstGrpc + index };
  }

  public addMetricsPort(container: Container): void {
    const name = this.scope.config.units.metricsPortName;
    if (namedPort(container.ports, name) === undefined) {
      const port: ContainerPort = { containerPort: this.nextMetrics++, protocol: 'TCP' };
      container.ports = [...(container.ports ?? []), name === '' ? port : { name, ...port }];
    }
  }
}

/** A number that cannot be parsed is ignored. */
function portOr(text: string, otherwise: number): number {
  return text === '' || numberProblem(text) !== undefined ? otherwise : Number(text);
}
