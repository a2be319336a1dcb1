/** The factories of `GraphNode`, by the type of the node. */
export const BY_TYPE: Readonly<Record<string, string>> = {
  MODEL: 'model',
  ROUTER: 'router',
  COMBINER: 'combiner',
  TRANSFORMER: 'transformer',
  OUTPUT_TRANSFORMER: 'outputTransformer',
  UNKNOWN_TYPE: 'custom',
};

/** Those of nodes that run in the orchestrator, by implementation. */
export const BY_IMPLEMENTATION: Readonly<Record<string, string>> = {
  SIMPLE_MODEL: 'simpleModel',
  SIMPLE_ROUTER: 'simpleRouter',
  RANDOM_ABTEST: 'abTest',
  AVERAGE_COMBINER: 'averageCombiner',
};

/** The type or implementation for which a factory is. */
export function madeBy(factories: Readonly<Record<string, string>>, method: string): string | undefined {
  return Object.keys(factories).find((key) => factories[key] === method);
}
