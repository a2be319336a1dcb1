import { type Member, type TypeRef } from '../../assembly';

/** Any value. */
export const ANY: TypeRef = { kind: 'primitive', name: 'any' };

const text: TypeRef = { kind: 'primitive', name: 'string' };
const texts: TypeRef = { kind: 'map', of: text };

const struct = (members: Readonly<Record<string, TypeRef>>): ReadonlyMap<string, Member> =>
  new Map(Object.entries(members).map(([name, type]) => [name, { name, type, optional: true, variadic: false }]));
const parameters = (...types: readonly TypeRef[]): Member[] =>
  types.map((type, i) => ({ name: `${i}`, type, optional: false, variadic: false }));
const named = (fqn: string): TypeRef => ({ kind: 'named', fqn });

/** The structs of cdk8s that programs use; its assembly is not available. */
export const CDK8S_STRUCTS: Readonly<Record<string, ReadonlyMap<string, Member>>> = {
  'cdk8s.ApiObjectMetadata': struct({
    name: text,
    labels: texts,
    annotations: texts,
    finalizers: { kind: 'list', of: text },
  }),
  'cdk8s.AppProps': struct({ outdir: text, outputFileExtension: text }),
  'cdk8s.ChartProps': struct({ namespace: text }),
  'cdk8s.IncludeProps': struct({ url: text }),
};

/** The parameters of its constructors that programs call. */
export const CDK8S_CONSTRUCTORS: Readonly<Record<string, readonly Member[]>> = {
  App: parameters(named('cdk8s.AppProps')),
  Chart: parameters(ANY, text, named('cdk8s.ChartProps')),
  Include: parameters(ANY, text, named('cdk8s.IncludeProps')),
};
