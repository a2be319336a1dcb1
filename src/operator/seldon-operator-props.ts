import { type Construct } from 'constructs';
import { type ImageMirror } from './image-mirror';
import { type Ingress } from './ingress';
import { type ManagerOptions } from './manager-options';
import { type OperatorMode } from './operator-mode';
import {
  type OperatorModelOptions,
  type OperatorExecutorOptions,
  type OperatorStorageInitializerOptions,
  type PredictorServerImages,
} from './operator-options';
import { type OperatorPlatform } from './operator-platform';
import { type WebhookCertificate } from './webhook-certificate';
import { type Values } from '../input/values';

/** Properties of `SeldonOperator`. */
export interface SeldonOperatorProps {
  /**
   * Namespace of the operator.
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * Whether the namespace is created, with the labels that the operator's mode requires.
   * @default false
   */
  readonly createNamespace?: boolean;

  /**
   * Name of the Helm release that this operator replaces; it is only used in labels.
   * @default 'seldon-core-operator'
   */
  readonly release?: string;

  /**
   * Seldon Core release of the images, from 1.12.0 to 1.17.1; everything else is as in 1.17.1.
   * @default '1.17.1'
   */
  readonly version?: string;

  /**
   * The Seldon Core release that is currently installed, such as `1.14`: `upgradeNotes` lists what to do beforehand.
   * @default - none is installed
   */
  readonly upgradeFrom?: string;

  /**
   * Values of the Helm chart `seldon-core-operator`; the other properties take precedence.
   * @default - the chart's defaults
   */
  readonly values?: Values;

  /**
   * Which SeldonDeployments the operator watches.
   * @default - those of all namespaces without a controller id
   */
  readonly mode?: OperatorMode;

  /**
   * How requests from outside reach models.
   * @default - not at all
   */
  readonly ingress?: Ingress;

  /**
   * Where the webhook's certificate comes from.
   * @default - cert-manager, with a self-signed issuer
   */
  readonly webhookCertificate?: WebhookCertificate;

  /**
   * The kind of cluster, if it needs special values.
   * @default - any cluster
   */
  readonly platform?: OperatorPlatform;

  /**
   * The operator's own pod.
   * @default - as in the chart
   */
  readonly manager?: ManagerOptions;

  /**
   * The orchestrator that the operator adds to graphs.
   * @default - as in the chart
   */
  readonly executor?: OperatorExecutorOptions;

  /**
   * Defaults of graph nodes.
   * @default - as in the chart
   */
  readonly models?: OperatorModelOptions;

  /**
   * The init container that loads models.
   * @default - rclone
   */
  readonly storageInitializer?: OperatorStorageInitializerOptions;

  /**
   * Prepackaged servers by name, such as `SKLEARN_SERVER` or `MY_SERVER`, which are added to those of the chart or
   * replace them.
   * @default - those of the chart
   */
  readonly predictorServers?: { readonly [name: string]: PredictorServerImages };

  /**
   * Image of explainers for the protocol `seldon`.
   * @default - of the operator's version
   */
  readonly explainerImage?: string;

  /**
   * Image of explainers for the protocol `v2`.
   * @default - of the operator's version
   */
  readonly explainerV2Image?: string;

  /**
   * Where all images are pulled from.
   * @default - the public registries
   */
  readonly imageMirror?: ImageMirror;

  /**
   * Whether SeldonDeployments may use KEDA, which must be installed.
   * @default false
   */
  readonly keda?: boolean;

  /**
   * Whether the CustomResourceDefinition is installed; once per cluster is enough.
   * @default true
   */
  readonly installCrd?: boolean;

  /**
   * Whether roles and bindings are created; otherwise an administrator grants the manager its permissions.
   * @default true
   */
  readonly createRbac?: boolean;

  /**
   * Namespaces with models in which the manager may read Secrets and ServiceAccounts.
   * @default - it may read all Secrets in the namespaces that it watches
   */
  readonly secretNamespaces?: string[];

  /**
   * The scope of what only a cluster administrator can apply, separate from what a team applies in its namespace:
   * objects of the whole cluster, and all roles and their bindings, because Kubernetes lets users grant only
   * permissions that they have.
   * @default - with the other objects
   */
  readonly clusterResources?: Construct;

  /**
   * The scope of the CustomResourceDefinition, such as a separate chart that is applied first.
   * @default - with the other cluster-scoped objects
   */
  readonly crds?: Construct;

  /**
   * Whether the objects are exactly the chart's, without the deviations listed in `docs/helm-parity.md`.
   * @default false
   */
  readonly strictParity?: boolean;
}
