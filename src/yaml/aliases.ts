import { type Token, YamlError } from './token';
import { isObject, type Json, type JsonObject, put } from '../private/json';

/** What an anchor names. */
interface Anchored {
  readonly value: Json;
  /** Nodes below and including the anchored one, aliases expanded. */
  readonly nodes: number;
  /** The scalar as a key, undefined if JSON has no such key; absent for a map or list. */
  readonly key?: () => string | undefined;
}

/** Number of nodes from which on Go's library limits the share that may come from aliases. */
const FEW_NODES = 400_000;
const MANY_NODES = 4_000_000;

/** Maximum number of characters that may come from aliases. */
const MOST_CHARACTERS = 64 * 1024 * 1024;

/**
 * The anchors of one document. An alias is a copy, and copies are limited by Go's rule for nodes and by one for
 * characters, so that a small document cannot grow without bounds.
 *
 * @see https://github.com/kubernetes-sigs/yaml/blob/v1.4.0/goyaml.v2/decode.go
 */
export class Aliases {
  /** What an anchor names; while its node is incomplete, the number of that node. */
  private readonly anchors = new Map<string, Anchored | number>();
  /** Whether there was an alias of a value. */
  public wereUsed = false;
  private nodes = 0;
  private nodesOfAliases = 0;
  private charactersOfAliases = 0;

  /** @param copying whether an alias is a copy, or (if only positions are needed) the anchored value itself */
  public constructor(private readonly copying: boolean) {}

  /** Counts a node of the document and returns its number. */
  public count(): number {
    return this.nodes++;
  }

  /** A node has an anchor, which no alias may name until the node is complete. `node` is its number from `count`. */
  public open(name: string, node: number): void {
    this.anchors.set(name, node);
  }

  /** The anchored node is complete; if the name was used again inside it, that anchor is kept. */
  public close(name: string, value: Json, node: number, key?: () => string | undefined): void {
    if (this.anchors.get(name) === node) {
      this.anchors.set(name, { value, nodes: this.nodes - node, key });
    }
  }

  /** The value of an alias. */
  public resolve(alias: Token): Json {
    const anchored = this.lookUp(alias);
    this.wereUsed = true;
    this.nodes += 1 + anchored.nodes;
    this.nodesOfAliases += anchored.nodes;
    if (this.nodesOfAliases > 100 && this.nodes > 1_000 && this.nodesOfAliases / this.nodes > this.allowedShare()) {
      throw new YamlError('aliases make the document grow too much', alias.start);
    }
    return this.copying ? this.copy(anchored.value, alias) : anchored.value;
  }

  /** The key that an alias of a scalar represents. */
  public key(alias: Token): string | undefined {
    const { key } = this.lookUp(alias);
    if (!key) {
      throw new YamlError('a map or a list cannot be a key', alias.start);
    }
    return key();
  }

  private lookUp(alias: Token): Anchored {
    const anchored = this.anchors.get(alias.text);
    if (anchored === undefined) {
      throw new YamlError('there is no anchor before this alias; quote a string that begins with *', alias.start);
    }
    if (typeof anchored === 'number') {
      throw new YamlError(`the anchor &${alias.text} contains itself`, alias.start);
    }
    return anchored;
  }

  private allowedShare(): number {
    const share = (this.nodes - FEW_NODES) / (MANY_NODES - FEW_NODES);
    return 0.99 - 0.89 * Math.min(Math.max(share, 0), 1);
  }

  private copy(value: Json, alias: Token): Json {
    if (Array.isArray(value)) {
      return value.map((item) => this.copy(item, alias));
    }
    if (isObject(value)) {
      const copy: JsonObject = {};
      for (const key of Object.keys(value)) {
        put(copy, key, this.copy(value[key], alias));
      }
      return copy;
    }
    if (typeof value === 'string') {
      this.charactersOfAliases += value.length;
      if (this.charactersOfAliases > MOST_CHARACTERS) {
        throw new YamlError('aliases make the document grow too much', alias.start);
      }
    }
    return value;
  }
}
