import { visible } from './visible';

/**
 * An element of SVG. Attributes are escaped; text goes through `words`, so that no text of a manifest becomes markup.
 * @param content elements, words, and strings of our own that are taken as they are
 */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...content: readonly (Markup | string)[]
): Markup {
  const written = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const head = [name, ...written.map(([key, value]) => `${key}="${escaped(String(value))}"`)].join(' ');
  return new Markup(content.length === 0 ? `<${head}/>` : `<${head}>${content.map(String).join('')}</${name}>`);
}

/** Text within an element. */
export function words(text: string): Markup {
  return new Markup(escaped(text));
}

/** Finished markup. */
export class Markup {
  public constructor(private readonly source: string) {}

  public toString(): string {
    return this.source;
  }
}

function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
