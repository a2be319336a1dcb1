import { type ApiObjectMetadata, type Duration } from 'cdk8s';
import { type PredictorOptions } from './predictor-options';
import { type Protocol, type Transport } from './protocol';
import { type Routing } from './routing';
import { type ServerType } from './server-type';
import { type SilencedRule } from './silence';
import { type SeldonOperator } from '../operator/seldon-operator';
import { type Manifest } from '../private/json';

/** Properties of `SeldonDeployment`. */
export interface SeldonDeploymentProps {
  /**
   * Metadata of the object. Labels and annotations here stay on the object: those of pods belong in `annotations`, or
   * in `addPredictor` and its `pod`.
   *
   * @default - named as the construct's id, in the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The operator that manages it: findings depend on its configuration, and the object gets the labels that it
   * requires.
   *
   * @default - the operator of the app, if it installs one, or else one as the chart installs it without values
   */
  readonly seldonOperator?: SeldonOperator;

  /**
   * Whether the defaults of the scopes above apply (`ModelDefaults.below`).
   *
   * @default true
   */
  readonly defaults?: boolean;

  /**
   * The protocol of requests and responses.
   *
   * @default Protocol.SELDON
   */
  readonly protocol?: Protocol;

  /**
   * How graph nodes are called.
   *
   * @default - in the way that each request arrives: REST or gRPC
   */
  readonly transport?: Transport;

  /**
   * Where requests come from.
   *
   * @default ServerType.rpc()
   */
  readonly serverType?: ServerType;

  /**
   * Replicas of each component, unless the predictor or the component overrides it.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * Annotations of `spec`, which reach every pod. Seldon's settings have their own properties.
   *
   * @default - only those of the settings below
   */
  readonly annotations?: { readonly [key: string]: string };

  /**
   * How requests from outside are routed.
   *
   * @default - as the operator is configured
   */
  readonly routing?: Routing;

  /**
   * Timeout of one request to *each* graph node, and of a whole request through Ambassador.
   *
   * @default - no limit between orchestrator and nodes, 3 seconds through Ambassador
   */
  readonly requestTimeout?: Duration;

  /**
   * The same for REST only.
   *
   * @default - `requestTimeout`
   */
  readonly restTimeout?: Duration;

  /**
   * The same for gRPC only.
   *
   * @default - `requestTimeout`
   */
  readonly grpcTimeout?: Duration;

  /**
   * The maximum size of a gRPC message, in bytes.
   *
   * @default 2147483647
   */
  readonly grpcMaxMessageBytes?: number;

  /**
   * Whether each service orchestrator runs in separate pods. It ignores `requestTimeout` there.
   *
   * @default - it runs in the first pod of its predictor
   */
  readonly separateOrchestrator?: boolean;

  /**
   * Whether the services of the predictors are headless.
   *
   * @default false
   */
  readonly headlessServices?: boolean;

  /**
   * Whether Triton loads its model repository itself.
   *
   * @default - a storage initializer copies the models first
   */
  readonly skipStorageInitializer?: boolean;

  /**
   * The maximum number of payloads that wait to be logged, in each service orchestrator.
   *
   * @default - the operator's setting: 10000 in the chart
   */
  readonly loggerQueueSize?: number;

  /**
   * How long a request waits for a place in that queue.
   *
   * @default - the operator's setting: 2 seconds in the chart
   */
  readonly loggerWriteTimeout?: Duration;

  /**
   * Rules to silence, each with a reason, which is written to an annotation of the object. For a whole chart, use
   * `Silence.below`.
   *
   * @default - none
   */
  readonly silence?: SilencedRule[];

  /**
   * A second name.
   *
   * @default - none
   * @deprecated has no effect; the object's name is used instead
   */
  readonly specName?: string;

  /**
   * Key of a gateway that no longer exists.
   *
   * @default - none
   * @deprecated has no effect; protect the ingress instead
   */
  readonly oauthKey?: string;

  /**
   * Secret of a gateway that no longer exists.
   *
   * @default - none
   * @deprecated has no effect, and is visible in the manifest; protect the ingress instead
   */
  readonly oauthSecret?: string;

  /**
   * The object as plain data, instead of the other properties.
   * @internal
   */
  readonly _manifest?: Manifest;
}

/** Options of `SeldonDeployment.canary`. */
export interface CanaryOptions {
  /** The stable version. */
  readonly stable: PredictorOptions;

  /** The canary version. */
  readonly canary: PredictorOptions;

  /** Share of the requests for the canary, in whole percent from 1 to 99; the stable version gets the rest. */
  readonly percent: number;

  /**
   * Name of the stable predictor.
   *
   * @default "default"
   */
  readonly stableName?: string;

  /**
   * Name of the canary predictor.
   *
   * @default "canary"
   */
  readonly canaryName?: string;
}

/** Options of `SeldonDeployment.abTest`. */
export interface AbTestPredictorsOptions {
  /** The first version. */
  readonly a: PredictorOptions;

  /** The second version. */
  readonly b: PredictorOptions;

  /**
   * Share of the requests for the second version, in whole percent from 1 to 99; the first gets the rest.
   *
   * @default 50
   */
  readonly percentB?: number;
}

/** Options of `SeldonDeployment.shadow`. */
export interface ShadowOptions extends PredictorOptions {
  /**
   * Share of the requests that are mirrored to the shadow, in whole percent from 1 to 100.
   *
   * @default - all of them; with version v2 of Ambassador, none
   */
  readonly percent?: number;
}
