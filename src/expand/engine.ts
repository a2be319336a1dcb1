import { enginePredictor } from './engine-predictor';
import { envVar } from './env';
import { numberProblem, OperatorFailure, wholeNumber } from './failure';
import { type Container, type EnvVar, type Predictor } from './model';
import { type OperatorConfig } from './operator-config';
import { type Cause } from './origins/entry';
import { type Recorder } from './origins/recorder';
import { PODINFO_MOUNT, withPodinfo } from './podinfo';
import { serviceNameCauses } from './predictor-service';
import { annotationCause, annotationOf, annotationPath, assign, type Scope, type Workload } from './scope';
import { ENGINE_PREDICTOR, LOGGER_DEFAULT_ENDPOINT } from '../api/facts/executor-variables';
import { APP_LABEL, HAS_ORCHESTRATOR_LABEL } from '../api/facts/labels';
import { EXECUTOR_LOGGER_QUEUE_SIZE, EXECUTOR_LOGGER_WRITE_TIMEOUT } from '../api/facts/manager-variables';
import { ENGINE_CONTAINER, OLD_PODINFO_VOLUME, PODINFO_VOLUME } from '../api/facts/names';
import { ENGINE_ENV_PREFIX, ENGINE_SEPARATE_POD, LOGGER_QUEUE_SIZE, LOGGER_WRITE_TIMEOUT } from '../api/facts/settings';
import { DEFAULT_PROTOCOL } from '../api/facts/words';
import { type JsonObject, entryOf } from '../private/json';
import { Quantity } from '../private/quantity';

/**
 * Adds the orchestrator to a Deployment, which becomes the one that the predictor's Service selects.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_engine.go addEngineToDeployment
 */
export function addEngine(scope: Scope, predictor: Predictor, service: string, { deployment }: Workload): void {
  const { origins } = scope;
  const {
    metadata,
    spec: { selector, template },
  } = deployment;
  if (template.spec.containers.some(({ name }) => name === ENGINE_CONTAINER)) {
    return;
  }
  template.spec.containers = [...template.spec.containers, engineContainer(scope, predictor)];
  metadata.labels[HAS_ORCHESTRATOR_LABEL] = 'true';
  for (const labels of [metadata.labels, selector.matchLabels, template.metadata.labels]) {
    labels[APP_LABEL] = service;
    origins?.set(labels, APP_LABEL, ...serviceNameCauses(scope, predictor));
  }
  assign(metadata.annotations, predictor.annotations);
  assign(template.metadata.annotations, predictor.annotations);
  origins?.assign(metadata.annotations, predictor, 'annotations', predictor.annotations);
  origins?.assign(template.metadata.annotations, predictor, 'annotations', predictor.annotations);
  template.spec.volumes = withPodinfo(template.spec.volumes, [PODINFO_VOLUME, OLD_PODINFO_VOLUME]);
}

/**
 * The orchestrator's container.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_engine.go createEngineContainer
 */
export function engineContainer(scope: Scope, predictor: Predictor): Container {
  const {
    config: { executor },
  } = scope;
  const user = executor.user === '' ? undefined : wholeNumber(executor.user, 'spec');
  const document = scope.outline ? '' : enginePredictor(predictor);
  const resources = predictor.svcOrchSpec?.resources ?? defaultResources(scope.config);
  const container = executorContainer(scope, predictor, document, resources);
  if (scope.origins !== undefined) {
    recordEngine(scope, scope.origins, predictor, container);
  }
  if (user !== undefined) {
    container.securityContext = { runAsUser: user, allowPrivilegeEscalation: false };
    scope.origins?.set(container, 'securityContext', 'executor.user');
  }
  const env = predictor.svcOrchSpec?.env ?? [];
  container.env = [...(container.env ?? []), ...env, ...annotationEnv(scope, env)];
  return container;
}

