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
   * Whether the namespace is made, with the labels that the operator's mode asks for.
   * @default false
   */
  readonly createNamespace?: boolean;

  /**
   * Name of the Helm release that this operator takes the place of; it is in labels only.
   * @default 'seldon-core-operator'
   */
  readonly release?: string;

  /**
   * Release of Seldon Core whose images run, from 1.12.0 to 1.17.1; everything else is as in 1.17.1.
   * @default '1.17.1'
   */
  readonly version?: string;

  /**
   * The release of Seldon Core that runs now, such as `1.14`: `upgradeNotes` says what to do before.
   * @default - none runs
   */
  readonly upgradeFrom?: string;

  /**
   * Values of the Helm chart `seldon-core-operator`; the other properties win over them.
   * @default - the chart's defaults
   */
  readonly values?: Values;

  /**
   * Which SeldonDeployments the operator takes care of.
   * @default - those of all namespaces that no other operator claims
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
   * The kind of cluster, where it needs values of its own.
   * @default - any cluster
   */
  readonly platform?: OperatorPlatform;

  /**
   * The operator's own process.
   * @default - as in the chart
   */
  readonly manager?: ManagerOptions;

  /**
   * The orchestrator that the operator puts in front of graphs.
   * @default - as in the chart
   */
  readonly executor?: OperatorExecutorOptions;

  /**
   * What graph nodes get unless a SeldonDeployment says otherwise.
   * @default - as in the chart
   */
  readonly models?: OperatorModelOptions;

  /**
   * The init container that loads models.
   * @default - rclone
   */
  readonly storageInitializer?: OperatorStorageInitializerOptions;

  /**
   * Prepackaged servers by name, such as `SKLEARN_SERVER` or `MY_SERVER`, beside those of the chart or in their place.
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
   * Whether SeldonDeployments may scale by KEDA, which must be installed.
   * @default false
   */
  readonly keda?: boolean;

  /**
   * Whether the CustomResourceDefinition is installed; once per cluster is enough.
   * @default true
   */
  readonly installCrd?: boolean;

  /**
   * Whether roles and bindings are made; otherwise an administrator gives the manager its rights.
   * @default true
   */
  readonly createRbac?: boolean;

  /**
   * Namespaces with models whose secrets and service accounts the manager may read, by name, one by one.
   * @default - it may read all secrets of the namespaces that it takes care of
   */
  readonly secretNamespaces?: string[];

  /**
   * Where goes what only an administrator of the cluster can apply, apart from what a team applies in its namespace:
   * objects of the whole cluster, and all roles and their bindings, because Kubernetes lets users grant only
   * permissions that they have.
   * @default - beside the others
   */
  readonly clusterResources?: Construct;

  /**
   * Where the CustomResourceDefinition goes, such as a chart of its own that is applied first.
   * @default - with the other objects of the whole cluster
   */
  readonly crds?: Construct;

  /**
   * Whether the objects are exactly the chart's, without the deviations that `docs/helm-parity.md` lists.
   * @default false
   */
  readonly strictParity?: boolean;
}
