import { modelSource } from './model-source';
import { V2_PROBES } from './v2-probes';
import { MODEL_PATH } from '../../api/facts/mounts';
import { MLSERVER_PORT_VARIABLES, MODEL_NAME_VARIABLE, MODEL_URI_VARIABLE } from '../../api/facts/node-variables';
import { serverFacts } from '../../api/facts/servers';
import { setImage } from '../defaults';
import { envVar, setEnv } from '../env';
import { OperatorFailure } from '../failure';
import { type Container, type EnvVar, type Handler, type Node, type Probe } from '../model';
import { nodePath } from '../node-path';
import { type ServerConfig } from '../operator-config';
import { type Scope, type Workload } from '../scope';
import { imageCauses, imageFor, imageName } from '../server-image';
import { addStorageInitializer } from '../storage-initializer';

/**
 * MLServer, for the V2 protocol: environment, probes and ports of the node's container.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_prepackaged_servers.go addMLServerDefault
 */
export function addMlServer(scope: Scope, node: Node, workload: Workload, server: ServerConfig): void {
  const image = mlServerImage(scope, node, server);
  const own = workload.deployment.spec.template.spec.containers.find(({ name }) => name === node.name);
  if (own !== undefined) {
    merge(scope, own, node, image);
  }
  addStorageInitializer(scope, workload, node.name, modelSource(scope, node));
}

/** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/mlserver.go getMLServerImage */
function mlServerImage(scope: Scope, node: Node, server: ServerConfig): string {
  const image = imageFor(server, 'kfserving') ?? imageFor(server, 'v2');
  if (image === undefined) {
    throw new OperatorFailure(
      'error',
      `no image compatible with kfserving protocol for ${node.implementation}`,
      `${nodePath(scope, node)}.implementation`,
    );
  }
  return imageName(image);
}

/** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/mlserver.go mergeMLServerContainer */
function merge({ sdep, origins }: Scope, container: Container, node: Node, image: string): void {
  const { endpoint = {} } = node;
  const { httpPort = 0, grpcPort = 0 } = endpoint;
  if ((container.image ?? '') === '') {
    setImage(container, image);
    if (image !== '') {
      origins?.set(container, 'image', ...imageCauses(node));
    }
  }
  let env: EnvVar[] | undefined = mlServerEnv(node, sdep.metadata.namespace);
  env.forEach((variable) => origins?.make(variable, [node]));
  for (const variable of container.env ?? []) {
    env = setEnv(env, variable, true);
  }
  container.env = env;
  container.readinessProbe = withHandler(container.readinessProbe, V2_PROBES.ready);
  container.livenessProbe = withHandler(container.livenessProbe, V2_PROBES.live);
  for (const probe of [container.readinessProbe, container.livenessProbe]) {
    origins?.set(probe, 'httpGet', [node, 'implementation']);
  }
  container.ports = [
    { name: 'grpc', containerPort: grpcPort, protocol: 'TCP' },
    { name: 'http', containerPort: httpPort, protocol: 'TCP' },
  ];
  container.ports.forEach((port) => {
    origins?.make(port, [node]);
    origins?.set(port, 'containerPort', [endpoint, `${port.name}Port`]);
  });
}

/** Sets MLServer's handler in a probe that keeps its own timings, in place. */
function withHandler(probe: Probe | undefined, handler: Handler): Probe {
  if (probe === undefined) {
    return {
      ...handler,
      initialDelaySeconds: 20,
      timeoutSeconds: 60,
      periodSeconds: 5,
      successThreshold: 1,
      failureThreshold: 3,
    };
  }
  for (const other of ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const) {
    delete probe[other];
  }
  return Object.assign(probe, handler);
}

/** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/mlserver.go getMLServerEnvVars */
function mlServerEnv(node: Node, namespace: string): EnvVar[] {
  const { httpPort = 0, grpcPort = 0 } = node.endpoint ?? {};
  const { implementation = '', env = {} } = serverFacts(node.implementation ?? '')?.v2 ?? {};
  return [
    envVar(MLSERVER_PORT_VARIABLES.http, String(httpPort)),
    envVar(MLSERVER_PORT_VARIABLES.grpc, String(grpcPort)),
    envVar('MLSERVER_MODEL_IMPLEMENTATION', implementation),
    envVar(MODEL_NAME_VARIABLE, node.name),
    envVar('MLSERVER_MODEL_VERSION', 'v1'),
    envVar(MODEL_URI_VARIABLE, MODEL_PATH),
    envVar(
      'TEMPO_RUNTIME_OPTIONS',
      `{"k8s_options": {"defaultRuntime": "tempo.seldon.SeldonKubernetesRuntime", "namespace": "${namespace}"}}`,
    ),
    ...Object.entries(env).map(([name, value]) => envVar(name, value)),
  ];
}
