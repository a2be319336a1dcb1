import { BUILT_IN_IMPLEMENTATIONS, NO_IMPLEMENTATION } from './facts/words';

/** Whether a prepackaged server runs a graph node: any implementation that is neither absent nor built in. */
export function isPrepackaged(node: { readonly implementation?: unknown }): boolean {
  const implementation = node.implementation;
  return (
    typeof implementation === 'string' &&
    implementation !== '' &&
    implementation !== NO_IMPLEMENTATION &&
    !BUILT_IN_IMPLEMENTATIONS.includes(implementation)
  );
}
