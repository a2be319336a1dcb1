import { asText } from '../../private/json';
import { copyValue, isMap, type Value, type ValueMap } from '../../values/value';
import { describeString, Fields } from '../template/fields';
import { ValueError } from '../value-error';

/**
 * The reference under which a mirror offers an image: the same path and tag below the mirror instead of the registry.
 */
export function mirrored(image: string, mirror: string): string {
  const slash = image.indexOf('/');
  const first = slash < 0 ? '' : image.slice(0, slash);
  const hasRegistry = first.includes('.') || first.includes(':') || first === 'localhost';
  return `${mirror}/${hasRegistry ? image.slice(slash + 1) : image}`;
}

/** Whether a string is a registry, optionally with a path, that names of images can begin with. */
export function isMirror(text: string): boolean {
  return /^[a-z0-9][a-z0-9.:/_-]*[a-z0-9]$/i.test(text) && !text.includes('://');
}

/** The operator's values with every image taken from `imageMirror`, if they name one. */
export function withMirroredImages(values: ValueMap): ValueMap {
  const mirror = values.imageMirror;
  if (mirror === undefined || mirror === null || mirror === '') {
    return values;
  }
  if (typeof mirror !== 'string' || !isMirror(mirror)) {
    throw new ValueError(
      'imageMirror',
      `must be a registry, optionally with a path, such as registry.example.com/seldon, not ${describeString(mirror)}`,
    );
  }
  const copy = copyValue(values);
  for (const { at, key } of places(copy)) {
    at[key] = mirrored(asText(at[key]), mirror);
  }
  for (const image of [copy.image, isMap(copy.executor) ? copy.executor.image : null]) {
    if (isMap(image)) {
      image.registry = mirror;
    }
  }
  return copy;
}

/** Every image that the operator may start, with its tag, sorted: what a mirror must offer. */
export function operatorImages(values: ValueMap): string[] {
  const fields = new Fields(withMirroredImages(values));
  const images = ['image', 'executor.image'].map(
    (path) => `${fields.text(`${path}.registry`)}/${fields.text(`${path}.repository`)}:${fields.text(`${path}.tag`)}`,
  );
  for (const { at, key } of places(withMirroredImages(values))) {
    images.push('defaultImageVersion' in at ? `${asText(at[key])}:${asText(at.defaultImageVersion)}` : asText(at[key]));
  }
  return [...new Set(images)].sort();
}

/** Where values hold the name of an image as one string. */
function places(values: ValueMap): { at: ValueMap; key: string }[] {
  const found: { at: ValueMap; key: string }[] = [];
  const add = (at: Value | undefined, key: string) => {
    if (isMap(at) && typeof at[key] === 'string' && at[key] !== '') {
      found.push({ at, key });
    }
  };
  add(values.storageInitializer, 'image');
  add(values.explainer, 'image');
  add(values.explainer, 'image_v2');
  for (const server of Object.values(isMap(values.predictor_servers) ? values.predictor_servers : {})) {
    const protocols = isMap(server) && isMap(server.protocols) ? server.protocols : {};
    Object.values(protocols).forEach((protocol) => add(protocol, 'image'));
  }
  return found;
}