/** Records what determines the orchestrator's container: mostly settings. */
function recordEngine({ sdep }: Scope, origins: Recorder, predictor: Predictor, container: Container): void {
  const ofPredictor: Cause = [predictor];
  origins.copy(container, predictor, 'svcOrchSpec');
  origins.set(container, 'name', ofPredictor);
  origins.set(container, 'volumeMounts', ofPredictor);
  origins.set(container, 'image', ofPredictor, 'executor.image');
  origins.set(container, 'imagePullPolicy', ofPredictor, 'executor.image.pullPolicy');
  for (const field of ['ports', 'livenessProbe', 'readinessProbe']) {
    origins.set(container, field, ofPredictor, 'executor.port');
  }
  if (predictor.svcOrchSpec?.resources === undefined) {
    origins.set(container, 'resources', 'executor.resources');
  }
  const [document, logger] = container.env ?? [];
  origins.make(document, ofPredictor);
  origins.make(logger, ofPredictor, 'executor.requestLogger.defaultEndpoint');
  const { args = [] } = container;
  const argument = (name: string, ...causes: readonly Cause[]) => origins.set(args, args.indexOf(name) + 1, ...causes);
  origins.make(args, ofPredictor);
  argument('--sdep', [sdep, 'metadata', 'name']);
  argument('--namespace', [sdep, 'metadata', 'namespace']);
  argument('--predictor', [predictor, 'name']);
  argument('--http_port', ofPredictor, 'executor.port');
  argument('--protocol', [sdep.spec, 'protocol']);
  argument('--transport', [sdep.spec, 'transport']);
  argument('--prometheus_path', ofPredictor, 'executor.prometheus.path');
  argument('--server_type', [sdep.spec, 'serverType']);
  argument('--log_work_buffer_size', annotationCause(sdep, LOGGER_QUEUE_SIZE), 'executor.requestLogger.workQueueSize');
  argument(
    '--log_write_timeout_ms',
    annotationCause(sdep, LOGGER_WRITE_TIMEOUT),
    'executor.requestLogger.writeTimeoutMs',
  );
  origins.set(args, args.length - 1, [predictor], 'executor.fullHealthChecks');
}

function defaultResources({ executor }: OperatorConfig): JsonObject {
  const [cpu, cpuLimit, memory, memoryLimit] = [
    executor.cpuRequest,
    executor.cpuLimit,
    executor.memoryRequest,
    executor.memoryLimit,
  ].map((text) => mustParse(text));
  return { limits: { cpu: cpuLimit, memory: memoryLimit }, requests: { cpu, memory } };
}

/** A quantity in the operator's configuration; an invalid one crashes the operator. */
function mustParse(text: string): string {
  const problem = quantityProblem(text);
  if (problem !== undefined) {
    throw new OperatorFailure('panic', `cannot parse '${text}': ${problem}`, 'spec');
  }
  return Quantity.parse(text)!.toString();
}

/** Kubernetes' error for a string that is not a quantity. */
export function quantityProblem(text: string): string | undefined {
  if (Quantity.parse(text) !== undefined) {
    return undefined;
  }
  return text === '' || !/^[+-]?\d*(?:\.\d*)?(?:[eEinumkKMGTP]+[-+]?\d*|[-+]\d*)?$/.test(text)
    ? "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
    : "unable to parse quantity's suffix";
}

