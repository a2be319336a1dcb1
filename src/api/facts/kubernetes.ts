/**
 * Kubernetes level of the API server that the library reproduces (`src/apiserver`), and that it is compared with.
 * Another level changes which fields and values of created objects are rejected.
 */
export const API_SERVER_LEVEL = '1.34';

/**
 * The oldest version of Kubernetes that the operator runs on: it creates objects of `autoscaling/v2` and `policy/v1`.
 * No newest one is known; API_SERVER_LEVEL is what this library compares with.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/seldondeployment_controller.go
 */
export const OLDEST_FOR_OPERATOR = '1.23';

/** The first minor version of Kubernetes 1 that accepts a CRD of `apiextensions.k8s.io/v1` with this schema. */
export const LEAST_CRD_MINOR = 18;

/** The version of Kubernetes that charts are rendered for, as Helm 3.16 does without a cluster. */
export const RENDERED_LEVEL = { major: 1, minor: 31, preRelease: false } as const;

/**
 * jq paths of the fields in a CRD that a cluster changes: the CA bundle, which controllers such as cert-manager write,
 * and `preserveUnknownFields: false`, which the API server accepts but does not store.
 * @see https://github.com/kubernetes/apiextensions-apiserver/blob/v0.34.1/pkg/apis/apiextensions/v1/types.go
 */
export const CHANGED_IN_CRDS = [
  '.spec.conversion.webhook.clientConfig.caBundle',
  '.spec | select(.preserveUnknownFields == false) | .preserveUnknownFields',
] as const;
