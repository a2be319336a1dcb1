/** API group of SeldonDeployments. */
export const GROUP = 'machinelearning.seldon.io';

/** The kind. */
export const KIND = 'SeldonDeployment';

/** Name of the resource in URLs, roles and webhooks. */
export const PLURAL = 'seldondeployments';

/** The version in which a cluster stores SeldonDeployments, and in which the library writes them. */
export const STORED_VERSION = 'v1';

/** The served versions, which all have the same fields. */
export const SERVED_VERSIONS: readonly string[] = [STORED_VERSION, 'v1alpha2', 'v1alpha3'];

/** `apiVersion` of the stored version. */
export const API_VERSION = `${GROUP}/${STORED_VERSION}`;

/** `apiVersion` of each served version, the stored one first. */
export const API_VERSIONS: readonly string[] = SERVED_VERSIONS.map((version) => `${GROUP}/${version}`);

/** Name of the CustomResourceDefinition. */
export const CRD_NAME = `${PLURAL}.${GROUP}`;
