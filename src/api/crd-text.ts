/**
 * Texts of the schema of the CRD as YAML by the depth that they stand at. None here: the build of the command line
 * (`scripts/bundle-cli.js`) puts them in, for making them takes longer than the rest of the operator's chart.
 */
export const SCHEMA_TEXTS: Iterable<readonly [number, string]> = [];
