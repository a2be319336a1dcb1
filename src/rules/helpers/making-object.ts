import { type Subject } from '../subject';

/** What of a Secret is to be changed. */
type Part = 'keys' | 'type';

/** Where each kind has the keys and the type of the Secret that a controller makes from it. */
const FIELDS: ReadonlyMap<string, Readonly<Record<Part, string>>> = new Map([
  ['SealedSecret', { keys: 'spec.encryptedData', type: 'spec.template.type' }],
  ['ExternalSecret', { keys: 'spec.data', type: 'spec.target.template.type' }],
  ['Certificate', { keys: 'spec', type: 'spec' }],
]);

/**
 * The end of a remedy for a Secret that a controller makes, whose own changes it would undo; empty for a Secret that is
 * itself part of the input.
 */
export function inMakingObject({ surroundings, namespace }: Subject, name: string, part: Part): string {
  const maker = surroundings.sources.makerOf(namespace, name);
  const fields = maker && FIELDS.get(maker.kind);
  return maker === undefined || fields === undefined
    ? ''
    : `: the Secret is made from ${maker.kind} ${JSON.stringify(maker.name)}, so change ${fields[part]} there`;
}
