/** The problems with a name; empty if it is valid. */
export type Problems = readonly string[];

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const UNDERSCORE_LABEL = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const UNDERSCORE_SUBDOMAIN = `${UNDERSCORE_LABEL}(\\.${UNDERSCORE_LABEL})*`;
const LABEL_1035 = '[a-z]([-a-z0-9]*[a-z0-9])?';
const QUALIFIED = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const LABEL_VALUE = `(${QUALIFIED})?`;
const CONFIG_KEY = '[-._a-zA-Z0-9]+';
const HTTP_HEADER = '[-A-Za-z0-9]+';
const PERCENT = '[0-9]+%';

const LABEL_HINT = " must consist of lower case alphanumeric characters or '-', ";
const SUBDOMAIN_RULE = format(
  SUBDOMAIN,
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start " +
    'and end with an alphanumeric character',
  'example.com',
);
const UNDERSCORE_RULE = format(
  UNDERSCORE_SUBDOMAIN,
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must " +
    'start and end with an alphanumeric character',
  'example.com',
);
const LABEL_RULE = format(
  LABEL,
  `a lowercase RFC 1123 label${LABEL_HINT}and must start and end with an alphanumeric character`,
  'my-name',
  '123-abc',
);
const LABEL_1035_RULE = format(
  LABEL_1035,
  `a DNS-1035 label${LABEL_HINT}start with an alphabetic character, and end with an alphanumeric character`,
  'my-name',
  'abc-123',
);
const QUALIFIED_RULE = format(
  QUALIFIED,
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  'MyName',
  'my.name',
  '123-abc',
);
const LABEL_VALUE_RULE = format(
  LABEL_VALUE,
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and " +
    'end with an alphanumeric character',
  'MyValue',
  'my_value',
  '12345',
);
const CONFIG_KEY_RULE = format(
  CONFIG_KEY,
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
  'key.name',
  'KEY_NAME',
  'key-name',
);
const HTTP_HEADER_RULE = format(
  HTTP_HEADER,
  "a valid HTTP header must consist of alphanumeric characters or '-'",
  'X-Header-Name',
);
const PERCENT_RULE = format(
  PERCENT,
  "a valid percent string must be a numeric string followed by an ending '%'",
  '1%',
  '93%',
);

const NONE: Problems = [];

/** A label of DNS (RFC 1123), for containers, volumes, namespaces. */
export function dnsLabel(value: string): Problems {
  if (value.length <= 63 && LABEL_RULE.pattern.test(value)) {
    return NONE;
  }
  const problems = longerThan(63, value);
  if (!LABEL_RULE.pattern.test(value)) {
    problems.push(SUBDOMAIN_RULE.pattern.test(value) ? 'must not contain dots' : LABEL_RULE.message);
  }
  return problems;
}

/** A label of DNS (RFC 1035), for Services. */
export function dns1035Label(value: string): Problems {
  return matching(LABEL_1035_RULE, value, 63);
}

/** A DNS name, for most objects. */
export function dnsSubdomain(value: string): Problems {
  return matching(SUBDOMAIN_RULE, value, 253);
}

/** A DNS name in which labels may contain underscores, for search paths. */
export function dnsSubdomainWithUnderscore(value: string): Problems {
  return matching(UNDERSCORE_RULE, value, 253);
}

/** The value of a label. */
export function labelValue(value: string): Problems {
  return matching(LABEL_VALUE_RULE, value, 63);
}

/** The key of a label or an annotation, or a resource: a name with an optional DNS prefix. */
export function qualifiedName(value: string): Problems {
  const slash = value.indexOf('/');
  if (slash < 0) {
    return namePart(value);
  }
  if (value.indexOf('/', slash + 1) >= 0) {
    return [
      `a qualified name ${QUALIFIED_RULE.message} with an optional DNS subdomain prefix and '/' (e.g. ` +
        "'example.com/MyName')",
    ];
  }
  const prefix = value.slice(0, slash);
  const before =
    prefix === '' ? ['prefix part must be non-empty'] : dnsSubdomain(prefix).map((problem) => `prefix part ${problem}`);
  const after = namePart(value.slice(slash + 1));
  return before.length === 0 ? after : [...before, ...after];
}

function namePart(name: string): Problems {
  if (name.length <= 63 && QUALIFIED_RULE.pattern.test(name)) {
    return NONE;
  }
  const problems = name === '' ? ['must be non-empty'] : longerThan(63, name);
  if (!QUALIFIED_RULE.pattern.test(name)) {
    problems.push(QUALIFIED_RULE.message);
  }
  return problems.map((problem) => `name part ${problem}`);
}

/** The name of a container port. */
export function portName(value: string): Problems {
  if (/^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(value)) {
    return NONE;
  }
  const problems = longerThan(15, value);
  const rules: [broken: boolean, problem: string][] = [
    [!/^[-a-z0-9]+$/.test(value), 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'],
    [!/[a-z]/.test(value), 'must contain at least one letter (a-z)'],
    [value.includes('--'), 'must not contain consecutive hyphens'],
    [value.startsWith('-') || value.endsWith('-'), 'must not begin or end with a hyphen'],
  ];
  for (const [broken, problem] of rules) {
    if (broken) {
      problems.push(problem);
    }
  }
  return problems;
}

/** The number of a port. */
export function portNumber(value: number): Problems {
  return value >= 1 && value <= 65535 ? NONE : ['must be between 1 and 65535, inclusive'];
}

/** The name of an environment variable; never empty. */
export function envName(value: string): Problems {
  return /^[ -<>-~]*$/.test(value)
    ? NONE
    : ["a valid environment variable name must consist only of printable ASCII characters other than '='"];
}

/** A key of a ConfigMap or a Secret. */
export function configKey(value: string): Problems {
  const problems = matching(CONFIG_KEY_RULE, value, 253);
  if (value === '.' || value === '..') {
    return [...problems, `must not be '${value}'`];
  }
  return value.startsWith('..') ? [...problems, "must not start with '..'"] : problems;
}

/** The name of a header of a probe. */
export function httpHeader(value: string): Problems {
  return matching(HTTP_HEADER_RULE, value);
}

/** A percentage such as `25%`. */
export function percent(value: string): Problems {
  return matching(PERCENT_RULE, value);
}

/** A name that becomes a segment of a URL. */
export function pathSegment(value: string): Problems {
  if (value === '.' || value === '..') {
    return [`may not be '${value}'`];
  }
  return ['/', '%'].filter((illegal) => value.includes(illegal)).map((illegal) => `may not contain '${illegal}'`);
}

interface Format {
  readonly pattern: RegExp;
  readonly message: string;
}

function format(pattern: string, message: string, ...examples: string[]): Format {
  const shown = examples.map((example) => `'${example}', `).join(' or ');
  return {
    pattern: new RegExp(`^${pattern}$`),
    message: `${message} (e.g. ${shown}regex used for validation is '${pattern}')`,
  };
}

function matching(rule: Format, value: string, longest = Infinity): Problems {
  const matches = rule.pattern.test(value);
  if (matches && value.length <= longest) {
    return NONE;
  }
  const problems = longerThan(longest, value);
  if (!matches) {
    problems.push(rule.message);
  }
  return problems;
}

function longerThan(longest: number, value: string): string[] {
  return Buffer.byteLength(value) > longest ? [`must be no more than ${longest} characters`] : [];
}
