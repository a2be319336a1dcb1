import { writtenAnnotations } from './written-annotations';
import { AMBASSADOR_CONFIG } from '../../api/facts/settings';
import { has, isObject } from '../../private/json';
import { readDocuments } from '../../yaml/read';
import { type OtherPlace } from '../finding';
import { type Reference, referencesOf, triggerAddresses } from '../reference';
import { type Subject } from '../subject';

/** A reference to an object of the SeldonDeployment, and where it is written. */
export interface PlacedReference {
  readonly reference: Reference;
  /** Where a field of the referring object is written. */
  place(field: string): { readonly path: string; readonly about?: OtherPlace };
}

/**
 * The references of other objects to those that the operator creates, and those in the triggers of `kedaSpec` and in
 * custom Mappings of Ambassador.
 */
export function placedReferences(subject: Subject): readonly PlacedReference[] {
  return subject.once(collect);
}

function collect(subject: Subject): PlacedReference[] {
  return [
    ...subject.surroundings.referencesTo(subject.object).map((reference) => placed(reference)),
    ...ownTriggers(subject),
    ...ownMappings(subject),
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
  const { expansion } = subject;
  return expansion.objects
    .filter(({ kind }) => kind === 'ScaledObject')
    .flatMap((object) =>
      triggerAddresses(object)
        .filter((address) => isOwn(subject, address))
        .map((reference) => ({
          reference,
          place: (field: string) => ({ path: subject.origins?.of(object, field)?.paths[0] ?? 'spec' }),
        })),
    );
}

/**
 * The Mappings for Ambassador v1 in an annotation, which the operator copies as it is to each Service of a predictor.
 * @see https://github.com/SeldonIO/seldon-core/blob/v1.17.1/operator/controllers/ambassador/v1.go GetAmbassadorConfigs
 */
function ownMappings(subject: Subject): PlacedReference[] {
  const { ambassador } = subject.config;
  const { annotations } = subject.spec;
  const level = annotations && has(annotations, AMBASSADOR_CONFIG) ? 'spec' : 'metadata';
  const written =
    ambassador.enabled && ambassador.version === 'v1'
      ? writtenAnnotations(subject).filter((each) => each.key === AMBASSADOR_CONFIG && each.level === level)
      : [];
  return written.flatMap(({ value, path }) =>
    readDocuments(value, AMBASSADOR_CONFIG)
      .map((document) => document.value)
      .filter(isObject)
      .flatMap(({ kind = null, name = null, ...spec }) =>
        referencesOf({ kind, metadata: { name, namespace: subject.namespace }, spec }),
      )
      .filter((reference) => reference.owner.kind === 'Mapping' && isOwn(subject, reference))
      .map((reference) => ({ reference: { ...reference, field: 'service' }, place: () => ({ path }) })),
  );
}

/** Whether a name is one that the operator may have given. */
function isOwn({ object, namespace, metadata, surroundings }: Subject, reference: Reference): boolean {
  const name = String(metadata.name);
  const isNamedAlike = reference.name === name || reference.name.startsWith(`${name}-`);
  return reference.namespace === namespace && isNamedAlike && !surroundings.isOfAnother(object, reference);
}
