import * as fs from 'node:fs';
import * as path from 'node:path';

/** A part of the JSON schemas that `kubernetes-models` ships. */
interface Schema {
  readonly type?: string;
  readonly format?: string;
  readonly $ref?: string;
  readonly enum?: readonly (string | null)[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema;
  readonly properties?: Record<string, Schema>;
  readonly required?: readonly string[];
}

/** One Kubernetes type: its fields in the notation of `src/api/schema/notation.ts`, and what they mean. */
export interface KubernetesType {
  readonly fields: Record<string, string>;
  readonly atomic: boolean;
  readonly about: string;
  readonly abouts: Record<string, string>;
  /** What Kubernetes does if a field is not set, as far as its reference says so. */
  readonly defaults: Record<string, string>;
}

/** What a SeldonDeployment takes from Kubernetes; all else is reached from these. */
const ROOTS = [
  'io.k8s.api.core.v1.PodSpec',
  'io.k8s.api.autoscaling.v2.MetricSpec',
  'io.k8s.api.autoscaling.v2.HorizontalPodAutoscalerBehavior',
  'io.k8s.api.autoscaling.v2beta1.MetricSpec',
  'io.k8s.apimachinery.pkg.apis.meta.v1.OwnerReference',
];

const SCALARS: Record<string, string> = {
  'io.k8s.apimachinery.pkg.api.resource.Quantity': 'quantity',
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': 'intOrString',
  // The metadata of a volume claim template is a bare object in the CRD: nothing in it survives.
  'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta': 'object',
};

/** Facts of the Go types that the package's schemas do not carry. */
const ATOMIC = new Set([
  'ConfigMapKeySelector',
  'SecretKeySelector',
  'ObjectFieldSelector',
  'ResourceFieldSelector',
  'LocalObjectReference',
  'NodeSelector',
  'NodeSelectorTerm',
  'TypedLocalObjectReference',
  'ConfigMapEnvSource',
  'SecretEnvSource',
  'ConfigMapVolumeSource',
  'ConfigMapProjection',
  'SecretProjection',
  'LabelSelector',
  'OwnerReference',
]);
const FIELDS: Record<string, string> = {
  'Container.ports': 'ContainerPort[containerPort,protocol]',
  'ContainerPort.protocol': 'string(SCTP|TCP|UDP)=TCP',
  'EphemeralContainer.ports': 'ContainerPort[containerPort,protocol]',
  'PodSpec.nodeSelector': '{string}@atomic',
  'PodSpec.topologySpreadConstraints': 'TopologySpreadConstraint[topologyKey,whenUnsatisfiable]',
};
const ADDED: Record<string, Record<string, [type: string, about: string]>> = {
  TopologySpreadConstraint: { minDomains: ['int32', 'Minimum number of eligible domains.'] },
};

const PACKAGES = path.join(__dirname, '../../node_modules');

/** The Kubernetes types that a SeldonDeployment reaches, by name, in alphabetical order. */
export function kubernetesTypes(): Record<string, KubernetesType> {
  const types: Record<string, KubernetesType> = {};
  const visit = (id: string): void => {
    const name = nameOf(id);
    if (types[name]) {
      return;
    }
    const schema = readSchema(id);
    const docs = readDocs(id);
    const fields: Record<string, string> = {};
    types[name] = { fields, atomic: ATOMIC.has(name), about: docs.about, abouts: docs.fields, defaults: docs.defaults };
    for (const [field, property] of Object.entries(schema.properties ?? {})) {
      const type = FIELDS[`${name}.${field}`] ?? notation(property, visit);
      fields[field] = type + (schema.required?.includes(field) ? '!' : '');
      if (FIELDS[`${name}.${field}`]) {
        notation(property, visit);
      }
    }
    for (const [field, [type, about]] of Object.entries(ADDED[name] ?? {})) {
      fields[field] = type;
      docs.fields[field] = about;
    }
  };
  ROOTS.forEach(visit);
  return Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function notation(schema: Schema, visit: (id: string) => void): string {
  if (schema.oneOf) {
    return notation(schema.oneOf[0], visit);
  }
  if (schema.$ref) {
    const id = schema.$ref.replace(/#$/, '');
    if (SCALARS[id]) {
      return SCALARS[id];
    }
    visit(id);
    return nameOf(id);
  }
  if (schema.type === 'array') {
    return `${notation(schema.items!, visit)}[]`;
  }
  if (schema.additionalProperties) {
    return `{${notation(schema.additionalProperties, visit)}}`;
  }
  const values = (schema.enum ?? []).filter((value) => value !== null && value !== '');
  return (
    (schema.type === 'integer' ? schema.format! : schema.type!) + (values.length > 0 ? `(${values.join('|')})` : '')
  );
}

/** The type's own name; the older of two autoscaling versions says so. */
function nameOf(id: string): string {
  const words = id.split('.');
  return (words.at(-2) === 'v2beta1' ? 'V2beta1' : '') + words.at(-1)!;
}

function readSchema(id: string): Schema {
  const file = id
    .split('.')
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('');
  const folder = id.startsWith('io.k8s.apimachinery') ? '@kubernetes-models/apimachinery' : 'kubernetes-models';
  const text = fs.readFileSync(path.join(PACKAGES, folder, '_schemas', `${file}.js`), 'utf8');
  return JSON.parse(/const schema = (\{[\s\S]*?\n\});?\n/.exec(text)![1]) as Schema;
}

/** The first sentence of each comment in the package's declarations, and the one about the default. */
function readDocs(id: string): { about: string; fields: Record<string, string>; defaults: Record<string, string> } {
  const [, folder, file] = /^io\.k8s\.(?:apimachinery\.pkg|api(?:\.core)?)\.(.*)\.(\w+)$/.exec(id)!;
  const pack = id.startsWith('io.k8s.apimachinery') ? '@kubernetes-models/apimachinery' : 'kubernetes-models';
  const text = fs.readFileSync(path.join(PACKAGES, pack, folder.replace(/\./g, '/'), `${file}.d.ts`), 'utf8');
  const body = text.slice(0, text.indexOf('export declare class'));
  const fields: Record<string, string> = {};
  const defaults: Record<string, string> = {};
  for (const [, comment, field] of body.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*"(\w+)"\??:/g)) {
    fields[field] = firstSentence(comment);
    const fallback = readDefault(plain(comment));
    if (fallback) {
      defaults[field] = fallback;
    }
  }
  return {
    about: firstSentence(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export interface/.exec(body)?.[1] ?? ''),
    fields,
    defaults,
  };
}

function firstSentence(comment: string): string {
  const text = plain(comment).split('\n\n')[0].replace(/\s+/g, ' ');
  const end = /^(?:(?!\. [A-Z]).)*(?:\.(?= [A-Z]|$)|$)/.exec(text)?.[0] ?? text;
  return end === '' || end.endsWith('.') ? end : `${end}.`;
}

function plain(comment: string): string {
  return comment
    .split('\n')
    .map((line) => line.replace(/^\s*\*\s?/, '').trim())
    .join('\n')
    .trim();
}

function readDefault(text: string): string | undefined {
  const said =
    /\b(?:[Dd]efaults? (?:to|is|value is)|[Dd]efault:) ((?:(?!\. |\.$|, |; | More info| if un| which | and )[^\n])+)/
      .exec(text)?.[1]
      .replace(/^[`'"](.*)[`'"]$/, '$1')
      .replace(/^to /, '');
  return said === undefined || /^(nil|empty|""|)$|:$/.test(said) ? undefined : said;
}
