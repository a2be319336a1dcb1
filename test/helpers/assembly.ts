import * as fs from 'node:fs';
import * as path from 'node:path';

// The public API as other languages see it: the assembly that jsii writes beside a built library.
export interface TypeReference {
  readonly primitive?: string;
  readonly fqn?: string;
  readonly union?: object;
  readonly collection?: { readonly kind: 'array' | 'map'; readonly elementtype: TypeReference };
}
export interface Docs {
  readonly summary?: string;
  readonly default?: string;
  readonly example?: string;
}
export interface Member {
  readonly name: string;
  readonly docs?: Docs;
  readonly optional?: boolean;
  readonly static?: boolean;
  readonly type?: TypeReference;
  readonly parameters?: Member[];
  readonly returns?: { readonly type: TypeReference };
}
export interface Type {
  readonly fqn: string;
  readonly kind: 'class' | 'interface' | 'enum';
  /** The file below the root, and the name in it. */
  readonly symbolId: string;
  readonly datatype?: boolean;
  readonly docs?: Docs;
  readonly base?: string;
  readonly interfaces?: string[];
  readonly initializer?: { readonly parameters?: Member[] };
  readonly members?: Member[];
  readonly properties?: Member[];
  readonly methods?: Member[];
}

export const assembly = JSON.parse(fs.readFileSync(path.resolve(__dirname, '../../.jsii'), 'utf8')) as {
  types: Record<string, Type>;
};

/** A type's name without that of the library. */
export const short = (fqn: string) => fqn.replace('cdk8s-seldon.', '');
