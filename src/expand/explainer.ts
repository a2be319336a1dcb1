import { namedPort, setImage } from './defaults';
import { workload } from './deployment';
import { envVar } from './env';
import { isEmptyExplainer } from './explainer-kind';
import { NIL_POINTER, OperatorFailure } from './failure';
import { addExplainerRoutes } from './istio';
import { labelDeployment, labelService } from './labels';
import { type Container, type EnvVar, type Explainer, type Predictor } from './model';
import { nearest } from './origins/recorder';
import { recordWorkload } from './origins/workload';
import { explainerNameCauses, predictorService, serviceNameCauses } from './predictor-service';
import { isV2, type Scope } from './scope';
import { addStorageInitializer } from './storage-initializer';
import { EXPLAINERS } from '../api/facts/explainers';
import { APP_LABEL } from '../api/facts/labels';
import { MODEL_PATH } from '../api/facts/mounts';
import { MLSERVER_PORT_VARIABLES, MODEL_NAME_VARIABLE, MODEL_URI_VARIABLE } from '../api/facts/node-variables';
import { EXPLAINER_PORT } from '../api/facts/ports';
import { SERVICE_NAME } from '../api/facts/settings';
import { explainerName, predictorServiceName } from '../api/names';

/**
 * The Deployment, Service and routes of a predictor's explainer.
 * @param service name of the predictor's Service
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_explainers.go createExplainer
 */
export function addExplainer(scope: Scope, predictor: Predictor, service: string, index: number): void {
  const { explainer } = predictor;
  if (isEmptyExplainer(explainer)) {
    return;
  }
  const {
    sdep: { metadata, spec },
    config,
    made,
    origins,
  } = scope;
  const path = `spec.predictors[${index}].explainer`;
  const name = explainerName(metadata.name, predictor.name);
  const port = explainer.endpoint?.service_port || EXPLAINER_PORT;
  const container = explainerContainer(scope, predictor, explainer, { name, service, port, path });

  const explaining = workload(
    scope,
    name,
    predictor,
    { spec: { containers: [container] } },
    { metrics: false, room: false },
  );
  const { deployment } = explaining;
  const named = () => explainerNameCauses(scope, predictor);
  recordWorkload(scope, deployment, { predictor, made: [predictor, 'explainer'], name: named });
  const pod = deployment.spec.template.spec;
  const stopped = (predictor.replicas ?? spec.replicas) === 0;
  const replicas = stopped ? 0 : explainer.replicas;
  if (replicas !== undefined) {
    deployment.spec.replicas = replicas;
    origins?.set(deployment.spec, 'replicas', stopped ? nearest('replicas', predictor, spec) : [explainer, 'replicas']);
  }
  addStorageInitializer(scope, explaining, container.name, {
    owner: explainer,
    uri: explainer.modelUri,
    serviceAccountName: explainer.serviceAccountName,
    envSecretRefName: explainer.envSecretRefName,
    image: explainer.storageInitializerImage,
    path: () => `${path}.modelUri`,
  });
  if ((explainer.serviceAccountName ?? '') !== '') {
    pod.serviceAccountName = explainer.serviceAccountName;
    origins?.set(pod, 'serviceAccountName', [explainer, 'serviceAccountName']);
  }
  labelDeployment(scope, deployment, undefined, predictor);
  for (const labels of [deployment.metadata.labels, deployment.spec.template.metadata.labels]) {
    labels[APP_LABEL] = name;
    origins?.set(labels, APP_LABEL, ...named());
  }
  made.workloads.push(explaining);

  const explained = predictorService(scope, name, predictor, { http: port, grpc: 0 }, true);
  explained.metadata.labels[APP_LABEL] = predictorServiceName(
    metadata.name,
    predictor.name,
    predictor.annotations?.[SERVICE_NAME],
  );
  origins?.set(explained.metadata.labels, APP_LABEL, ...serviceNameCauses(scope, predictor));
  labelService(scope, explained, undefined, predictor);
  made.services.push(explained);
  made.endpoints.set(name, { http: `${name}.${metadata.namespace}:${port}`, grpc: '' });
  if (config.istio.enabled) {
    addExplainerRoutes(scope, predictor, name, port);
  }
}

interface Explained {
  /** Name of the explainer's objects. */
  readonly name: string;
  /** Name of the predictor's Service. */
  readonly service: string;
  readonly port: number;
  readonly path: string;
}

