import { type Duration } from 'cdk8s';
import { type Explainer } from './explainer';
import { type GraphNode } from './graph/graph-node';
import { type ResourceRequirements } from './k8s/structs.generated';
import { type Orchestrator } from './orchestrator';
import { type PodPlacement } from './pod/placement';
import { type PodOptions } from './pod/pod-options';
import { type DisruptionBudget } from './scaling/disruption-budget';
import { type Scaling } from './scaling/scaling';

/** Options of a version of the model, apart from its share of the traffic. */
export interface PredictorOptions {
  /** The inference graph: its root node, with the others below it. */
  readonly graph: GraphNode;

  /**
   * Which nodes of the graph run together in which pod.
   *
   * @default PodPlacement.onePod()
   */
  readonly placement?: PodPlacement;

  /**
   * Settings of every pod in addition to the containers of the graph.
   *
   * @default - only what the operator adds
   */
  readonly pod?: PodOptions;

  /**
   * The number of replicas of each pod, or how they are scaled.
   *
   * @default - the replicas of the SeldonDeployment
   */
  readonly scaling?: Scaling;

  /**
   * How many pods may be unavailable while nodes are drained. It counts the pods of the whole SeldonDeployment, and
   * pods under two budgets cannot be evicted at all: set it on only one predictor.
   *
   * @default - none
   */
  readonly disruptionBudget?: DisruptionBudget;

  /**
   * Explains the responses.
   *
   * @default - none
   */
  readonly explainer?: Explainer;

  /**
   * The orchestrator, which sends requests through the graph.
   *
   * @default - the executor, as the operator is configured
   */
  readonly orchestrator?: Orchestrator;

  /**
   * Labels of the pods and of what the operator creates for them.
   *
   * @default - only `version`, with the predictor's name
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of the pods, their Deployments and their Services.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };

  /**
   * Name of the predictor's Service.
   *
   * @default - names of SeldonDeployment and predictor, joined by a dash
   */
  readonly serviceName?: string;

  /**
   * Name of a Secret with `tls.crt` and `tls.key`, with which containers and the service orchestrator serve TLS.
   *
   * @default - no TLS
   */
  readonly certSecretName?: string;

  /**
   * How long a new version may take before its Deployment counts as failed.
   *
   * @default Duration.minutes(10)
   */
  readonly progressDeadline?: Duration;

  /**
   * Resources of an engine that no longer exists.
   *
   * @default - none
   * @deprecated has no effect; use `Orchestrator.executor({ resources })`
   */
  readonly engineResources?: ResourceRequirements;
}

/** Options of `SeldonDeployment.addPredictor`. */
export interface WeightedPredictorOptions extends PredictorOptions {
  /**
   * Share of the requests in percent; the shares of all predictors must add up to 100. `canary` and `abTest` ensure
   * that.
   *
   * @default - all requests, for a single predictor
   */
  readonly traffic?: number;
}
