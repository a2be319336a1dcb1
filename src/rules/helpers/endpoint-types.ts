import { type Subject } from '../subject';

/** The different endpoint types in the graphs of a SeldonDeployment, each with the place where it first occurs. */
export function endpointTypes(subject: Subject): { type: string; path: string }[] {
  const found = new Map<string, string>();
  for (const { node, path } of subject.nodes()) {
    const type = node.endpoint?.type ?? '';
    if (type !== '' && !found.has(type)) {
      found.set(type, `${path}.endpoint.type`);
    }
  }
  return [...found].map(([type, path]) => ({ type, path }));
}
