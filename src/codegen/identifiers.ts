/** Words that name nothing in one of the languages, and names that programs use for other things. */
const TAKEN: readonly string[] = [
  // TypeScript
  'abstract',
  'any',
  'arguments',
  'as',
  'async',
  'await',
  'boolean',
  'break',
  'case',
  'catch',
  'class',
  'const',
  'continue',
  'debugger',
  'declare',
  'default',
  'delete',
  'do',
  'else',
  'enum',
  'eval',
  'export',
  'extends',
  'false',
  'finally',
  'for',
  'from',
  'function',
  'get',
  'if',
  'implements',
  'import',
  'in',
  'instanceof',
  'interface',
  'is',
  'keyof',
  'let',
  'module',
  'namespace',
  'never',
  'new',
  'null',
  'number',
  'object',
  'of',
  'package',
  'private',
  'process',
  'protected',
  'public',
  'readonly',
  'require',
  'return',
  'set',
  'static',
  'string',
  'super',
  'switch',
  'symbol',
  'this',
  'throw',
  'true',
  'try',
  'type',
  'typeof',
  'undefined',
  'unknown',
  'var',
  'void',
  'while',
  'with',
  'yield',
  'exports',
  'console',
  'global',
  // Python
  'and',
  'assert',
  'def',
  'del',
  'elif',
  'except',
  'lambda',
  'none',
  'nonlocal',
  'not',
  'or',
  'pass',
  'raise',
  'print',
  'list',
  'dict',
  'str',
  'int',
  'float',
  'bool',
  'id',
  'all',
  'map',
  'filter',
  'range',
  'len',
  'open',
  'input',
  'max',
  'min',
  'sum',
  'match',
  'self',
  'dir',
  'vars',
  'exec',
  'compile',
  'hash',
  'iter',
  'next',
  'tuple',
  'property',
  'bytes',
  'format',
  'round',
  'sorted',
  'super',
  'zip',
  // ours
  'app',
  'k8s',
  'cdk8s',
];

/** Names of a program's variables: each once, in camel case. */
export class Names {
  private readonly taken: Set<string>;
  private readonly wanted = new Map<string, number>();

  public constructor(taken: Iterable<string> = []) {
    this.taken = new Set([...TAKEN, ...taken]);
  }

  /** What several variables with owners would be called: none of them should have the plain name. */
  public get ambiguous(): string[] {
    return [...this.wanted].filter(([, count]) => count > 1).map(([name]) => name);
  }

  /**
   * A variable's name derived from what something is called.
   * @param suffix says what it is, if the name alone is taken
   * @param owner what it belongs to, which comes before the suffix is tried
   */
  public pick(text: string, suffix = '', owner?: string): string {
    this.want(text, owner);
    return this.take(this.peek(text, suffix, owner));
  }

  /** Notes that a variable would have a plain name if it were the only one. */
  public want(text: string, owner?: string): void {
    if (owner !== undefined && owner !== '' && owner !== text) {
      const name = camelCase(text);
      this.wanted.set(name, (this.wanted.get(name) ?? 0) + 1);
    }
  }

  /** The name that `pick` would return. */
  public peek(text: string, suffix = '', owner?: string): string {
    const base = camelCase(text);
    const owned = owner === undefined || owner === text ? [] : [`${camelCase(owner)}${upperFirst(base)}`];
    const candidates = [base, ...owned, ...(suffix === '' ? [] : [`${base}${suffix}`])];
    let name = candidates.find((candidate) => !this.isTaken(candidate));
    for (let i = 2; name === undefined; i++) {
      const candidate = `${candidates[candidates.length - 1]}${i}`;
      name = this.isTaken(candidate) ? undefined : candidate;
    }
    return name;
  }

  /** Takes a name, so that nothing else gets it. */
  public take(name: string): string {
    this.taken.add(name);
    this.taken.add(snakeCase(name));
    return name;
  }

  /** The first name that is not taken, or the last one with a number. */
  public pickFirst(texts: readonly string[]): string {
    return this.pick(texts.find((text) => !this.isTaken(camelCase(text))) ?? texts[texts.length - 1]);
  }

  /** Names of a function: what is taken around it stays taken. */
  public inner(more: Iterable<string>): Names {
    return new Names([...this.taken, ...more]);
  }

  /** Two names that differ in camel case may be one with underscores. */
  private isTaken(name: string): boolean {
    return this.taken.has(name) || this.taken.has(snakeCase(name));
  }
}

/** What `write` makes; once more if names are ambiguous, so that all variables that would have them are named alike. */
export function withClearNames(names: Names, write: (names: Names) => string): string {
  const first = names.inner([]);
  const text = write(first);
  return first.ambiguous.length === 0 ? text : write(names.inner(first.ambiguous));
}

/** A name as jsii writes it for Python. */
export function snakeCase(name: string): string {
  return name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1_$2')
    .replace(/(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, '_')
    .toLowerCase();
}

/**
 * A name in camel case, which is that of a variable.
 * @param prefix what comes before a name that does not begin with a letter
 */
export function camelCase(text: string, prefix = 'model'): string {
  const words = text.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const plain = words.map((word, i) => (i === 0 ? lowerFirst(word) : upperFirst(word))).join('');
  return /^[a-z]/.test(plain) ? plain : `${prefix}${upperFirst(plain)}`;
}

function lowerFirst(text: string): string {
  return /^[A-Z0-9]+$/.test(text) ? text.toLowerCase() : text.charAt(0).toLowerCase() + text.slice(1);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
