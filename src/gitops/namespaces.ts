/** Namespace of Flux by default. */
export const FLUX_NAMESPACE = 'flux-system';
