/** A taint that pods of the manager tolerate. */
export interface ManagerToleration {
  /**
   * The taint's key.
   * @default - any key
   */
  readonly key?: string;

  /**
   * The taint's value.
   * @default - any value
   */
  readonly value?: string;

  /**
   * The taint's effect, such as `NoSchedule`.
   * @default - any effect
   */
  readonly effect?: string;
}

/** CPU and memory of the manager or of the executor, as Kubernetes quantities. */
export interface OperatorResources {
  /**
   * CPU request, such as `100m`.
   * @default - as in the chart
   */
  readonly cpuRequest?: string;

  /**
   * CPU limit, such as `500m`.
   * @default - as in the chart
   */
  readonly cpuLimit?: string;

  /**
   * Memory request, such as `200Mi`.
   * @default - as in the chart
   */
  readonly memoryRequest?: string;

  /**
   * Memory limit, such as `1Gi`; the chart's 300Mi is too little for clusters with many models.
   * @default - as in the chart
   */
  readonly memoryLimit?: string;
}

/** The manager: the operator's own process. */
export interface ManagerOptions {
  /**
   * Number of managers; one is the leader, the others serve the webhook and stand by.
   * @default 1
   */
  readonly replicas?: number;

  /**
   * CPU and memory.
   * @default - requests of 100m and 200Mi, limits of 500m and 300Mi
   */
  readonly resources?: OperatorResources;

  /**
   * `DEBUG`, `INFO`, `WARN`, `ERROR` or `FATAL`.
   * @default 'INFO'
   */
  readonly logLevel?: string;

  /**
   * Priority class of the manager's pods.
   * @default - none
   */
  readonly priorityClassName?: string;

  /**
   * Labels of the nodes that the manager may run on.
   * @default - any node
   */
  readonly nodeSelector?: { readonly [label: string]: string };

  /**
   * Tolerations of the manager's pods.
   * @default - none
   */
  readonly tolerations?: ManagerToleration[];

  /**
   * Node label by which several managers are spread if possible, such as `kubernetes.io/hostname`.
   * @default - no rule
   */
  readonly spreadOver?: string;

  /**
   * Names of secrets for pulling the manager's image.
   * @default - none
   */
  readonly imagePullSecrets?: string[];

  /**
   * Further environment variables by name, each after those that it refers to with `$(NAME)`, otherwise sorted.
   * @default - none
   */
  readonly env?: { readonly [name: string]: string };

  /**
   * Annotations of the manager's pods.
   * @default - none but the chart's
   */
  readonly annotations?: { readonly [key: string]: string };

  /**
   * User id of the manager's process.
   * @default 8888
   */
  readonly userId?: number;

  /**
   * Whether the manager uses the host network, for clusters in which the API server can only reach nodes.
   * @default false
   */
  readonly hostNetwork?: boolean;

  /**
   * Port of the webhook; with `hostNetwork` it must be free on the node.
   * @default 4443
   */
  readonly webhookPort?: number;

  /**
   * Port of the manager's own metrics; with `hostNetwork` it must be free on the node.
   * @default 8080
   */
  readonly metricsPort?: number;

  /**
   * Name of the lock for leader election.
   * @default 'a33bd623.machinelearning.seldon.io'
   */
  readonly leaderElectionId?: string;

  /**
   * Name of the manager's service account.
   * @default 'seldon-manager'
   */
  readonly serviceAccountName?: string;

  /**
   * Whether the service account is created; otherwise it must exist.
   * @default true
   */
  readonly createServiceAccount?: boolean;
}
