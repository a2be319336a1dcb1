import { type Duration } from 'cdk8s';
import { type EnvValue } from './env-value';
import {
  type ContainerPort,
  type EnvFromSource,
  type Lifecycle,
  type Probe,
  type ResourceRequirements,
  type SecurityContext,
  type VolumeDevice,
  type VolumeMount,
} from '../k8s/structs.generated';

/**
 * Settings of the container of a graph node or an explainer, named as in Kubernetes; `env` is a map here.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Container
 */
export interface ContainerOptions {
  /**
   * The command that replaces the image's entry point.
   *
   * @default - the image's entry point
   */
  readonly command?: string[];

  /**
   * Arguments.
   *
   * @default - those of the image
   */
  readonly args?: string[];

  /**
   * The directory in which the process starts.
   *
   * @default - that of the image
   */
  readonly workingDir?: string;

  /**
   * Environment variables by name. In the pod, each comes after those that it refers to with `$(NAME)`; otherwise they
   * are sorted by name.
   *
   * @default - only those of the operator and the image
   */
  readonly env?: { readonly [name: string]: EnvValue };

  /**
   * Names of the variables in `env` that come first, in this order; the others follow. The operator replaces running
   * pods if the order of the same variables changes: set it to prevent that.
   *
   * @default - the order that `env` describes
   */
  readonly envOrder?: string[];

  /**
   * Secrets and ConfigMaps whose keys all become environment variables.
   *
   * @default - none
   */
  readonly envFrom?: EnvFromSource[];

  /**
   * Ports. A graph node listens on those named `http` and `grpc`.
   *
   * @default - those that the operator assigns, 9000 and 9500 for the first node
   */
  readonly ports?: ContainerPort[];

  /**
   * Requests and limits, such as `{ requests: { cpu: '500m', memory: '1Gi' } }`.
   *
   * @default - none
   */
  readonly resources?: ResourceRequirements;

  /**
   * Volumes of the pod that are mounted into the container.
   *
   * @default - only the pod's annotations, under `/etc/podinfo`
   */
  readonly volumeMounts?: VolumeMount[];

  /**
   * Block devices of the container.
   *
   * @default - none
   */
  readonly volumeDevices?: VolumeDevice[];

  /**
   * When the container is alive. For servers of the V2 protocol, the operator keeps only the timing, and probes the
   * server's health endpoint.
   *
   * @default - as long as its port accepts connections, probed every 5 seconds from 60 seconds after the start
   */
  readonly livenessProbe?: Probe;

  /**
   * When the container is ready. For servers of the V2 protocol, the operator keeps only the timing, and probes the
   * server's health endpoint.
   *
   * @default - when its port accepts connections, probed every 5 seconds from 20 seconds after the start
   */
  readonly readinessProbe?: Probe;

  /**
   * When the container has started; the other two probes do not run before that.
   *
   * @default - none
   */
  readonly startupProbe?: Probe;

  /**
   * Hooks after the start and before the stop.
   *
   * @default - a shell runs `sleep 10` before the stop, which an image without a shell cannot do
   */
  readonly lifecycle?: Lifecycle;

  /**
   * The security context of the container.
   *
   * @default - that of the pod
   */
  readonly securityContext?: SecurityContext;

  /**
   * `Always`, `IfNotPresent` or `Never`.
   *
   * @default "IfNotPresent"
   */
  readonly imagePullPolicy?: string;

  /**
   * File with the container's termination message.
   *
   * @default "/dev/termination-log"
   */
  readonly terminationMessagePath?: string;

  /**
   * `File` or `FallbackToLogsOnError`.
   *
   * @default "File"
   */
  readonly terminationMessagePolicy?: string;
}

/** Settings of the container of a graph node, apart from its image. */
export interface GraphContainerOptions extends ContainerOptions {
  /**
   * Time to start: adds a startup probe on the node's own port, which delays the other probes.
   *
   * @default - the operator's liveness probe stops a container that does not listen about 75 seconds after its start
   */
  readonly startup?: Duration;
}

/** The container of a graph node; its name is the node's. */
export interface NodeContainer extends GraphContainerOptions {
  /** The image, with a tag or a digest. */
  readonly image: string;
}

/** The container of a prepackaged server; its name is the node's. */
export interface ServerContainer extends GraphContainerOptions {
  /**
   * The image.
   *
   * @default - the operator's image for this server and protocol
   */
  readonly image?: string;
}
