/**
 * Names of objects that the operator creates, and suffixes of the names that it derives.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go
 */

/** Maximum length of the name of a Service or a container, and of the value of a label. */
export const MAX_NAME_LENGTH = 63;

/** Container of the service orchestrator. */
export const ENGINE_CONTAINER = 'seldon-container-engine';
/** Container of TensorFlow Serving next to the proxy of a TENSORFLOW_SERVER node. */
export const TFSERVING_CONTAINER = 'tfserving';

/** What the operator assumes a container with such a name to be, and the effect on a node of that name. */
export const RESERVED_CONTAINERS: Readonly<Record<string, string>> = {
  [ENGINE_CONTAINER]:
    'the service orchestrator: the operator adds none next to this node, so that nothing answers requests',
  [TFSERVING_CONTAINER]:
    'TensorFlow Serving behind a proxy: the operator gives this node no Service, so that nothing can call it',
};

/** Suffix of the init container that downloads the model of a container. */
export const INITIALIZER_SUFFIX = '-model-initializer';
/** Suffix of the volume with the model of a container. */
export const MODEL_VOLUME_SUFFIX = '-provision-location';
/** Suffix of the Deployment, Service and routes of an explainer. */
export const EXPLAINER_SUFFIX = '-explainer';
/** Suffix of the Deployment of a service orchestrator in its own pod. */
export const ORCHESTRATOR_SUFFIX = '-svc-orch';

/** Replaces a name that is too long, followed by its MD5 hash. */
export const HASHED_PREFIX = 'seldon-';

/** Volume with the pod's annotations. */
export const PODINFO_VOLUME = 'seldon-podinfo';
/** Name of that volume before Seldon Core 1.2. */
export const OLD_PODINFO_VOLUME = 'podinfo';
/** Volume of the claim that a `pvc://` URI names. */
export const CLAIM_VOLUME = 'kfserving-pvc-source';
/** Volume with the key file of Google Cloud. */
export const GCS_VOLUME = 'user-gcp-sa';

/** ConfigMap with the operator's settings. */
export const OPERATOR_CONFIG_MAP = 'seldon-config';
/** Deployment of the operator. */
export const MANAGER_DEPLOYMENT = 'seldon-controller-manager';
/** Service of the operator's webhook. */
export const WEBHOOK_SERVICE = 'seldon-webhook-service';
/** The Secret with the webhook's certificate, unless values name another one. */
export const WEBHOOK_SECRET = 'seldon-webhook-server-cert';
/** Default namespace of the operator. */
export const OPERATOR_NAMESPACE = 'seldon-system';

/** The chart that installs the operator, and its release by default. */
export const OPERATOR_CHART_NAME = 'seldon-core-operator';
/** The charts that install models. */
export const MODEL_CHARTS = {
  singleModel: 'seldon-single-model',
  abTest: 'seldon-abtest',
  multiArmedBandit: 'seldon-mab',
  outlierDetector: 'seldon-od-model',
  outlierTransformer: 'seldon-od-transformer',
} as const;
