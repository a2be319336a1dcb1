import { HEAD } from './head';
import { kubernetesTypes } from './kubernetes';

/** The files with Kubernetes' part of the description, and what they should hold. */
export function kubernetesFiles(): Record<string, string> {
  const types = kubernetesTypes();
  return {
    'src/api/schema/kubernetes.generated.ts': kubernetesFields(types),
    'src/api/schema/kubernetes-words.generated.ts': kubernetesWords(types),
  };
}

type Types = ReturnType<typeof kubernetesTypes>;

function kubernetesFields(types: Types): string {
  const lines = Object.entries(types).map(([name, { atomic, fields }]) => {
    const words = Object.entries(fields).map(([field, type]) => `${field}:${type}`);
    return `  ${name}: '${[...(atomic ? ['@atomic'] : []), ...words].join(' ')}',`;
  });
  return [
    HEAD,
    '',
    "/** The parts of a SeldonDeployment that are Kubernetes' own, in the notation of `notation.ts`. */",
    'export const KUBERNETES: { readonly [name: string]: string } = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}

function kubernetesWords(types: Types): string {
  const lines = Object.entries(types).flatMap(([name, { about, abouts, fields }]) => [
    `  ${name}: {`,
    `    about: ${JSON.stringify(about)},`,
    '    fields: {',
    ...Object.keys(fields)
      .filter((field) => abouts[field])
      .map((field) => `      ${field}: ${JSON.stringify(abouts[field])},`),
    '    },',
    '  },',
  ]);
  return [
    HEAD,
    '// The sentences are the first ones of the Kubernetes API reference (Apache License 2.0), as shipped by kubernetes-models (MIT).',
    '',
    "/** What Kubernetes' own types and fields mean. */",
    'export const KUBERNETES_WORDS: { readonly [name: string]: { readonly about: string; readonly fields: { readonly [name: string]: string } } } = {',
    ...lines,
    '};',
    '',
  ].join('\n');
}
