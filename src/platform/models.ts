import { type Construct } from 'constructs';
import { type Stores } from './stores';
import { parseDuration } from './values/duration';
import { type ModelValues, type VersionValues } from './values/sections';
import { Explainer } from '../deployment/explainer';
import { GraphNode } from '../deployment/graph/graph-node';
import { LoggerMode } from '../deployment/graph/node-options';
import { PrepackagedServer } from '../deployment/graph/prepackaged-server';
import { EnvValue } from '../deployment/pod/env-value';
import { type PredictorOptions } from '../deployment/predictor-options';
import { Protocol } from '../deployment/protocol';
import { DisruptionBudget } from '../deployment/scaling/disruption-budget';
import { Scaling } from '../deployment/scaling/scaling';
import { SeldonDeployment } from '../deployment/seldon-deployment';
import { type SeldonDeploymentProps } from '../deployment/seldon-deployment-props';
import { type IIstioGateway } from '../gateway/istio-gateway';
import { isObject, type JsonObject } from '../private/json';

/** The name of the graph node, and so of the container, of a model in the short form. */
const NODE = 'model';

/** What a model's values may refer to. */
export interface ModelContext {
  readonly stores: Stores;
  readonly gateways: ReadonlyMap<string, IIstioGateway>;
  /** What every SeldonDeployment of the platform has. */
  readonly common: Partial<SeldonDeploymentProps>;
}

/** Makes the SeldonDeployment that a model's values describe. */
export function addModel(scope: Construct, name: string, values: ModelValues, context: ModelContext): SeldonDeployment {
  if (values.manifest !== undefined) {
    return SeldonDeployment.fromManifest(scope, name, fullManifest(name, values.manifest));
  }
  const deployment = new SeldonDeployment(scope, name, { ...context.common, ...deploymentProps(values, context) });
  const options = (version: VersionValues): PredictorOptions => predictorOptions(values, version, context.stores);
  if (values.canary) {
    const { percent, ...canary } = values.canary;
    deployment.canary({ stable: options(values), canary: options(over(values, canary)), percent: percent! });
  } else {
    deployment.addPredictor('default', options(values));
  }
  if (values.shadow) {
    const { percent, ...shadow } = values.shadow;
    deployment.shadow('shadow', { ...options(over(values, shadow)), percent });
  }
  return deployment;
}

/** A manifest as it stands, or a spec alone. */
function fullManifest(name: string, manifest: JsonObject): JsonObject {
  if (!isObject(manifest.spec) && manifest.kind === undefined) {
    return { apiVersion: 'machinelearning.seldon.io/v1', kind: 'SeldonDeployment', metadata: { name }, spec: manifest };
  }
  return { apiVersion: 'machinelearning.seldon.io/v1', kind: 'SeldonDeployment', ...manifest, metadata: { name, ...manifest.metadata as JsonObject | undefined } };
}

/** A version that says where it differs: a new origin replaces the old one whole. */
function over(model: VersionValues, version: VersionValues): VersionValues {
  const base: VersionValues = { ...model };
  const said = { ...base, ...version };
  return {
    ...said,
    ...(version.uri !== undefined && { store: undefined, path: undefined }),
    ...((version.store ?? version.path) !== undefined && { uri: undefined }),
    ...(version.image !== undefined && { server: undefined }),
    ...(version.server !== undefined && { image: undefined }),
  };
}

function deploymentProps(values: ModelValues, { gateways }: ModelContext): SeldonDeploymentProps {
  const routing = { host: values.host, retries: values.retries, gateway: values.gateway === undefined ? undefined : gateways.get(values.gateway) };
  return {
    metadata: { labels: values.labels },
    annotations: values.annotations,
    protocol: values.protocol === undefined ? undefined : PROTOCOLS[values.protocol],
    requestTimeout: values.requestTimeout === undefined ? undefined : parseDuration(values.requestTimeout),
    routing: Object.values(routing).some((given) => given !== undefined) ? routing : undefined,
  };
}

const PROTOCOLS = { seldon: Protocol.SELDON, v2: Protocol.V2, tensorflow: Protocol.TENSORFLOW } as const;
const LOGGER_MODES = { all: LoggerMode.ALL, request: LoggerMode.REQUEST, response: LoggerMode.RESPONSE } as const;

function predictorOptions(model: ModelValues, version: VersionValues, stores: Stores): PredictorOptions {
  return {
    graph: graphNode(model, version, stores),
    scaling: scalingOf(model),
    disruptionBudget: budgetOf(model),
    explainer: explainerOf(model, stores),
  };
}

function graphNode(model: ModelValues, version: VersionValues, stores: Stores): GraphNode {
  const env = version.env && Object.fromEntries(Object.entries(version.env).map(([key, value]) => [key, EnvValue.of(value)]));
  const container = { env, resources: version.resources && resourcesOf(version.resources) };
  const node = {
    artifact: stores.artifact(version),
    parameters: version.parameters,
    logger: model.logger && { mode: LOGGER_MODES[model.logger.mode ?? 'all'], url: model.logger.url },
  };
  if (version.image !== undefined) {
    return GraphNode.model(NODE, { ...node, container: { ...container, image: version.image } });
  }
  const plain = env === undefined && version.resources === undefined;
  return GraphNode.server(NODE, serverOf(version.server!), { ...node, container: plain ? undefined : container });
}

/** A server by its short name, or as the operator's `predictor_servers` names it. */
function serverOf(name: string): PrepackagedServer {
  const known = PrepackagedServer as unknown as Readonly<Record<string, unknown>>;
  return /^[A-Z]+$/.test(name) && known[name] instanceof PrepackagedServer ? known[name] : PrepackagedServer.of(name);
}

function resourcesOf({ requests, limits }: NonNullable<VersionValues['resources']>): { requests?: Record<string, string>; limits?: Record<string, string> } {
  const texts = (amounts: typeof requests) => amounts && Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, String(amount)]));
  return { requests: texts(requests), limits: texts(limits) };
}

function scalingOf({ replicas, scaling }: ModelValues): Scaling | undefined {
  if (scaling === undefined) {
    return replicas === undefined ? undefined : Scaling.fixed(replicas);
  }
  const { cpu, memory, min, max } = scaling;
  return cpu === undefined ? Scaling.onMemory({ percent: memory!, min, max: max! }) : Scaling.onCpu({ percent: cpu, min, max: max! });
}

function budgetOf({ disruptionBudget }: ModelValues): DisruptionBudget | undefined {
  const { minAvailable, maxUnavailable } = disruptionBudget ?? {};
  const amount = minAvailable ?? maxUnavailable;
  if (amount === undefined) {
    return undefined;
  }
  const percent = /^(\d+)%$/.exec(String(amount))?.[1];
  if (minAvailable !== undefined) {
    return percent === undefined ? DisruptionBudget.minAvailable(Number(amount)) : DisruptionBudget.minAvailablePercent(Number(percent));
  }
  return percent === undefined ? DisruptionBudget.maxUnavailable(Number(amount)) : DisruptionBudget.maxUnavailablePercent(Number(percent));
}

function explainerOf({ explainer, store }: ModelValues, stores: Stores): Explainer | undefined {
  if (explainer === undefined) {
    return undefined;
  }
  const { type, uri, path } = explainer;
  return Explainer.of(type!, { artifact: stores.artifact(path === undefined ? { uri } : { store, path }) });
}
