import { type Token, YamlError } from './token';

const STANDARD_HANDLES: ReadonlyMap<string, string> = new Map([
  ['!', '!'],
  ['!!', 'tag:yaml.org,2002:'],
]);

/** The directives of a document: `%YAML`, and `%TAG`, which declares a handle. */
export class Directives {
  /** The prefixes of tags by their handles. */
  public handles = STANDARD_HANDLES;
  private readonly declared = new Set<string>();

  /** @throws YamlError for a directive that Helm and kubectl reject */
  public read({ text, suffix, start }: Token): void {
    const declared = text === 'TAG' ? suffix.split(' ')[0] : text;
    if (this.declared.has(declared)) {
      throw new YamlError(`the directive %${text} is repeated: remove one`, start);
    }
    this.declared.add(declared);
    if (text === 'YAML') {
      if (suffix !== '1.1') {
        throw new YamlError(`YAML ${suffix} is not read by Helm and kubectl: leave the directive out`, start);
      }
      return;
    }
    const [handle, prefix, ...rest] = suffix.split(' ');
    if (text !== 'TAG' || !/^!(?:[\w-]*!)?$/.test(handle) || !prefix || rest.length > 0) {
      throw new YamlError(`the directive %${text} is not known`, start);
    }
    this.handles = new Map([...this.handles, [handle, prefix]]);
  }
}
