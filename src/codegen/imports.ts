import { type Expression } from './expression';
import { type Program } from './program';
import { partsOf } from './renamed';

/** What programs use of cdk8s. */
const OF_CDK8S: readonly string[] = [
  'ApiObject',
  'ApiObjectMetadata',
  'App',
  'Chart',
  'Duration',
  'Include',
  'JsonPatch',
  'Yaml',
];

/** Names that a program imports, sorted. */
export interface Imports {
  readonly cdk8s: readonly string[];
  readonly library: readonly string[];
}

/** The classes that a program names. */
export function importsOf({ groups }: Program): Imports {
  const names = new Set<string>();
  for (const { value } of groups.flat()) {
    for (const part of partsOf(value)) {
      const named = classNamed(part);
      if (named !== undefined) {
        names.add(named.split('.')[0]);
      }
    }
  }
  return importsAmong(names);
}

/** Names by the library that has them. */
export function importsAmong(names: Iterable<string>): Imports {
  const sorted = [...names].sort((a, b) => compare(a.toLowerCase(), b.toLowerCase()));
  return {
    cdk8s: sorted.filter((name) => OF_CDK8S.includes(name)),
    library: sorted.filter((name) => !OF_CDK8S.includes(name)),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function classNamed(part: Expression): string | undefined {
  switch (part.kind) {
    case 'constant':
    case 'new':
      return part.type;
    case 'call':
      return typeof part.on === 'string' ? part.on : undefined;
    default:
      return undefined;
  }
}
