/** Implementations that run inside the service orchestrator and have no container. */
export const BUILT_IN_IMPLEMENTATIONS: readonly string[] = ['SIMPLE_MODEL', 'SIMPLE_ROUTER', 'RANDOM_ABTEST', 'AVERAGE_COMBINER'];

/** Prepackaged servers that the operator chart knows by default. */
export const PREPACKAGED_SERVERS: readonly string[] = [
  'SKLEARN_SERVER', 'XGBOOST_SERVER', 'TENSORFLOW_SERVER', 'MLFLOW_SERVER', 'TRITON_SERVER', 'HUGGINGFACE_SERVER', 'TEMPO_SERVER',
];

/**
 * Whether a graph node is served by a prepackaged server: by any implementation that is neither empty, nor
 * `UNKNOWN_IMPLEMENTATION`, nor built in.
 */
export function isPrepackaged(node: { readonly implementation?: unknown }): boolean {
  const implementation = node.implementation;
  return typeof implementation === 'string' && implementation !== '' && implementation !== 'UNKNOWN_IMPLEMENTATION'
    && !BUILT_IN_IMPLEMENTATIONS.includes(implementation);
}
