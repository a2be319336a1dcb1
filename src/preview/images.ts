import { containersOf, podsOf } from './pods';
import { type Manifest } from '../private/json';

/** All images that expanded objects run, each once, in alphabetical order: for mirrors and scanners. */
export function imagesOf(objects: readonly Manifest[]): string[] {
  const images = podsOf(objects).flatMap(({ spec }) => {
    const { initial, running } = containersOf(spec);
    return [...initial, ...running].map(({ image }) => image);
  });
  return [...new Set(images.filter((image): image is string => typeof image === 'string' && image !== ''))].sort();
}
