import { HEAD } from './head';
import { definition, SELDON } from '../../src/api/schema/definitions';
import { KUBERNETES_WORDS } from '../../src/api/schema/kubernetes-words.generated';
import { KUBERNETES } from '../../src/api/schema/kubernetes.generated';
import { readField, type TypeNode } from '../../src/api/schema/notation';

/** Longest line. */
const WIDTH = 120;

const SCALARS: Record<string, string> = {
  string: 'string',
  boolean: 'boolean',
  int32: 'number',
  int64: 'number',
  quantity: 'Quantity',
  intOrString: 'IntOrString',
  time: 'string',
  'time?': 'string | null',
  object: 'JsonObject',
};

/** TypeScript types of plain data, as the API server hands it to the operator. */
export function typescriptTypes(): string {
  return [
    HEAD,
    "import { type JsonObject } from '../private/json';",
    '',
    '/** An amount: `500m`, `1Gi`, or a bare number. */',
    'export type Quantity = string | number;',
    '',
    '/** A number, or a name or percentage. */',
    'export type IntOrString = string | number;',
    '',
    '// Types and not interfaces, so that they are assignable to plain data (JsonObject).',
    '',
    ...[...Object.keys(SELDON), ...Object.keys(KUBERNETES)].map(typescriptType),
  ].join('\n');
}

function typescriptType(name: string): string {
  const { about, fields } = definition(name);
  const words = KUBERNETES_WORDS[name];
  return [
    ...comment(words?.about || about || `${name} of Kubernetes.`, ''),
    `export type ${name} = {`,
    ...Object.entries(fields).flatMap(([field, { type, beyond, about: own, instead }]) => {
      const node = readField(beyond ?? type);
      const said = words?.fields[field] ?? own;
      return [
        ...comment(said + (instead ? ` Use instead: ${instead}.` : ''), '  '),
        `  ${field}${node.required ? '' : '?'}: ${typescript(node.type)};`,
      ];
    }),
    '};',
    '',
  ].join('\n');
}

/** A docstring on one line, or on more where it is longer than a line. */
function comment(text: string, indent: string): string[] {
  const line = `${indent}/** ${text} */`;
  if (text === '' || line.length <= WIDTH) {
    return text === '' ? [] : [line];
  }
  const start = `${indent} *`;
  const lines = [start];
  for (const word of text.split(' ')) {
    const last = `${lines[lines.length - 1]} ${word}`;
    if (last.length <= WIDTH || lines[lines.length - 1] === start) {
      lines[lines.length - 1] = last;
    } else {
      lines.push(`${start} ${word}`);
    }
  }
  return [`${indent}/**`, ...lines, `${start}/`];
}

function typescript(type: TypeNode): string {
  switch (type.kind) {
    case 'scalar':
      return SCALARS[type.scalar];
    case 'list':
      return `${typescript(type.items)}[]`;
    case 'map':
      return `{ [key: string]: ${typescript(type.values)} }`;
    case 'named':
      return type.name;
  }
}
