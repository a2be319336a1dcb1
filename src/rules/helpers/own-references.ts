import { type OtherPlace } from '../finding';
import { type Reference, triggerAddresses } from '../reference';
import { type Subject } from '../subject';

/** A reference to an object of the SeldonDeployment, and where it is written. */
export interface PlacedReference {
  readonly reference: Reference;
  /** Where a field of the referring object is written. */
  place(field: string): { readonly path: string; readonly about?: OtherPlace };
}

/** The references of other objects to those that the operator creates, and addresses in the triggers of `kedaSpec`. */
export function placedReferences(subject: Subject): readonly PlacedReference[] {
  return subject.once(collect);
}

function collect(subject: Subject): PlacedReference[] {
  return [
    ...subject.surroundings.referencesTo(subject.object).map((reference) => placed(reference)),
    ...ownTriggers(subject),
  ];
}

/** A reference of another object. */
export function placed(reference: Reference): PlacedReference {
  return {
    reference,
    place: (path) => ({ path: 'metadata.name', about: { ...reference.owner, path } }),
  };
}

function ownTriggers(subject: Subject): PlacedReference[] {
  const { expansion, namespace, metadata } = subject;
  const name = String(metadata.name);
  return expansion.objects
    .filter(({ kind }) => kind === 'ScaledObject')
    .flatMap((object) =>
      triggerAddresses(object)
        .filter(
          (address) =>
            address.namespace === namespace && (address.name === name || address.name.startsWith(`${name}-`)),
        )
        .map((reference) => ({
          reference,
          place: (field: string) => ({ path: subject.origins?.of(object, field)?.paths[0] ?? 'spec' }),
        })),
    );
}
