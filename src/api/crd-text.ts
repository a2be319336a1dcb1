/**
 * The schema of the CRD as YAML, by its depth in the document. Empty here: the build of the command line
 * (`scripts/bundle-cli.js`) fills it in, because generating it takes longer than the rest of the operator's chart.
 */
export const SCHEMA_TEXTS: Iterable<readonly [number, string]> = [];
