/** Where a model is mounted. */
export const MODEL_PATH = '/mnt/models';
/** Where the claim of a `pvc://` URI is mounted. */
export const CLAIM_PATH = '/mnt/pvc';
/** Where the pod's annotations are mounted. */
export const PODINFO_PATH = '/etc/podinfo';
/** Where TLS certificates are mounted, unless the operator's environment sets another path. */
export const CERTIFICATE_PATH = '/cert/';
/** Where the key file of Google Cloud is mounted. */
export const GCS_KEY_PATH = '/var/secrets/';
