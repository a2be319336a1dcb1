// Kinds that no published package of types has, as TypeScript types written from their CRDs: only the fields
// that this library writes, so that any other field fails.
const metadata = '{ name: string; namespace?: string; labels?: Record<string, string>; annotations?: Record<string, string> }';
const kind = (apiVersion, name, spec) => [`${apiVersion} ${name}`, `{ apiVersion: '${apiVersion}'; kind: '${name}'; metadata: ${metadata}; spec: ${spec} }`];

export const OTHER_KINDS = Object.fromEntries([
]);
