import { HEAD } from './head';
import { definition, SELDON } from '../../src/api/schema/definitions';
import { KUBERNETES_WORDS } from '../../src/api/schema/kubernetes-words.generated';
import { KUBERNETES } from '../../src/api/schema/kubernetes.generated';
import { readField, type TypeNode } from '../../src/api/schema/notation';

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
    '// Types and not interfaces, so that they are plain data (JsonObject) wherever that is asked for.',
    '',
    ...[...Object.keys(SELDON), ...Object.keys(KUBERNETES)].map(typescriptType),
  ].join('\n');
}

function typescriptType(name: string): string {
  const { about, fields } = definition(name);
  const words = KUBERNETES_WORDS[name];
  return [
    `/** ${words?.about || about || `${name} of Kubernetes.`} */`,
    `export type ${name} = {`,
    ...Object.entries(fields).flatMap(([field, { type, beyond, about: own, instead }]) => {
      const node = readField(beyond ?? type);
      const said = words?.fields[field] ?? own;
      const comment = said + (instead ? ` Use instead: ${instead}.` : '');
      return [
        ...(comment ? [`  /** ${comment} */`] : []),
        `  ${field}${node.required ? '' : '?'}: ${typescript(node.type)};`,
      ];
    }),
    '};',
    '',
  ].join('\n');
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
