import { type Owner, serviceNameOf } from './owner';
import { containerPlace, textOf, type PredictorPlace } from './place';
import { SERVICE_NAME } from '../../api/annotations';
import { isObject, type JsonObject } from '../../private/json';
import { type Segment } from '../../private/path';

/** A part of a derived name and where it is written. */
interface NamePart {
  readonly text: string;
  readonly at: readonly Segment[];
}

const SDEP_NAME: readonly Segment[] = ['metadata', 'name'];

/**
 * What to rename where a derived name is refused: the first part that could not stand in a name of that kind, else the
 * SeldonDeployment, with whose name each of them begins.
 * @param kind kind of the object; Services must not have dots in their names, nor begin with a digit
 */
export function namingPart(owner: Owner, sdep: JsonObject, kind: string): readonly Segment[] {
  const usable = kind === 'Service' ? /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/ : /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/;
  const parts = partsOf(owner, sdep);
  return (parts.find(({ text }) => !usable.test(text)) ?? parts[0]).at;
}

function partsOf(owner: Owner, sdep: JsonObject): NamePart[] {
  const { predictor } = owner;
  const given = serviceNameOf(predictor);
  if (owner.kind === 'service' && given !== undefined) {
    return [{ text: given, at: [...predictor.at, 'annotations', SERVICE_NAME] }];
  }
  return [
    { text: textOf(isObject(sdep.metadata) ? sdep.metadata : undefined, 'name'), at: SDEP_NAME },
    { text: predictor.name, at: [...predictor.at, 'name'] },
    ...owner.kind === 'component' ? componentParts(owner.containers, owner.index, predictor) : [],
    ...owner.kind === 'container' ? [containerPart(owner.container, predictor)] : [],
  ];
}

function componentParts(containers: readonly string[], index: number, predictor: PredictorPlace): NamePart[] {
  const component = predictor.components[index];
  const metadata = component?.value.metadata;
  const own = isObject(metadata) ? textOf(metadata, 'name') : '';
  return own === ''
    ? containers.map((name) => containerPart(name, predictor))
    : [{ text: own, at: [...component.at, 'metadata', 'name'] }];
}

function containerPart(name: string, predictor: PredictorPlace): NamePart {
  return { text: name, at: containerName(name, predictor) };
}

/** Where a container gets its name. */
export function containerName(name: string, predictor: PredictorPlace): readonly Segment[] {
  const place = containerPlace(predictor, name);
  return place === undefined ? predictor.at : [...place.at, 'name'];
}