function explainerContainer(
  scope: Scope,
  predictor: Predictor,
  explainer: Explainer,
  { name, service, port, path }: Explained,
): Container {
  const {
    sdep,
    sdep: { spec },
    made,
    origins,
  } = scope;
  const given: Partial<Container> = explainer.containerSpec ?? {};
  const container: Container = {
    ...given,
    name: given.name || name,
    imagePullPolicy: given.imagePullPolicy || 'IfNotPresent',
  };
  origins?.copy(container, explainer, 'containerSpec');
  if ((given.name ?? '') === '') {
    origins?.set(container, 'name', ...explainerNameCauses(scope, predictor));
  }
  if ((container.image ?? '') === '') {
    setImage(container, explainerImage(scope));
    origins?.set(container, 'image', isV2(sdep) ? 'explainer.image_v2' : 'explainer.image');
  }
  const isGrpc = spec.transport === 'grpc' || explainer.endpoint?.type === 'GRPC';
  const endpoints = made.endpoints.get(service);
  if (endpoints === undefined) {
    throw new OperatorFailure('panic', NIL_POINTER, path);
  }
  const predictorEndpoint = isGrpc ? endpoints.grpc : endpoints.http;
  const own = namedPort(container.ports, 'http');
  if (own === undefined) {
    const added = { name: 'http', containerPort: port, protocol: 'TCP' };
    origins?.make(added, [explainer, 'endpoint', 'service_port']);
    container.ports = [...(container.ports ?? []), added];
  }
  const listensAt = own === undefined ? port : own.containerPort;
  const probe = { tcpSocket: { port: 'http' }, timeoutSeconds: 1, periodSeconds: 5, successThreshold: 1 };
  container.livenessProbe ??= { ...probe, initialDelaySeconds: 60, failureThreshold: 5 };
  container.readinessProbe ??= { ...probe, initialDelaySeconds: 20, failureThreshold: 7 };
  container.lifecycle ??= { preStop: { exec: { command: ['/bin/sh', '-c', '/bin/sleep 10'] } } };
  if (isV2(sdep)) {
    container.env = alibiEnv(predictor, explainer, {
      port: listensAt,
      model: container.name,
      endpoint: predictorEndpoint,
      path,
    });
    origins?.make(container.env, [explainer]);
  } else {
    const protocol = spec.protocol === 'tensorflow' ? 'tensorflow' : 'seldon';
    container.args = [
      `--model_name=${predictor.graph.name}`,
      `--predictor_host=${predictorEndpoint}`,
      `--protocol=${protocol}.${isGrpc ? 'grpc' : 'http'}`,
      `--http_port=${listensAt}`,
      ...explainerArguments(explainer),
    ];
    origins?.make(container.args, [explainer]);
  }
  return container;
}

function explainerImage({
  sdep,
  config: {
    explainer: { value, problem },
    related,
  },
}: Scope): string {
  const override = isV2(sdep) ? related.explainerV2 : related.explainer;
  if (override === '' && problem !== undefined) {
    throw new OperatorFailure('panic', problem, 'spec');
  }
  return override || ((isV2(sdep) ? value.image_v2 : value.image) ?? '');
}

function explainerArguments({ type = '', modelUri = '', config = {} }: Explainer): string[] {
  const local = (value: string): string => (modelUri === '' ? value : value.replace(modelUri, () => MODEL_PATH));
  return [
    ...(modelUri === '' ? [] : [`--storage_uri=${MODEL_PATH}`]),
    type,
    ...(Object.hasOwn(EXPLAINERS, type) ? (EXPLAINERS[type].arguments ?? []) : []),
    ...Object.keys(config)
      .sort()
      .map((key) => `--${key}=${local(config[key])}`),
  ];
}

/**
 * The settings of MLServer's Alibi runtime; `initParameters` are passed on as they are.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/mlserver.go getAlibiExplainEnvVars
 */
function alibiEnv(
  { graph }: Predictor,
  { type = '', initParameters = '' }: Explainer,
  { port, model, endpoint, path }: { port: number; model: string; endpoint: string; path: string },
): EnvVar[] {
  if (!Object.hasOwn(EXPLAINERS, type)) {
    throw new OperatorFailure('error', `${type} not supported`, `${path}.type`);
  }
  const extra =
    `{"explainer_type":"${EXPLAINERS[type].alibi}","infer_uri":"http://${endpoint}/v2/models/${graph.name}/infer"` +
    `${initParameters === '' ? '' : `,"init_parameters":${initParameters}`}}`;
  return [
    envVar(MLSERVER_PORT_VARIABLES.http, String(port)),
    envVar('MLSERVER_MODEL_IMPLEMENTATION', 'mlserver_alibi_explain.AlibiExplainRuntime'),
    envVar(MODEL_NAME_VARIABLE, model),
    envVar(MODEL_URI_VARIABLE, MODEL_PATH),
    envVar('MLSERVER_MODEL_EXTRA', extra),
  ];
}
