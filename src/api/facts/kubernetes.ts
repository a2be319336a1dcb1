/**
 * Kubernetes level of the API server that the library reproduces (`src/apiserver`), and that it is compared with.
 * Another level changes which fields and values of created objects are rejected.
 */
export const API_SERVER_LEVEL = '1.34';

/** The first minor version of Kubernetes 1 that accepts a CRD of `apiextensions.k8s.io/v1` with this schema. */
export const LEAST_CRD_MINOR = 18;

/** The version of Kubernetes that charts are rendered for, as Helm 3.16 does without a cluster. */
export const RENDERED_LEVEL = { major: 1, minor: 31, preRelease: false } as const;
