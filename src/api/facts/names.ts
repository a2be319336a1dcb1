/**
 * Names that the operator gives to what it creates, and the suffixes that it derives names with.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/apis/machinelearning.seldon.io/v1/seldondeployment_types.go
 */

/** Longest name of a Service, of a container, and longest value of a label. */
export const MAX_NAME_LENGTH = 63;

/** Container of the service orchestrator. */
export const ENGINE_CONTAINER = 'seldon-container-engine';
/** Container of TensorFlow Serving beside the proxy of a TENSORFLOW_SERVER node. */
export const TFSERVING_CONTAINER = 'tfserving';

/** What the operator takes a container of these names for, and with what effect on one that is a node's. */
export const RESERVED_CONTAINERS: Readonly<Record<string, string>> = {
  [ENGINE_CONTAINER]:
    'the service orchestrator: the operator adds none beside this node, so that nothing answers requests',
  [TFSERVING_CONTAINER]:
    'TensorFlow Serving behind a proxy: the operator gives this node no Service, so that nothing can call it',
};

/** Suffix of the init container that fetches the model of a container. */
export const INITIALIZER_SUFFIX = '-model-initializer';
/** Suffix of the volume that the model of a container lies in. */
export const MODEL_VOLUME_SUFFIX = '-provision-location';
/** Suffix of the Deployment, Service and routes of an explainer. */
export const EXPLAINER_SUFFIX = '-explainer';
/** Suffix of the Deployment of a service orchestrator in a pod of its own. */
export const ORCHESTRATOR_SUFFIX = '-svc-orch';

/** What a name that is too long is replaced by, before its MD5 hash. */
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
/** Namespace that the operator is installed in unless somebody says otherwise. */
export const OPERATOR_NAMESPACE = 'seldon-system';
