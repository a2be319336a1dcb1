import { HEAD } from './head';
import { kubernetesTypes, type KubernetesType } from './kubernetes';
import { memberName } from '../../src/api/schema/member';
import { readField, type TypeNode } from '../../src/api/schema/notation';

/**
 * The older metrics are read from existing manifests, but nobody should write new ones; owners are set by controllers.
 */
const LEFT_OUT = (name: string): boolean => name.startsWith('V2beta1') || name === 'OwnerReference';

const SCALARS: Record<string, string> = {
  string: 'string',
  boolean: 'boolean',
  int32: 'number',
  int64: 'number',
  quantity: 'string',
  intOrString: 'IntOrString',
};

/** Parts of the pod that the graph owns, with their own description and default. */
const OWN: Record<string, { about: string; fallback: string }> = {
  'PodSpec.containers': { about: 'Containers in addition to those of the nodes of the graph.', fallback: 'none' },
};

/** The public structs for Kubernetes' own parts of a SeldonDeployment. */
export function structs(): string {
  const types = Object.entries(kubernetesTypes()).filter(([name]) => !LEFT_OUT(name));
  return [
    HEAD,
    '// The sentences are the first ones of the Kubernetes API reference (Apache License 2.0), as shipped by kubernetes-models (MIT).',
    "import { type IntOrString } from './int-or-string';",
    '',
    '// Next to the structs that use it: a submodule that imports from outside itself does not compile in Go.',
    "export * from './int-or-string';",
    '',
    ...types.map(([name, type]) => struct(name, type)),
  ].join('\n');
}

function struct(name: string, { about, abouts, defaults, fields }: KubernetesType): string {
  const members = Object.entries(fields)
    .filter(([, type]) => type !== 'object')
    .map(([field, type]) => ({ field, node: readField(type), own: OWN[`${name}.${field}`] }))
    .sort((a, b) => Number(b.node.required && !b.own) - Number(a.node.required && !a.own));
  return [
    `/** ${about || `${name} of Kubernetes.`} */`,
    `export interface ${memberName(name)} {`,
    members
      .map(({ field, node, own }) => {
        const required = node.required && !own;
        const fallback =
          own?.fallback ??
          node.fallback ??
          defaults[field] ??
          (node.type.kind === 'list' || node.type.kind === 'map' ? 'none' : 'left to Kubernetes');
        return [
          '  /**',
          `   * ${own?.about ?? sentence(abouts[field] ?? `The ${field}`)}`,
          ...(node.values.length > 0
            ? ['   *', `   * One of ${node.values.map((value) => `\`${value}\``).join(', ')}.`]
            : []),
          ...(required ? [] : [`   * @default - ${fallback}`]),
          '   */',
          `  readonly ${memberName(field)}${required ? '' : '?'}: ${typescript(node.type)};`,
        ].join('\n');
      })
      .join('\n\n'),
    '}',
    '',
  ].join('\n');
}

function sentence(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}

function typescript(type: TypeNode): string {
  switch (type.kind) {
    case 'scalar':
      return SCALARS[type.scalar];
    case 'list':
      return `${typescript(type.items)}[]`;
    case 'map':
      return `{ readonly [key: string]: ${typescript(type.values)} }`;
    case 'named':
      return memberName(type.name);
  }
}
