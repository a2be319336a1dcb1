/** Namespace of Flux unless something else is said. */
export const FLUX_NAMESPACE = 'flux-system';
