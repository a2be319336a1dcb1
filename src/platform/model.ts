import { type ApiObjectMetadata } from 'cdk8s';
import { Construct } from 'constructs';
import { type Gateways } from './gateways';
import { addRoute, routingOf, sidecarOf } from './model-routing';
import { predictorOptions } from './model-version';
import { type Stores } from './stores';
import { parseDuration } from './values/duration';
import { type ModelValues, type SmokeTestValues } from './values/sections/models';
import { versionsOf } from './values/versions';
import { API_VERSION, KIND } from '../api/facts/group';
import { MODEL_CHARTS } from '../api/facts/names';
import { type SettingProperty, SETTINGS } from '../api/facts/settings';
import { ModelChart } from '../deployment/model-chart';
import { Protocol, Transport } from '../deployment/protocol';
import { SeldonDeployment } from '../deployment/seldon-deployment';
import { type SeldonDeploymentProps } from '../deployment/seldon-deployment-props';
import { ServerType } from '../deployment/server-type';
import { SmokeTest } from '../deployment/smoke-test';
import { Values } from '../input/values';
import { type ImageMirror } from '../operator/image-mirror';
import { type SeldonOperator } from '../operator/seldon-operator';
import { isObject, type JsonObject } from '../private/json';

/** What a model's values may refer to. */
export interface ModelContext {
  readonly stores: Stores;
  readonly gateways: Gateways;
  /** The operator that watches it, if the platform does not install it. */
  readonly seldonOperator?: SeldonOperator;
}

/** Makes the SeldonDeployment that a model's values describe. */
export function addModel(scope: Construct, name: string, values: ModelValues, context: ModelContext): SeldonDeployment {
  if (values.manifest !== undefined) {
    return SeldonDeployment.fromManifest(scope, name, fullManifest(name, values.manifest));
  }
  if (values.chart !== undefined) {
    const { release, strictParity } = values;
    return CHARTS[values.chart](scope, name, { values: Values.of(values.values ?? {}), release, strictParity });
  }
  const versions = versionsOf(values);
  const deployment = new SeldonDeployment(scope, name, {
    seldonOperator: context.seldonOperator,
    ...deploymentProps(values, context),
  });
  const sidecar = values.sidecar && sidecarOf(values.sidecar);
  versions.forEach(({ name: predictor, values: version, traffic, shadow }, index) => {
    // A budget counts the pods of the whole SeldonDeployment.
    const disruptionBudget = index === 0 ? values.disruptionBudget : undefined;
    const options = predictorOptions(version, { stores: context.stores, sidecar, disruptionBudget });
    if (shadow) {
      deployment.shadow(predictor, { ...options, percent: traffic });
    } else {
      deployment.addPredictor(predictor, { ...options, traffic });
    }
  });
  if (values.route) {
    addRoute(scope, deployment, values.route, versions, context.gateways);
  }
  return deployment;
}

/** Writes a Job that asks a model for a prediction. */
export function addSmokeTest(
  scope: Construct,
  deployment: SeldonDeployment,
  values: SmokeTestValues,
  imageMirror: ImageMirror | undefined,
): Construct {
  const { predictor, request, grpc, timeout, image, metadata } = values;
  // Its name ends as the id, and two namespaces may have a model of one name.
  const place = new Construct(scope, `${deployment.namespace}-${deployment.deploymentName}`);
  new SmokeTest(place, 'smoke-test', {
    deployment,
    predictor: predictor === undefined ? undefined : deployment.predictor(predictor),
    request,
    grpc,
    timeout: timeout === undefined ? undefined : parseDuration(timeout),
    image,
    imageMirror,
    metadata: metadata && metadataOf(metadata),
  });
  return place;
}

function metadataOf({ finalizers, ...rest }: NonNullable<ModelValues['metadata']>): ApiObjectMetadata {
  return { ...rest, ...(finalizers && { finalizers: [...finalizers] }) };
}

const CHARTS = {
  [MODEL_CHARTS.singleModel]: ModelChart.singleModel,
  [MODEL_CHARTS.abTest]: ModelChart.abTest,
  [MODEL_CHARTS.multiArmedBandit]: ModelChart.multiArmedBandit,
  [MODEL_CHARTS.outlierDetector]: ModelChart.outlierDetector,
  [MODEL_CHARTS.outlierTransformer]: ModelChart.outlierTransformer,
} as const;

/** A manifest as it is, or a spec alone. */
function fullManifest(name: string, manifest: JsonObject): JsonObject {
  if (!isObject(manifest.spec) && manifest.kind === undefined) {
    return { apiVersion: API_VERSION, kind: KIND, metadata: { name }, spec: manifest };
  }
  return {
    apiVersion: API_VERSION,
    kind: KIND,
    ...manifest,
    metadata: { name, ...(manifest.metadata as JsonObject | undefined) },
  };
}

const PROTOCOLS = {
  seldon: Protocol.SELDON,
  v2: Protocol.V2,
  tensorflow: Protocol.TENSORFLOW,
  kfserving: Protocol.KFSERVING,
} as const;
const TRANSPORTS = { rest: Transport.REST, grpc: Transport.GRPC } as const;

function deploymentProps(values: ModelValues, { gateways }: ModelContext): SeldonDeploymentProps {
  const { defaults, annotations, requestTimeout } = values;
  return {
    metadata: values.metadata && metadataOf(values.metadata),
    defaults,
    annotations,
    protocol: values.protocol && PROTOCOLS[values.protocol],
    transport: values.transport && TRANSPORTS[values.transport],
    serverType: values.kafka && kafkaOf(values.kafka),
    requestTimeout: requestTimeout === undefined ? undefined : parseDuration(requestTimeout),
    ...settingsOf(values),
    routing: values.routing && routingOf(values.routing, gateways),
  };
}

/** Settings have the same name in values, where times are strings. */
function settingsOf(values: Readonly<Record<string, unknown>>): Pick<SeldonDeploymentProps, SettingProperty> {
  return Object.fromEntries(
    SETTINGS.map(({ property, value: kind }) => {
      const value = values[property];
      const isTime = typeof value === 'string' && (kind === 'milliseconds' || kind === 'seconds');
      return [property, isTime ? parseDuration(value) : value];
    }),
  );
}

function kafkaOf({ broker, inputTopic, outputTopic, ...rest }: NonNullable<ModelValues['kafka']>): ServerType {
  return ServerType.kafka({ broker: broker, inputTopic: inputTopic, outputTopic: outputTopic, ...rest });
}