/** @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_engine.go createExecutorContainer */
function executorContainer(scope: Scope, predictor: Predictor, document: string, resources: JsonObject): Container {
  const {
    sdep: { metadata, spec },
    config: { executor },
  } = scope;
  const http = wholeNumber(executor.httpPort, 'spec');
  const grpc = wholeNumber(executor.grpcPort, 'spec');
  if (executor.image === '') {
    throw new OperatorFailure(
      'error',
      'Failed to find executor image from environment. ' +
        'Check EXECUTOR_CONTAINER_IMAGE_AND_VERSION or RELATED_IMAGE_EXECUTOR are set.',
      'spec',
    );
  }
  const scheme = (predictor.ssl?.certSecretName ?? '') === '' ? 'HTTP' : 'HTTPS';
  const probe = (path: string) => ({
    httpGet: { path, port: http, scheme },
    initialDelaySeconds: 20,
    timeoutSeconds: 60,
    periodSeconds: 5,
    successThreshold: 1,
    failureThreshold: 3,
  });
  return {
    name: ENGINE_CONTAINER,
    image: executor.image,
    args: [
      '--sdep',
      metadata.name,
      '--namespace',
      metadata.namespace,
      '--predictor',
      predictor.name,
      '--http_port',
      String(http),
      '--grpc_port',
      String(grpc),
      '--protocol',
      spec.protocol || DEFAULT_PROTOCOL,
      '--transport',
      spec.transport || 'rest',
      '--prometheus_path',
      executor.prometheusPath,
      '--server_type',
      spec.serverType || 'rpc',
      '--log_work_buffer_size',
      loggerNumber(scope, LOGGER_QUEUE_SIZE, executor.loggerQueueSize, EXECUTOR_LOGGER_QUEUE_SIZE),
      '--log_write_timeout_ms',
      loggerNumber(
        scope,
        LOGGER_WRITE_TIMEOUT,
        executor.loggerWriteTimeout,
        EXECUTOR_LOGGER_WRITE_TIMEOUT,
        executor.loggerWriteTimeout,
      ),
      `--full_health_checks=${executor.fullHealthChecks}`,
    ],
    ports: [
      { name: 'http', containerPort: http, protocol: 'TCP' },
      {
        ...(executor.metricsPortName !== '' && { name: executor.metricsPortName }),
        containerPort: http,
        protocol: 'TCP',
      },
      { name: 'grpc', containerPort: grpc, protocol: 'TCP' },
    ],
    env: [envVar(ENGINE_PREDICTOR, document), envVar(LOGGER_DEFAULT_ENDPOINT, executor.loggerEndpoint)],
    resources,
    volumeMounts: [{ ...PODINFO_MOUNT }],
    livenessProbe: probe('/live'),
    readinessProbe: probe('/ready'),
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    ...(executor.imagePullPolicy !== '' && { imagePullPolicy: executor.imagePullPolicy }),
  };
}

/** A number for the request logger; the operator's error may quote its own value instead of the wrong one. */
function loggerNumber({ sdep }: Scope, key: string, otherwise: string, variable: string, named?: string): string {
  const text = annotationOf(sdep, key) ?? otherwise;
  const problem = numberProblem(text);
  if (problem !== undefined) {
    const path = annotationOf(sdep, key) === undefined ? 'spec' : annotationPath(sdep, key);
    throw new OperatorFailure('error', `Failed to parse ${named ?? text} as integer for ${variable}. ${problem}`, path);
  }
  return text;
}

/**
 * Variables from annotations of the spec: `seldon.io/engine-log-level` becomes `LOG_LEVEL`; those in `svcOrchSpec.env`
 * take precedence.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/utils/controller_utils.go GetEngineEnvAnnotations
 */
function annotationEnv({ sdep: { spec }, origins }: Scope, env: readonly EnvVar[]): EnvVar[] {
  const taken = new Set(env.map(({ name }) => name));
  const added: EnvVar[] = [];
  for (const key of Object.keys(spec.annotations ?? {}).sort()) {
    if (key.startsWith(ENGINE_ENV_PREFIX) && key !== ENGINE_SEPARATE_POD) {
      const name = key.slice(ENGINE_ENV_PREFIX.length).replaceAll('-', '_').toUpperCase();
      if (!taken.has(name)) {
        taken.add(name);
        const variable = envVar(name, entryOf(spec.annotations, key)!);
        origins?.make(variable, [spec, 'annotations', key]);
        added.push(variable);
      }
    }
  }
  return added;
}
