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
   * Metadata of the object. Labels and annotations here stay on the object: those of pods belong into `annotations`,
   * `addPredictor` and its `pod`.
   *
   * @default - named as the construct's id, in the namespace of the chart
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * The operator that takes care of it: its configuration decides what is right, and the object gets the labels that it
   * looks for.
   *
   * @default - the operator of the app, if it installs one, or else one as the chart installs it without values
   */
  readonly seldonOperator?: SeldonOperator;

  /**
   * Whether the defaults of the scopes above hold (`ModelDefaults.below`).
   *
   * @default true
   */
  readonly defaults?: boolean;

  /**
   * The language of requests and responses.
   *
   * @default Protocol.SELDON
   */
  readonly protocol?: Protocol;

  /**
   * How graph nodes are called.
   *
   * @default - as each request comes: REST or gRPC
   */
  readonly transport?: Transport;

  /**
   * Where requests come from.
   *
   * @default ServerType.rpc()
   */
  readonly serverType?: ServerType;

  /**
   * Pods of each component, where neither predictor nor component says otherwise.
   *
   * @default 1
   */
  readonly replicas?: number;

  /**
   * Annotations of `spec`, which reach every pod. Settings of Seldon have props of their own.
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
   * Time for one request to *each* graph node, and for a whole request through Ambassador.
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
   * The largest message by gRPC, in bytes.
   *
   * @default 2147483647
   */
  readonly grpcMaxMessageBytes?: number;

  /**
   * Whether each service orchestrator runs in pods of its own. It does not see `requestTimeout` there.
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
   * Whether Triton reads its model repository itself.
   *
   * @default - a storage initializer copies the models first
   */
  readonly skipStorageInitializer?: boolean;

  /**
   * Payloads that may wait to be logged, in each service orchestrator.
   *
   * @default - as the operator is configured, 10000 as the chart installs it
   */
  readonly loggerQueueSize?: number;

  /**
   * How long a request waits for a place in that queue.
   *
   * @default - as the operator is configured, 2 seconds as the chart installs it
   */
  readonly loggerWriteTimeout?: Duration;

  /**
   * Rules that have nothing to say here, each with the reason, which an annotation of the object keeps. `Silence.below`
   * is for a whole chart.
   *
   * @default - none
   */
  readonly silence?: SilencedRule[];

  /**
   * A second name.
   *
   * @default - none
   * @deprecated has no effect; the object's name counts
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
   * @deprecated has no effect, and anybody may read it in the manifest; protect the ingress instead
   */
  readonly oauthSecret?: string;

  /**
   * The object as plain data, in place of the other properties.
   * @internal
   */
  readonly _manifest?: Manifest;
}

/** Options of `SeldonDeployment.canary`. */
export interface CanaryOptions {
  /** The version that works. */
  readonly stable: PredictorOptions;

  /** The version on trial. */
  readonly canary: PredictorOptions;

  /** Share of the requests for the version on trial, in whole percent from 1 to 99; the other gets the rest. */
  readonly percent: number;

  /**
   * Name of the predictor that works.
   *
   * @default "default"
   */
  readonly stableName?: string;

  /**
   * Name of the predictor on trial.
   *
   * @default "canary"
   */
  readonly canaryName?: string;
}

/** Options of `SeldonDeployment.abTest`. */
export interface AbTestPredictorsOptions {
  /** The one version. */
  readonly a: PredictorOptions;

  /** The other version. */
  readonly b: PredictorOptions;

  /**
   * Share of the requests for the other version, in whole percent from 1 to 99; the one gets the rest.
   *
   * @default 50
   */
  readonly percentB?: number;
}

/** Options of `SeldonDeployment.shadow`. */
export interface ShadowOptions extends PredictorOptions {
  /**
   * Share of the requests that are copied to the shadow, in whole percent.
   *
   * @default - all of them
   */
  readonly percent?: number;
}
